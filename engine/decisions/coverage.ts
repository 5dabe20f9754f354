/** For which inputs a decision table has no answer, and for which two: by looking at it, without data. An input that is null is not looked at. */
import type { DecisionTable, InputClause } from './decision.ts'
import { kindOf, readCell, type Cell, type Kind } from './cell.ts'
import { piecesOf, sayPieces, type Piece } from './domain.ts'

export interface Coverage {
  /** One unary test an input: no rule answers when all of them hold. */
  readonly gaps: readonly (readonly string[])[]
  readonly overlaps: readonly Overlap[]
  /** Cells that cannot be judged. Gaps and overlaps that hang on them are not named. */
  readonly unread: readonly UnreadCell[]
  /** False when the table is too large to look at all of it. */
  readonly complete: boolean
}

/** Two rules that answer at once where the hit policy allows one answer, and for which inputs. Rules count from 0. */
export interface Overlap {
  readonly rules: readonly [number, number]
  readonly at: readonly string[]
}

export interface UnreadCell {
  /** Null: the allowed values of the input. */
  readonly rule: number | null
  readonly input: number
  readonly text: string
}

interface Column {
  readonly kind: Kind | null
  readonly pieces: readonly Piece[]
  /** By rule; null cannot be judged. */
  readonly cells: readonly (Cell | null)[]
  readonly unread: readonly UnreadCell[]
}

/** Enough for every table that a person reads; beyond it nobody would wait. */
const LIMIT = 20_000
const SHOWN = 50

export function coverageOf(table: DecisionTable): Coverage {
  const columns = table.inputs.map((input, index) => columnOf(table, input, index))
  const found = answeredByDefault(table) ? { gaps: [], complete: true } : gapsOf(table, columns)
  return { ...found, overlaps: overlapsOf(table, columns), unread: columns.flatMap(({ unread }) => unread) }
}

const answeredByDefault = ({ outputs }: DecisionTable): boolean =>
  outputs.length > 0 && outputs.every(({ whenNone }) => whenNone !== null)

function columnOf({ rules }: DecisionTable, input: InputClause, index: number): Column {
  const texts = rules.map(({ tests }) => tests[index] ?? '-')
  const read = texts.map(readCell)
  const allowed = input.allowed === null ? null : readCell(input.allowed)
  const kind = kindOf(input.type) ?? [...read, allowed].find((cell) => cell?.kind)?.kind ?? null
  const fits = (cell: Cell | null): Cell | null => (cell && (cell.kind === null || cell.kind === kind) ? cell : null)
  const cells = read.map(fits)
  const limits = fits(allowed)
  const pieces = piecesOf(
    kind,
    cells.flatMap((cell) => cell ?? []),
    limits,
  )
  const unread = cells.flatMap((cell, rule) => (cell ? [] : [{ rule, input: index, text: texts[rule] ?? '' }]))
  return {
    kind,
    pieces: pieces.length > 0 ? pieces : [{ sample: 0, point: null, above: null, below: null }],
    cells,
    unread: input.allowed !== null && !limits ? [{ rule: null, input: index, text: input.allowed }, ...unread] : unread,
  }
}

/** A cell that cannot be judged may let everything pass: what is a gap even then is one. */
const mayPass = (cell: Cell | null | undefined, { sample }: Piece): boolean => !cell || cell.passes(sample)

function gapsOf({ rules }: DecisionTable, columns: readonly Column[]): Pick<Coverage, 'gaps' | 'complete'> {
  const gaps: (readonly string[])[] = []
  let looked = 0
  const look = (at: number, alive: readonly number[], path: readonly string[]): void => {
    if (gaps.length >= SHOWN || looked++ > LIMIT) return
    const column = columns[at]
    if (alive.length === 0) return void gaps.push([...path, ...columns.slice(at).map(() => '-')])
    if (!column) return
    for (const [pieces, left] of grouped(column, alive))
      look(at + 1, left, [...path, sayPieces(column.kind, column.pieces, pieces)])
  }
  look(
    0,
    rules.map((_rule, index) => index),
    [],
  )
  return { gaps, complete: looked <= LIMIT && gaps.length < SHOWN }
}

/** Pieces of a column for which the same rules remain belong together. */
function grouped(
  { pieces, cells }: Column,
  alive: readonly number[],
): readonly (readonly [Piece[], readonly number[]])[] {
  const groups = new Map<string, [Piece[], readonly number[]]>()
  for (const piece of pieces) {
    const left = alive.filter((rule) => mayPass(cells[rule], piece))
    const known = groups.get(left.join(' '))
    if (known) known[0].push(piece)
    else groups.set(left.join(' '), [[piece], left])
  }
  return [...groups.values()]
}

function overlapsOf(table: DecisionTable, columns: readonly Column[]): readonly Overlap[] {
  if (table.hitPolicy !== 'UNIQUE' && table.hitPolicy !== 'ANY') return []
  return table.rules.flatMap((rule, one) =>
    table.rules.slice(one + 1).flatMap((other, index) => {
      if (table.hitPolicy === 'ANY' && String(rule.outputs) === String(other.outputs)) return []
      const rules: readonly [number, number] = [one, one + 1 + index]
      const at = columns.map((column) => sharedBy(column, rules))
      return at.every((cell) => cell !== null) ? [{ rules, at }] : []
    }),
  )
}

/** What both rules let pass; null when nothing, or when that cannot be judged. */
function sharedBy({ kind, pieces, cells }: Column, [one, other]: readonly [number, number]): string | null {
  const [first, second] = [cells[one], cells[other]]
  if (!first || !second) return null
  const shared = pieces.filter(({ sample }) => first.passes(sample) && second.passes(sample))
  return shared.length === 0 ? null : sayPieces(kind, pieces, shared)
}
