/** In which column from the left every node stands: one further than what comes before it. */
import { PLAIN, type Item, type Table } from '../table/table.ts'

/** A row of nodes that one draws in a straight line: the way of the process, or a branch that leaves it. */
export interface Strand {
  readonly nodes: { readonly id: string; readonly column: number }[]
  /** Where it leaves another strand, and where it comes back. */
  readonly from: { readonly strand: Strand; readonly id: string; readonly column: number } | null
  until: number | null
}

export interface Columns {
  /** The way of the process first, branches behind the strand they leave. */
  readonly strands: readonly Strand[]
}

export function columns(table: Table): Columns {
  const strands: Strand[] = []
  const main = begin(strands, null)
  let end = walk(strands, main, table.items, 0)
  for (const aside of table.asides) {
    const apart = begin(strands, null)
    apart.nodes.push({ id: aside.id, column: 0 })
    end = Math.max(end, walk(strands, apart, aside.items, 1))
  }
  return { strands }
}

function begin(strands: Strand[], from: Strand['from']): Strand {
  const strand: Strand = { nodes: [], from, until: null }
  strands.push(strand)
  return strand
}

/** Puts the items into columns from `column` on; returns the first column behind them. */
function walk(strands: Strand[], strand: Strand, items: readonly Item[], column: number): number {
  let next = column
  const put = (id: string): void => {
    strand.nodes.push({ id, column: next })
    next += 1
  }
  for (const item of items) {
    if (item.kind === 'jump') continue
    for (const merge of item.merges) put(merge)
    put(item.id)
    if (item.kind === 'step') {
      const from = { strand, id: item.id, column: next - 1 }
      for (const aside of item.asides) walk(strands, begin(strands, from), aside.items, next)
      continue
    }
    next = branches(strands, strand, item, next)
    if (item.join && item.join !== PLAIN) put(item.join)
  }
  return next
}

type Block = Extract<Item, { kind: 'block' }>

function branches(strands: Strand[], strand: Strand, block: Block, column: number): number {
  const straight = straightBranch(block)
  const own = block.branches[straight]
  const ends = [own ? walk(strands, strand, own.items, column) : column]
  const from = { strand, id: block.id, column: column - 1 }
  const others = block.branches.flatMap((branch, index) => {
    if (index === straight) return []
    const leaving = begin(strands, from)
    ends.push(walk(strands, leaving, branch.items, column))
    return [{ leaving, comesBack: !goesAway(branch.items) }]
  })
  const end = Math.max(...ends)
  for (const { leaving, comesBack } of others) if (comesBack) leaving.until = end
  return end
}

/** The branch that is drawn straight on: the first that does not end or go back; of those that all come back, the first with steps. */
function straightBranch({ branches }: Block): number {
  const staying = branches.flatMap((branch, index) => (goesAway(branch.items) ? [] : [index]))
  if (staying.length === 0)
    return Math.max(
      0,
      branches.findIndex(({ items }) => items.at(-1)?.kind !== 'jump'),
    )
  if (staying.length < branches.length) return staying[0] ?? 0
  return Math.max(
    0,
    branches.findIndex(({ items }) => items.length > 0),
  )
}

function goesAway(items: readonly Item[]): boolean {
  const last = items.at(-1)
  if (!last) return false
  if (last.kind === 'block') return last.branches.every((branch) => goesAway(branch.items))
  return last.kind === 'jump' || last.part === 'end'
}
