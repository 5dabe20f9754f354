/** What a file says otherwise than the list we have, difference by difference. Nothing here changes anything. */
import type { CatalogueFile, Entry, Fields } from './entry.ts'

export const kinds = ['new', 'changed', 'replaced', 'merged', 'dropped'] as const
export type Kind = (typeof kinds)[number]

/** Why a key goes: the file says that it is no longer used, or what takes its place; or it is no longer there. */
export type Why = 'stated' | 'same-name' | 'inactive' | 'expired' | 'missing' | 'unknown-successor'

export interface Difference {
  readonly kind: Kind
  /** The key it is about; of merged ones the key that remains. */
  readonly key: string
  /** Of a change the field, else empty. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
  /** Keys that go, and those that take their place. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly why: Why | null
  /** The entries that accepting it adds, by key. */
  readonly adds: Readonly<Record<string, Fields>>
  /** How it is called, to be read. */
  readonly name: string
}

export interface Comparison {
  readonly differences: readonly Difference[]
  /** Keys of the file that say the same as ours. */
  readonly unchanged: number
  /** Keys that the file says are over or superseded, and that we never had. */
  readonly over: number
  /** Keys of ours that a file that is no whole catalogue does not name: that says nothing about them. */
  readonly notNamed: number
}

type Known = ReadonlyMap<string, Fields>

/**
 * Compares field by field: a field counts only where the file has it. Only a file that is the whole catalogue (`complete`)
 * says by leaving a key out that it is gone, and what only a rejected row names is not left out. `used` are keys that
 * services name although the list does not have them: they can be replaced or dropped like the others.
 */
export function compare(
  known: Known,
  file: Pick<CatalogueFile, 'rows' | 'rejected'>,
  complete: boolean,
  used: Known = new Map(),
): Comparison {
  const rows = new Map(file.rows.map((row) => [row.key, row]))
  const ours = new Map([...used, ...known])
  const named = new Set([...file.rows, ...file.rejected].map(({ key }) => key))
  const gone = complete ? [...ours.keys()].filter((key) => !named.has(key)) : []
  const successors = successorsOf(ours, rows, gone)
  const going = goingOf(ours, rows, gone, successors).map((one) => ({ ...one, adds: without(one.adds, known) }))
  const added = new Set(going.flatMap(({ adds }) => Object.keys(adds)))
  const strange = file.rows.filter(({ key }) => !known.has(key) && !added.has(key))
  const isOver = ({ ended, successors: others }: Entry): boolean => ended !== null || others.length > 0
  const news = strange
    .filter((row) => !isOver(row))
    .map((row) => difference('new', row.key, { name: nameOf(row.fields), adds: { [row.key]: row.fields } }))
  const goes = new Set(going.flatMap(({ from }) => from))
  const changed = file.rows.filter(({ key }) => !goes.has(key)).flatMap((row) => changesOf(row, known.get(row.key)))
  const touched = new Set(changed.map(({ key }) => key))
  return {
    differences: [...news, ...changed, ...going],
    unchanged: file.rows.filter(({ key }) => known.has(key) && !goes.has(key) && !touched.has(key)).length,
    over: strange.filter((row) => isOver(row) && !ours.has(row.key)).length,
    notNamed: complete ? 0 : [...known.keys()].filter((key) => !named.has(key) && !goes.has(key)).length,
  }
}

const without = (adds: Difference['adds'], known: Known): Difference['adds'] =>
  Object.fromEntries(Object.entries(adds).filter(([key]) => !known.has(key)))

const nameOf = (fields: Fields | undefined): string => fields?.['name'] ?? ''

const difference = (kind: Kind, key: string, more: Partial<Difference>): Difference => ({
  ...{ kind, key, field: '', before: null, after: null, from: [], to: [], why: null, adds: {}, name: '' },
  ...more,
})

const changesOf = ({ key, fields, ended }: Entry, ours: Fields | undefined): readonly Difference[] =>
  ours && !ended
    ? Object.entries(fields)
        .filter(([field, value]) => (ours[field] ?? '') !== value)
        .map(([field, after]) =>
          difference('changed', key, { field, before: ours[field] ?? '', after, name: nameOf(ours) }),
        )
    : []

interface Successor {
  readonly to: readonly string[]
  readonly why: 'stated' | 'same-name'
}

/** What takes the place of our keys: as the file says it, or, for keys that are gone, a new key of the very same name. */
function successorsOf(known: Known, rows: ReadonlyMap<string, Entry>, gone: readonly string[]) {
  const found = new Map<string, Successor>()
  const stated = (key: string, to: readonly string[]): void => {
    const others = [...new Set([...(found.get(key)?.to ?? []), ...to])].filter((one) => one !== key)
    if (known.has(key) && others.length > 0) found.set(key, { to: others, why: 'stated' })
  }
  for (const { key, successors, predecessors } of rows.values()) {
    stated(key, successors)
    for (const before of predecessors) stated(before, [key])
  }
  const named = newByName(known, rows)
  for (const key of gone) {
    const [same, ...more] = named.get(folded(nameOf(known.get(key)))) ?? []
    if (!found.has(key) && same && more.length === 0) found.set(key, { to: [same], why: 'same-name' })
  }
  return found
}

const folded = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim()

function newByName(known: Known, rows: ReadonlyMap<string, Entry>): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>()
  for (const { key, fields, ended } of rows.values()) {
    if (known.has(key) || ended) continue
    const name = folded(nameOf(fields))
    named.set(name, [...(named.get(name) ?? []), key])
  }
  return named
}

/** Keys that are replaced, merged or dropped. Several whose place one and the same key takes are merged. */
function goingOf(
  known: Known,
  rows: ReadonlyMap<string, Entry>,
  gone: readonly string[],
  successors: ReadonlyMap<string, Successor>,
): readonly Difference[] {
  const exists = (key: string): boolean => known.has(key) || (rows.has(key) && !rows.get(key)?.ended)
  const ended = [...rows.values()].filter((row) => row.ended && known.has(row.key)).map(({ key }) => key)
  const byTarget = new Map<string, string[]>()
  const found: Difference[] = []
  for (const key of new Set([...successors.keys(), ...gone, ...ended])) {
    const next = successors.get(key)
    const to = next?.to.filter(exists) ?? []
    const [only] = to
    if (only && to.length === 1) byTarget.set(only, [...(byTarget.get(only) ?? []), key])
    else if (next && only) found.push(follow('replaced', key, { from: [key], to, why: next.why }, known, rows))
    else {
      const why = next ? 'unknown-successor' : (rows.get(key)?.ended ?? 'missing')
      found.push(difference('dropped', key, { from: [key], why, name: nameOf(known.get(key)) }))
    }
  }
  for (const [target, from] of byTarget) {
    const why = from.every((key) => successors.get(key)?.why === 'stated') ? 'stated' : 'same-name'
    const [only, ...more] = from
    const [kind, key] = only && more.length === 0 ? (['replaced', only] as const) : (['merged', target] as const)
    found.push(follow(kind, key, { from, to: [target], why }, known, rows))
  }
  return found
}

/** A difference after which other keys stand for those that go. */
function follow(
  kind: 'replaced' | 'merged',
  key: string,
  about: Pick<Difference, 'from' | 'to' | 'why'>,
  known: Known,
  rows: ReadonlyMap<string, Entry>,
): Difference {
  const name = kind === 'merged' ? nameOf(rows.get(key)?.fields ?? known.get(key)) : nameOf(known.get(key))
  const adds = Object.fromEntries(
    about.to.flatMap((target) => {
      const fields = rows.get(target)?.fields
      return fields ? [[target, fields] as const] : []
    }),
  )
  return difference(kind, key, { ...about, name, adds })
}
