/** Papers that a person brings later instead of uploading them: the case keeps it, so that nobody asks for them again. */
import type { Json, Variables } from '../../engine/index.ts'

/** Variable of a case: keys of the upload fields that come on paper. A process may ask for it. */
export const ON_PAPER = 'aufPapier'

const WORDS = 'Wird auf Papier nachgereicht'

/** The variable, when something comes on paper; nothing for a field that has a file after all. */
export function onPaperVariable(ticked: readonly string[], values: Variables): Record<string, Json> {
  const keys = ticked.filter((key) => !hasFile(values[key]))
  return keys.length === 0 ? {} : { [ON_PAPER]: keys }
}

/** What stands in place of a missing file, by key of its field. */
export const insteadOfFiles = (keys: Json | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.isArray(keys) ? keys.map((key) => [String(key), WORDS]) : [])

const hasFile = (value: Json | undefined): boolean => Array.isArray(value) && value.length > 0
