/** What the forms of a process ask as a choice: by key, with the values that can be answered and their words. */
import type { DraftFile } from '../api/process.ts'
import { askedIn } from './asked.ts'

export interface Choice {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** A key that several forms ask keeps all that any of them offers. */
export function choicesIn(files: readonly DraftFile[]): ReadonlyMap<string, Choice> {
  const choices = new Map<string, Choice>()
  for (const { type, key, label, values } of askedIn(files)) {
    if (!key || (type !== 'radio' && type !== 'select') || !values?.length) continue
    const known = choices.get(key)
    const options = values.flatMap(({ value, label: words }) =>
      typeof value === 'string' ? [{ value, label: typeof words === 'string' ? words : value }] : [],
    )
    const more = options.filter(({ value }) => !known?.options.some((one) => one.value === value))
    choices.set(key, { label: known?.label ?? label ?? key, options: [...(known?.options ?? []), ...more] })
  }
  return choices
}
