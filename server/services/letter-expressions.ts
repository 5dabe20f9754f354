/** The FEEL of a letter: conditions of its blocks, holes in its texts, and what the GiroCode says. */
import type { LetterDefinition } from './definition.ts'
import { readLetter } from './read.ts'

export interface LetterExpression {
  /** Path of the field in which it stands, such as `blocks.2.text`. */
  readonly field: string
  /** Without `{{ }}` and leading `=`. */
  readonly text: string
}

/** Only the expressions; none of what is no letter. */
export function letterExpressions(content: string): readonly string[] {
  const letter = readLetter({ name: '', content }).value
  return letter ? expressionsIn(letter).map(({ text }) => text) : []
}

export function expressionsIn({ subject, blocks, giro }: LetterDefinition): readonly LetterExpression[] {
  const paid = giro ? [feel('giro.amount', giro.amount), feel('giro.reference', giro.reference)] : []
  return [...holesIn('subject', subject), ...blocks.flatMap((block, at) => inBlock(`blocks.${at}`, block)), ...paid]
}

type Block = LetterDefinition['blocks'][number]

const inBlock = (field: string, block: Block): readonly LetterExpression[] => [
  ...(block.if === undefined ? [] : [feel(`${field}.if`, block.if)]),
  ...inText(field, block),
]

function inText(field: string, block: Block): readonly LetterExpression[] {
  if (block.type === 'table')
    return block.rows.flatMap((row, at) => row.flatMap((cell) => holesIn(`${field}.rows.${at}`, cell)))
  if (block.type !== 'list') return holesIn(`${field}.text`, block.text)
  // One text is one expression that gives the list.
  if (typeof block.items === 'string') return [feel(`${field}.items`, block.items.replace(/^\{\{|\}\}$/g, ''))]
  return block.items.flatMap((item, at) => holesIn(`${field}.items.${at}`, item))
}

const feel = (field: string, text: string): LetterExpression => ({ field, text: text.trim().replace(/^=/, '') })

const holesIn = (field: string, text: string): readonly LetterExpression[] =>
  [...text.matchAll(/\{\{(.*?)\}\}/gs)].map(([, inside = '']) => feel(field, inside))
