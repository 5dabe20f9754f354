/** Rows of a posted form: read by their numbers, moved and taken away by its buttons, so that it works without JavaScript. */
export type Row = Readonly<Record<string, readonly string[]>>

/** `name.<number>.<field>`: the rows in their order, whatever their numbers. */
export function rowsOf(posted: Readonly<Record<string, string | readonly string[]>>, name: string): readonly Row[] {
  const found = new Map<number, Record<string, readonly string[]>>()
  const parts = new RegExp(`^${name}\\.(\\d{1,3})\\.(.+)$`)
  for (const [key, value] of Object.entries(posted)) {
    const [, at, field] = parts.exec(key) ?? []
    if (at === undefined || field === undefined) continue
    const row = found.get(Number(at)) ?? {}
    row[field] = [value].flat().map((text) => text.replaceAll('\r\n', '\n').trim())
    found.set(Number(at), row)
  }
  return [...found].sort(([one], [other]) => one - other).map(([, row]) => row)
}

/** The only value of a field. */
export const only = (row: Row, field: string): string => row[field]?.[0] ?? ''

export interface RowCommand {
  readonly does: 'hoch' | 'runter' | 'weg'
  readonly rows: string
  readonly at: number
}

/** `hoch.milestones.2`; null for every other button. */
export function rowCommand(button: string): RowCommand | null {
  const [, does, rows = '', at] = /^(hoch|runter|weg)\.(\w+)\.(\d{1,3})$/.exec(button) ?? []
  return does === undefined ? null : { does: does as RowCommand['does'], rows, at: Number(at) }
}

/** The list after the button; as it was where there is no such row, or nowhere to go. */
export function commanded<T>(list: readonly T[], { does, at }: RowCommand): readonly T[] {
  const row = list[at]
  if (row === undefined) return list
  const rest = list.filter((_, index) => index !== at)
  if (does === 'weg') return rest
  const to = does === 'hoch' ? at - 1 : at + 1
  return to < 0 || to >= list.length ? list : [...rest.slice(0, to), row, ...rest.slice(to)]
}
