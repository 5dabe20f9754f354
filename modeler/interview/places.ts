/** Where the next row belongs. */
import { itemsOf, placeOf } from '../table/edit.ts'
import type { ListId, Place, Row } from '../table/flat.ts'
import { stops, type Block, type Table } from '../table/table.ts'

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
  const own = around(table, list)
  if (!own || list === 'main' || 'aside' in list) return null
  const next = list.branch + 1
  const branch = own.block.branches[next]
  if (!branch) return stops([own.block]) ? onward(table, own.place.list) : behind(own.place)
  const there = { block: list.block, branch: next }
  return stops(branch.items) ? onward(table, there) : { list: there, index: branch.items.length }
}

/**
 * From a row that ends or goes back: where only "sonst" is left unsaid, that is how the process goes on.
 * Where every way ends by now, behind the outermost decision: "oder falls …" may still follow.
 */
export function onwardFromEnd(table: Table, from: Place): Place {
  const next = onward(table, from.list)
  if (!next) return outermost(table, from)
  const own = around(table, next.list)
  if (!own || next.list === 'main' || 'aside' in next.list) return next
  const left = own.block.gateway !== 'parallel' ? own.block.branches.slice(next.list.branch) : []
  return left.length === 1 && left[0]?.isDefault && left[0].items.length === 0 ? behind(own.place) : next
}

/** Right behind the decision, whatever branches it still has. */
export function behindBlock(table: Table, list: ListId): Place | null {
  const own = around(table, list)
  return own && behind(own.place)
}

interface Around {
  readonly block: Block
  /** Where it stands. */
  readonly place: Place
}

/** The decision or parallel part to whose branches a list belongs. */
export function around(table: Table, list: ListId): Around | null {
  if (list === 'main' || 'aside' in list) return null
  const place = placeOf(table, list.block)
  const block = place && itemsOf(table, place.list)[place.index]
  return place && block?.kind === 'block' ? { block, place } : null
}

const behind = (place: Place): Place => ({ list: place.list, index: place.index + 1 })

function outermost(table: Table, place: Place): Place {
  const own = around(table, place.list)
  return own ? outermost(table, own.place) : behind(place)
}
