/** What a hand does with the rows: each edit gives another table. */
import { keyOf, type ListId, type Place } from './flat.ts'
import { everyItem, type Aside, type Block, type Branch, type Item, type Table } from './table.ts'

export function itemsOf(table: Table, list: ListId): readonly Item[] {
  let found: readonly Item[] = []
  mapLists(table, (items, own) => {
    if (keyOf(own) === keyOf(list)) found = items
    return items
  })
  return found
}

export const insert = (table: Table, { list, index }: Place, items: readonly Item[]): Table =>
  change(table, list, (all) => [...all.slice(0, index), ...items, ...all.slice(index)])

export const replace = (table: Table, { list, index }: Place, item: Item): Table =>
  change(table, list, (all) => all.map((one, at) => (at === index ? item : one)))

/** Takes a row away with everything below it, and the ways that lead to it. */
export const remove = (table: Table, { list, index }: Place): Table =>
  withoutLostJumps(change(table, list, (all) => all.filter((_, at) => at !== index)))

export function changeBranch(table: Table, block: string, index: number, by: Partial<Branch>): Table {
  return mapBlocks(table, (one) =>
    one.id === block
      ? { ...one, branches: one.branches.map((branch, at) => (at === index ? { ...branch, ...by } : branch)) }
      : one,
  )
}

/** Says when a branch is taken. Where only one other is left of which nobody has said it, that one is "sonst". */
export function decide(table: Table, block: string, index: number, condition: string | null): Table {
  const said = changeBranch(table, block, index, { condition })
  return mapBlocks(said, (one) => {
    const open = one.branches.filter((branch) => branch.condition === null)
    const settled = one.branches.some(({ isDefault }) => isDefault) || open.length !== 1
    if (one.id !== block || settled) return one
    return { ...one, branches: one.branches.map((branch) => ({ ...branch, isDefault: branch.condition === null })) }
  })
}

export const addBranch = (table: Table, block: string, branch: Branch): Table =>
  mapBlocks(table, (one) => {
    if (one.id !== block) return one
    // "sonst" stays the last word.
    const last = one.branches.at(-1)
    const before = last?.isDefault ? one.branches.slice(0, -1) : one.branches
    return { ...one, branches: [...before, branch, ...one.branches.slice(before.length)] }
  })

/** A decision needs two ways; the last two stay. */
export const removeBranch = (table: Table, block: string, index: number): Table =>
  withoutLostJumps(
    mapBlocks(table, (one) =>
      one.id === block && one.branches.length > 2
        ? { ...one, branches: one.branches.filter((_, at) => at !== index) }
        : one,
    ),
  )

/** One row up or down, into branches and out of them; where it then stands. The first row and the last stay where they are. */
export function move(table: Table, from: Place, by: 1 | -1): { readonly table: Table; readonly place: Place } | null {
  const items = itemsOf(table, from.list)
  const item = items[from.index]
  if (!item || isEdge(item, from)) return null
  const next = items[from.index + by]
  if (!next) return moveOut(table, from, item, by)
  if (isEdge(next, { ...from, index: from.index + by })) return null
  const without = remove0(table, from)
  if (next.kind === 'block') {
    const branch = by === 1 ? 0 : next.branches.length - 1
    const list = { block: next.id, branch }
    return put(without, { list, index: by === 1 ? 0 : itemsOf(table, list).length }, item)
  }
  return put(without, { list: from.list, index: from.index + by }, item)
}

function moveOut(table: Table, from: Place, item: Item, by: 1 | -1): ReturnType<typeof move> {
  if (from.list === 'main' || !('block' in from.list)) return null
  const { block, branch } = from.list
  const around = placeOf(table, block)
  const own = around && itemsOf(table, around.list)[around.index]
  if (!around || own?.kind !== 'block') return null
  const without = remove0(table, from)
  const beside = branch + by
  if (own.branches[beside]) {
    const list = { block, branch: beside }
    return put(without, { list, index: by === 1 ? 0 : itemsOf(table, list).length }, item)
  }
  return put(without, { list: around.list, index: around.index + (by === 1 ? 1 : 0) }, item)
}

const remove0 = (table: Table, { list, index }: Place): Table =>
  change(table, list, (all) => all.filter((_, at) => at !== index))
const put = (table: Table, place: Place, item: Item) => ({ table: insert(table, place, [item]), place })
const isEdge = (item: Item, { list }: Place): boolean =>
  list === 'main' && item.kind === 'step' && (item.part === 'start' || item.part === 'end')

/** Where an item stands. */
export function placeOf(table: Table, id: string): Place | null {
  let found: Place | null = null
  mapLists(table, (items, list) => {
    const index = items.findIndex((item) => item.kind !== 'jump' && item.id === id)
    if (index >= 0) found = { list, index }
    return items
  })
  return found
}

function change(table: Table, list: ListId, by: (items: readonly Item[]) => readonly Item[]): Table {
  return mapLists(table, (items, own) => (keyOf(own) === keyOf(list) ? by(items) : items))
}

function withoutLostJumps(table: Table): Table {
  const known = new Set(everyItem(table).flatMap((item) => (item.kind === 'jump' ? [] : [item.id])))
  return mapLists(table, (items) => items.filter((item) => item.kind !== 'jump' || known.has(item.target)))
}

function mapBlocks(table: Table, by: (block: Block) => Block): Table {
  return mapLists(table, (items) => items.map((item) => (item.kind === 'block' ? by(item) : item)))
}

/** Goes through all lists, the outer ones first. */
function mapLists(table: Table, by: (items: readonly Item[], list: ListId) => readonly Item[]): Table {
  const walk = (items: readonly Item[], list: ListId): readonly Item[] =>
    by(items, list).map((item) => {
      if (item.kind === 'jump') return item
      if (item.kind === 'step') return item.asides.length > 0 ? { ...item, asides: item.asides.map(aside) } : item
      const branches = item.branches.map((one, branch) => ({
        ...one,
        items: walk(one.items, { block: item.id, branch }),
      }))
      return { ...item, branches }
    })
  const aside = (one: Aside): Aside => ({ ...one, items: walk(one.items, { aside: one.id }) })
  return { items: walk(table.items, 'main'), asides: table.asides.map(aside) }
}
