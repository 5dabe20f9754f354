import type { Action, Variables } from '../../engine/index.ts'

/** Variables as a step of a story holds them. */
export type Given = Extract<Action, { start: unknown }>['start']

/** Reads variables that somebody typed as JSON; nothing typed is none. */
export function readVariables(text: string): { readonly variables: Variables } | { readonly problem: string } {
  if (text.trim() === '') return { variables: {} }
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { variables: read as Variables }
  } catch {
    // Said below: what a browser says about JSON is not German.
  }
  return { problem: 'Das ist kein JSON-Objekt. Beispiel: { "vollstaendig": true, "betrag": 75 }' }
}
