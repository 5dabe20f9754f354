/** Where the next row belongs. */
import { itemsOf, placeOf } from '../table/edit.ts'
import type { ListId, Place, Row } from '../table/flat.ts'
import { stops, type Table } from '../table/table.ts'

/** The place right behind a row; null when nothing can follow it. */
export function placeAfter(table: Table, row: Row): Place | null {
  if (row.kind === 'block') return { list: { block: row.item.id, branch: 0 }, index: 0 }
  if (row.kind === 'branch' || row.kind === 'aside') return row.place
  if (row.kind === 'jump') return onward(table, row.place.list)
  if (row.item.part !== 'end') return { ...row.place, index: row.place.index + 1 }
  return row.place.list === 'main' ? row.place : onward(table, row.place.list)
}

/** From a list that is done to the next one: the next branch that is open, else behind the decision. */
export function onward(table: Table, list: ListId): Place | null {
  if (list === 'main' || 'aside' in list) return null
  const around = placeOf(table, list.block)
  const block = around && itemsOf(table, around.list)[around.index]
  if (!around || block?.kind !== 'block') return null
  const next = list.branch + 1
  const branch = block.branches[next]
  if (!branch) return stops([block]) ? onward(table, around.list) : { ...around, index: around.index + 1 }
  const own = { block: list.block, branch: next }
  return stops(branch.items) ? onward(table, own) : { list: own, index: branch.items.length }
}

/** From a branch that ends or goes back: where only "sonst" is left unsaid, that is how the process goes on. */
export function onwardFromEnd(table: Table, list: ListId): Place | null {
  const next = onward(table, list)
  if (!next || next.list === 'main' || !('block' in next.list)) return next
  const { block, branch } = next.list
  const place = placeOf(table, block)
  const found = place && itemsOf(table, place.list)[place.index]
  const left = found?.kind === 'block' && found.gateway !== 'parallel' ? found.branches.slice(branch) : []
  return left.length === 1 && left[0]?.isDefault && left[0].items.length === 0 ? behindBlock(table, next.list) : next
}

/** Right behind the decision, whatever branches it still has. */
export function behindBlock(table: Table, list: ListId): Place | null {
  if (list === 'main' || 'aside' in list) return null
  const around = placeOf(table, list.block)
  return around && { ...around, index: around.index + 1 }
}
