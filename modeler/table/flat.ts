/** The table as rows, one below the other; how deep a row stands says in which branch it belongs. */
import type { Aside, Block, Item, Jump, Step, Table } from './table.ts'

/** A list of items: that of the process, of a branch, or of what follows an aside. */
export type ListId = 'main' | { readonly block: string; readonly branch: number } | { readonly aside: string }

/** Between which items of a list. */
export interface Place {
  readonly list: ListId
  readonly index: number
}

interface At {
  readonly key: string
  readonly depth: number
  readonly place: Place
}

export type Row =
  | (At & { readonly kind: 'step'; readonly item: Step; readonly number: number | null })
  | (At & { readonly kind: 'block'; readonly item: Block; readonly number: number })
  | (At & { readonly kind: 'branch'; readonly block: Block; readonly index: number })
  | (At & { readonly kind: 'jump'; readonly item: Jump })
  | (At & { readonly kind: 'aside'; readonly aside: Aside })

export function rowsOf(table: Table): readonly Row[] {
  let number = 0
  const rows: Row[] = []
  const walk = (items: readonly Item[], list: ListId, depth: number): void =>
    items.forEach((item, index) => {
      const at = { depth, place: { list, index } }
      if (item.kind === 'jump') rows.push({ ...at, kind: 'jump', item, key: `${keyOf(list)}/${index}` })
      else if (item.kind === 'step') {
        const counted = item.part === 'start' || item.part === 'end' ? null : (number += 1)
        rows.push({ ...at, kind: 'step', item, key: item.id, number: counted })
        item.asides.forEach((aside) => tellAside(aside, depth + 1))
      } else {
        rows.push({ ...at, kind: 'block', item, key: item.id, number: (number += 1) })
        item.branches.forEach((branch, at) => {
          const list = { block: item.id, branch: at }
          rows.push({ kind: 'branch', block: item, index: at, depth, key: keyOf(list), place: { list, index: 0 } })
          walk(branch.items, list, depth + 1)
        })
      }
    })
  const tellAside = (aside: Aside, depth: number): void => {
    const list = { aside: aside.id }
    rows.push({ kind: 'aside', aside, depth, key: keyOf(list), place: { list, index: 0 } })
    walk(aside.items, list, depth + 1)
  }
  walk(table.items, 'main', 0)
  table.asides.forEach((aside) => tellAside(aside, 0))
  return rows
}

export const keyOf = (list: ListId): string =>
  list === 'main' ? 'main' : 'block' in list ? `${list.block}:${list.branch}` : list.aside

/** The numbers by which rows speak of each other. */
export function numbersOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap((row) => ('number' in row && row.number !== null ? [[row.item.id, row.number] as const] : [])),
  )
}
