/** Which two a comparison is about: any version of any process, as the address says; else the last two of the process's own life. */
import type { Context } from '../../context.ts'
import { listProcesses } from '../list.ts'
import { entries } from '../register/entry.ts'
import { sidesOf, type Side } from './sides.ts'

export interface Choosable {
  readonly key: string
  /** "Fundsachen (Ist)". */
  readonly label: string
}

/** One side of the comparison: a process, and which of its versions. */
export interface Chosen {
  readonly process: string
  readonly sides: readonly Side[]
  /** Null where the process has none that is left. */
  readonly side: Side | null
}

export interface Choice {
  /** What comes from the same drawing first, then by name. */
  readonly processes: readonly Choosable[]
  readonly from: Chosen
  readonly to: Chosen
}

type Query = Readonly<Record<string, unknown>>

export async function choose(context: Context, key: string, query: Query): Promise<Choice> {
  const { all, related } = await choosable(context, key)
  const asked = (name: string): string | undefined => all.find((one) => one.key === query[name])?.key
  const toProcess = asked('bis.prozess') ?? key
  const to = await chosen(context, toProcess, query['bis'], null)
  const alone = to.process === key && to.sides.length < 2
  const fromProcess = asked('von.prozess') ?? (alone ? (related[0] ?? key) : key)
  const from = await chosen(context, fromProcess, query['von'], to.side)
  const named = (one: Chosen): Chosen => (from.process === to.process ? one : inFull(one, all))
  return { processes: all, from: named(from), to: named(to) }
}

async function chosen(context: Context, process: string, id: unknown, other: Side | null): Promise<Chosen> {
  const sides = await sidesOf(context, process)
  const isOther = (side: Side): boolean => side.process === other?.process && side.id === other.id
  const side = sides.find((one) => one.id === id) ?? sides.findLast((one) => !isOther(one)) ?? null
  return { process, sides, side }
}

/** Of two processes each is called by its name too. */
function inFull({ side, ...rest }: Chosen, all: readonly Choosable[]): Chosen {
  const name = all.find(({ key }) => key === rest.process)?.label ?? rest.process
  return { ...rest, side: side && { ...side, label: `${name}, ${side.label}` } }
}

async function choosable(context: Context, key: string): Promise<{ all: Choosable[]; related: string[] }> {
  const [listed, known] = await Promise.all([listProcesses(context), entries(context)])
  const from = known.get(key)?.derivedFrom
  const isRelated = (other: string): boolean => other === from || known.get(other)?.derivedFrom === key
  const names = listed.map(({ name }) => name)
  const all = listed.map((one) => ({
    key: one.key,
    label: [
      one.name,
      known.get(one.key)?.state === 'ist' ? ' (Ist)' : '',
      names.indexOf(one.name) === names.lastIndexOf(one.name) ? '' : `, ${one.key}`,
    ].join(''),
  }))
  const related = all.filter((one) => isRelated(one.key))
  const first = [...all.filter((one) => one.key === key), ...related]
  return { all: [...new Set([...first, ...all])], related: related.map((one) => one.key) }
}
