/** All values of an input, cut into pieces of which every cell of its column lets pass the whole or nothing. */
import { literalOf, ordered, type Cell, type Kind, type Value } from './cell.ts'

/** A piece: one value, or all between two neighbours. */
export interface Piece {
  /** Any value of it. */
  readonly sample: Value
  /** Null where it is no single value. */
  readonly point: Value | null
  /** Limits of what lies between two values; null is endless. */
  readonly above: Value | null
  readonly below: Value | null
}

/** Neither any text that is named, nor anything a person types. */
const OTHER = '\u0000other'

/** The pieces, those that the allowed values exclude left out; a single one where no cell says what is compared. */
export function piecesOf(kind: Kind | null, cells: readonly Cell[], allowed: Cell | null): readonly Piece[] {
  const all = cut(
    kind,
    [...cells, ...(allowed ? [allowed] : [])].flatMap(({ mentions }) => mentions),
  )
  return allowed ? all.filter(({ sample }) => allowed.passes(sample)) : all
}

function cut(kind: Kind | null, mentions: readonly Value[]): readonly Piece[] {
  if (kind === 'boolean') return [point(true), point(false)]
  const values = [...new Set(mentions)]
  if (!ordered(kind)) return [...values.map(point), { sample: OTHER, point: null, above: null, below: null }]
  const sorted = (values as number[]).sort((a, b) => a - b)
  return sorted.flatMap((value, index) => {
    const before = between(kind, sorted[index - 1] ?? null, value)
    const last = index === sorted.length - 1 ? between(kind, value, null) : []
    return [...before, point(value), ...last]
  })
}

const point = (value: Value): Piece => ({ sample: value, point: value, above: null, below: null })

function between(kind: Kind | null, above: number | null, below: number | null): readonly Piece[] {
  // Between two days that follow each other there is none.
  if (kind === 'date' && above !== null && below !== null && below - above <= 1) return []
  const sample =
    above === null ? Number(below) - 1 : below === null || kind === 'date' ? above + 1 : (above + below) / 2
  return [{ sample, point: null, above, below }]
}

/** The pieces as a cell that lets pass just them: the shortest for people to read. */
export function sayPieces(kind: Kind | null, all: readonly Piece[], chosen: readonly Piece[]): string {
  if (kind === null || chosen.length === all.length) return '-'
  if (ordered(kind))
    return runsOf(all, chosen)
      .map((run) => sayRun(kind, run))
      .join(', ')
  const named = (pieces: readonly Piece[]): string =>
    pieces.flatMap(({ point: value }) => (value === null ? [] : literalOf(kind, value))).join(', ')
  const others = chosen.some((piece) => piece.point === null)
  return others ? `not(${named(all.filter((piece) => !chosen.includes(piece)))})` : named(chosen)
}

/** Pieces that lie side by side. */
function runsOf(all: readonly Piece[], chosen: readonly Piece[]): readonly (readonly Piece[])[] {
  const runs: Piece[][] = []
  let last = -2
  for (const piece of chosen) {
    const index = all.indexOf(piece)
    if (index === last + 1) runs.at(-1)?.push(piece)
    else runs.push([piece])
    last = index
  }
  return runs
}

function sayRun(kind: Kind, run: readonly Piece[]): string {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return ''
  if (run.length === 1 && first.point !== null) return literalOf(kind, first.point)
  const from = first.point ?? first.above
  const to = last.point ?? last.below
  if (from === null && to !== null) return `${last.point === null ? '<' : '<='} ${literalOf(kind, to)}`
  if (to === null && from !== null) return `${first.point === null ? '>' : '>='} ${literalOf(kind, from)}`
  if (from === null || to === null) return '-'
  const [open, close] = [first.point === null ? '(' : '[', last.point === null ? ')' : ']']
  return `${open}${literalOf(kind, from)}..${literalOf(kind, to)}${close}`
}
