/** From a typed row to the table with it: what comes of "Antrag prüfen", "falls …", "sonst", "danach", and where one goes on typing. */
import { addBranch, insert, itemsOf, placeOf } from '../table/edit.ts'
import type { Place, Row } from '../table/flat.ts'
import type { Block, Table } from '../table/table.ts'
import { newBranch, understand } from '../table/typing.ts'
import { behindBlock, onwardFromEnd } from './places.ts'

export interface Answer {
  /** Null when the table stays as it is. */
  readonly table: Table | null
  /** Where the next row belongs. */
  readonly next: Place | null
  /** The row that came of it. */
  readonly made: string | null
  readonly says: string | null
}

interface Asked {
  readonly table: Table
  readonly rows: readonly Row[]
  readonly place: Place
  readonly who: string | null
  readonly id: (prefix: string) => string
}

const nothing: Answer = { table: null, next: null, made: null, says: null }

export function answer(text: string, asked: Asked): Answer {
  const { table, rows, place, who, id } = asked
  const block = blockOf(table, place)
  if (block?.gateway === 'parallel' && /^gleichzeitig\b/i.test(text.trim())) return branch(asked, block, '')
  const meant = understand(text, who, rows, id)
  switch (meant.kind) {
    case 'unknown':
      return { ...nothing, says: meant.says }
    case 'leave':
      return { ...nothing, next: behindBlock(table, place.list) }
    case 'branch':
      return block ? branch(asked, block, meant.name) : { ...nothing, says: '„sonst“ gehört in eine Entscheidung.' }
    case 'item': {
      const now = insert(table, place, [meant.item])
      const made = meant.item.kind === 'jump' ? null : meant.item.id
      if (meant.item.kind === 'block')
        return { table: now, next: { list: { block: meant.item.id, branch: 0 }, index: 0 }, made, says: null }
      const ends = meant.item.kind === 'jump' || meant.item.part === 'end'
      return {
        table: now,
        next: ends ? onwardFromEnd(now, place.list) : { ...place, index: place.index + 1 },
        made,
        says: null,
      }
    }
  }
}

function blockOf(table: Table, { list }: Place): Block | null {
  if (list === 'main' || !('block' in list)) return null
  const place = placeOf(table, list.block)
  const found = place && itemsOf(table, place.list)[place.index]
  return found?.kind === 'block' ? found : null
}

/** To the next branch that nothing is said about yet; a new one where there is none, or where it has a name of its own. */
function branch({ table, place }: Asked, block: Block, name: string | null): Answer {
  const here = place.list !== 'main' && 'block' in place.list ? place.list.branch : 0
  const open = block.branches.findIndex(({ items }, index) => index > here && items.length === 0)
  if (open >= 0 && !name) return { ...nothing, next: { list: { block: block.id, branch: open }, index: 0 } }
  const now = addBranch(table, block.id, newBranch(name ?? ''))
  const last = block.branches.at(-1)?.isDefault ? block.branches.length - 1 : block.branches.length
  return { table: now, next: { list: { block: block.id, branch: last }, index: 0 }, made: null, says: null }
}
