/** From a typed row to the table with it: what comes of "Antrag prüfen", "falls …", "sonst", "danach", and where one goes on typing. */
import { insert, itemsOf } from '../table/edit.ts'
import type { Place, Row } from '../table/flat.ts'
import { stops, type Block, type Item, type Table } from '../table/table.ts'
import { understand } from '../table/typing.ts'
import { furtherCase, newCase } from './cases.ts'
import { around, behindBlock, onwardFromEnd } from './places.ts'

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
  /** Whether the process shall run, and is not only recorded. */
  readonly runs: boolean
}

const nothing: Answer = { table: null, next: null, made: null, says: null }

export function answer(text: string, asked: Asked): Answer {
  const { table, rows, place, who, id, runs } = asked
  const own = around(table, place.list)?.block
  if (own?.gateway === 'parallel' && /^gleichzeitig\b/i.test(text.trim())) return furtherPart(table, own, place)
  const meant = understand(text, who, rows, id, runs)
  switch (meant.kind) {
    case 'unknown':
      return refused(meant.says)
    case 'leave':
      return { ...nothing, next: behindBlock(table, place.list) }
    case 'branch': {
      const found = furtherCase(table, place, meant.name)
      return found ? { ...nothing, ...found } : refused(noDecision(meant.word))
    }
    case 'item':
      return stops(itemsOf(table, place.list).slice(0, place.index)) ? refused(ended) : put(table, place, meant.item)
  }
}

const refused = (says: string): Answer => ({ ...nothing, says })
const ended = 'Hier endet schon jeder Weg. „oder falls …“ beginnt einen weiteren Fall.'
const noDecision = (word: string): string =>
  `„${word}“ braucht eine Entscheidung, die noch offen ist. Mit „falls …“ beginnt eine neue.`

function put(table: Table, place: Place, item: Item): Answer {
  const now = insert(table, place, [item])
  const made = item.kind === 'jump' ? null : item.id
  if (item.kind === 'block')
    return { table: now, next: { list: { block: item.id, branch: 0 }, index: 0 }, made, says: null }
  const next = stops([item]) ? onwardFromEnd(now, place) : { ...place, index: place.index + 1 }
  return { table: now, next, made, says: null }
}

/** To the next part that nothing is said about yet; a new one where there is none. */
function furtherPart(table: Table, block: Block, { list }: Place): Answer {
  const here = list !== 'main' && 'block' in list ? list.branch : 0
  const open = block.branches.findIndex(({ items }, index) => index > here && items.length === 0)
  return {
    ...nothing,
    ...(open >= 0 ? { next: { list: { block: block.id, branch: open }, index: 0 } } : newCase(table, block, '')),
  }
}
