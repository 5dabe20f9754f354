/** In what form something comes in or goes out, as it is typed. */
import { media, writeMedium } from '../../engine/drawing/facts.ts'

export { writeMedium }

export const mediumNames: readonly string[] = [...media.map(({ name }) => name), 'E-Mail']

export function readMedium(text: string): string | null {
  const typed = text.trim()
  if (!typed) return null
  return media.find(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))?.id ?? typed
}
