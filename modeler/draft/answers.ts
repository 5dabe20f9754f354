/** What the forms of a process can answer, as conditions: `ergebnis = "genehmigt"`. */
import type { DraftFile } from '../api/process.ts'

interface Asked {
  readonly type?: string
  readonly key?: string
  readonly values?: readonly { readonly value?: unknown }[]
  readonly components?: readonly Asked[]
}

/** Names that FEEL reads as one name without quotes. */
const plain = /^[A-Za-zÄÖÜäöüß_][\wÄÖÜäöüß]*$/

export function answersIn(files: readonly DraftFile[]): readonly string[] {
  const forms = files.filter(({ kind, content }) => kind === 'form' && content !== '')
  return [...new Set(forms.flatMap(({ content }) => answersOf(parsed(content))))]
}

function answersOf({ type, key, values, components = [] }: Asked): readonly string[] {
  if (type === 'dynamiclist') return []
  const below = components.flatMap(answersOf)
  if (!key || !plain.test(key)) return below
  if (type === 'checkbox') return [`${key} = true`, ...below]
  if (type !== 'radio' && type !== 'select') return below
  return [...(values ?? []).map(({ value }) => `${key} = ${JSON.stringify(value)}`), ...below]
}

function parsed(content: string): Asked {
  try {
    return (JSON.parse(content) as Asked | null) ?? {}
  } catch {
    return {}
  }
}
