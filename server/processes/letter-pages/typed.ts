/** A letter as it stands in the page's inputs, and what a post makes of it. */
import type { PostedFields } from '../../http/body.ts'
import type { LetterDefinition } from '../../services/definition.ts'
import { only, rowsOf, type Row } from '../rows.ts'
import { linesOf } from '../service-page/typed.ts'

export type Block = LetterDefinition['blocks'][number]

/** One piece of a letter with the inputs of every type; a list has one entry a line. */
export interface TypedBlock {
  readonly type: Block['type']
  readonly when: string
  readonly text: string
  /** Of a list: the text names a list of the case instead of being one. */
  readonly named: boolean
  /** Of the town's text block. */
  readonly block: string
  readonly rows: readonly (readonly [label: string, value: string])[]
}

export interface TypedLetter {
  readonly title: string
  readonly kind: string
  readonly subject: string
  readonly supply: boolean
  readonly amount: string
  readonly reference: string
  readonly blocks: readonly TypedBlock[]
}

export const blockTypes = ['text', 'heading', 'list', 'table', 'block'] as const
const isType = (type: string): type is Block['type'] => (blockTypes as readonly string[]).includes(type)

export const emptyBlock = (type: Block['type']): TypedBlock => ({
  ...{ type, when: '', text: '', named: false, block: '', rows: [] },
})

export function typedLetterIn(posted: PostedFields): TypedLetter {
  const one = (name: string): string => {
    const value = posted[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    ...{ title: one('title'), kind: one('kind'), subject: one('subject'), supply: one('supply') !== '' },
    ...{ amount: one('giro.amount'), reference: one('giro.reference') },
    blocks: rowsOf(posted, 'blocks').flatMap(blockIn),
  }
}

function blockIn(row: Row): readonly TypedBlock[] {
  const type = only(row, 'type')
  if (!isType(type)) return []
  const rows = rowsOf(row, 'rows').map((cells) => [only(cells, 'left'), only(cells, 'right')] as const)
  return [
    {
      ...{ type, when: only(row, 'if'), text: only(row, 'text'), block: only(row, 'block') },
      named: only(row, 'named') !== '',
      rows: rows.filter(([left, right]) => left + right !== ''),
    },
  ]
}

export function typedOfLetter({ title, kind, subject, supply, giro, blocks }: LetterDefinition): TypedLetter {
  return {
    ...{ title, kind, subject, supply: supply ?? false, amount: giro?.amount ?? '', reference: giro?.reference ?? '' },
    blocks: blocks.map(typedBlock),
  }
}

function typedBlock(block: Block): TypedBlock {
  const same = { ...emptyBlock(block.type), when: block.if ?? '' }
  if (block.type === 'table') return { ...same, rows: block.rows }
  if (block.type === 'list')
    return Array.isArray(block.items)
      ? { ...same, text: block.items.join('\n') }
      : { ...same, text: block.items, named: true }
  return { ...same, text: block.text, block: block.type === 'block' ? block.block : '' }
}

/** The same as a definition, whether or not it is complete: what the page does not show stays as it was. */
export function shapeOfLetter(typed: TypedLetter, id: string, before: LetterDefinition | null): LetterDefinition {
  const { title, kind, subject, supply, amount, reference, blocks } = typed
  return {
    ...before,
    ...{ id, kind: kind as LetterDefinition['kind'], title, subject },
    blocks: blocks.map(shapeOfBlock),
    // Undefined is left out of the file.
    giro: amount + reference === '' ? undefined : { amount, reference },
    supply: supply || undefined,
  }
}

function shapeOfBlock({ type, when, text, named, block, rows }: TypedBlock): Block {
  const same = when === '' ? {} : { if: when }
  if (type === 'table') return { type, ...same, rows: rows.map(([left, right]): [string, string] => [left, right]) }
  if (type === 'list') return { type, ...same, items: named ? text : linesOf(text) }
  return type === 'block' ? { type, ...same, block, text } : { type, ...same, text }
}

/** The letter after a button that works on its blocks: a new one, or a value that is put behind the text of one. */
export function pressed(typed: TypedLetter, button: string, posted: PostedFields): TypedLetter | null {
  const [, does, what = ''] = /^(neu|wert)\.(\w+)$/.exec(button) ?? []
  if (does === 'neu' && isType(what)) return { ...typed, blocks: [...typed.blocks, emptyBlock(what)] }
  if (does !== 'wert') return null
  const value = posted[`blocks.${what}.value`]
  return typeof value === 'string' && value !== ''
    ? { ...typed, blocks: typed.blocks.map((block, at) => (String(at) === what ? withValue(block, value) : block)) }
    : typed
}

function withValue(block: TypedBlock, hole: string): TypedBlock {
  if (block.type !== 'table') return { ...block, text: [block.text, hole].filter(Boolean).join(' ') }
  return { ...block, rows: [...block.rows, ['', hole]] }
}
