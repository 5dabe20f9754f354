/** What the forms of a process ask as a choice: by key, with the values that can be answered and their words. */
import type { DraftFile } from '../api/process.ts'

export interface Choice {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

interface Asked {
  readonly type?: string
  readonly key?: string
  readonly label?: string
  readonly values?: readonly { readonly value?: unknown; readonly label?: unknown }[]
  readonly components?: readonly Asked[]
}

/** A key that several forms ask keeps all that any of them offers. */
export function choicesIn(files: readonly DraftFile[]): ReadonlyMap<string, Choice> {
  const choices = new Map<string, Choice>()
  const take = ({ type, key, label, values, components = [] }: Asked): void => {
    if (type === 'dynamiclist') return
    components.forEach(take)
    if (!key || (type !== 'radio' && type !== 'select') || !values?.length) return
    const known = choices.get(key)
    const options = values.flatMap(({ value, label: words }) =>
      typeof value === 'string' ? [{ value, label: typeof words === 'string' ? words : value }] : [],
    )
    const more = options.filter(({ value }) => !known?.options.some((one) => one.value === value))
    choices.set(key, { label: known?.label ?? label ?? key, options: [...(known?.options ?? []), ...more] })
  }
  for (const { kind, content } of files) if (kind === 'form' && content !== '') take(parsed(content))
  return choices
}

function parsed(content: string): Asked {
  try {
    return (JSON.parse(content) as Asked | null) ?? {}
  } catch {
    return {}
  }
}
