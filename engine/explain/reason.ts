import type { ElementId, Instant, TokenId, WaitId } from '../core/ids.ts'

export interface Sentence {
  readonly de: string
  readonly en: string
}

/** Why one token of a case does not go on by itself. */
export interface Reason {
  readonly token: TokenId
  readonly element: ElementId
  /** What the outside can answer; null where the token waits for other tokens of its own case. */
  readonly wait: WaitId | null
  readonly since: Instant | null
  readonly says: Sentence
}

/** How people and groups are called; without it their keys are shown. */
export interface Names {
  person(login: string): string
  group(key: string): string
}

export const plainNames: Names = { person: (login) => login, group: (key) => key }

/** A moment as people of the town read it: `3. März 2026, 09:00`. */
export const momentIn = (zone: string, at: Instant): Sentence => ({
  de: formatted('de-DE', zone, at),
  en: formatted('en-GB', zone, at),
})

const formatted = (locale: string, timeZone: string, at: Instant): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(new Date(at))
