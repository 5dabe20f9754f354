/** The FEEL of a letter: conditions of its blocks, holes in its texts, and what the GiroCode says. */
import type { LetterDefinition } from './definition.ts'

export interface LetterExpression {
  /** Path of the field in which it stands, such as `blocks.2.text`. */
  readonly field: string
  /** Without `{{ }}` and leading `=`. */
  readonly text: string
}

/** A text of a letter as it is written. */
export interface LetterText {
  /** Path of the field. */
  readonly field: string
  readonly text: string
  /** All of it is one expression; else only what stands in `{{ }}`. */
  readonly whole: boolean
}

export const expressionsIn = (letter: LetterDefinition): readonly LetterExpression[] =>
  textsIn(letter).flatMap(({ field, text, whole }) => (whole ? [{ field, text: bare(text) }] : holesIn(field, text)))

/** What is printed, asked or paid. */
export function textsIn({ subject, blocks, giro }: LetterDefinition): readonly LetterText[] {
  const paid = giro ? [feel('giro.amount', giro.amount), feel('giro.reference', giro.reference)] : []
  return [plain('subject', subject), ...blocks.flatMap((block, at) => inBlock(`blocks.${at}`, block)), ...paid]
}

type Block = LetterDefinition['blocks'][number]

const inBlock = (field: string, block: Block): readonly LetterText[] => [
  ...(block.if === undefined ? [] : [feel(`${field}.if`, block.if)]),
  ...inText(field, block),
]

function inText(field: string, block: Block): readonly LetterText[] {
  if (block.type === 'table')
    return block.rows.flatMap((row, at) => row.map((cell, column) => plain(`${field}.rows.${at}.${column}`, cell)))
  if (block.type !== 'list') return [plain(`${field}.text`, block.text)]
  // One text is one expression that gives the list.
  if (typeof block.items === 'string') return [feel(`${field}.items`, block.items.replace(/^\{\{|\}\}$/g, ''))]
  return block.items.map((item, at) => plain(`${field}.items.${at}`, item))
}

const plain = (field: string, text: string): LetterText => ({ field, text, whole: false })
const feel = (field: string, text: string): LetterText => ({ field, text, whole: true })

const bare = (expression: string): string => expression.trim().replace(/^=/, '')

/** Whether each `{{` has its `}}`: else it would be printed as it stands. */
export const isBalanced = (text: string): boolean => text.split('{{').length === text.split('}}').length

/** Of what stands between `{{` and `}}`. */
export const holesIn = (field: string, text: string): readonly LetterExpression[] =>
  [...text.matchAll(/\{\{(.*?)\}\}/gs)].map(([, inside = '']) => ({ field, text: bare(inside) }))
