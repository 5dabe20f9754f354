import type { Kind } from './entry.ts'

/** The groups of the process map. */
export const kindWords: Readonly<Record<Kind, string>> = {
  lead: 'Führung',
  core: 'Kern',
  support: 'Unterstützung',
}
