/** Fills a letter's texts: `{{ FEEL }}` becomes words. A gap in a letter is an error, never an empty space on paper. */
import { evaluate, type Instant, type Json, plainText } from '../../engine/index.ts'
import { ZONE } from '../context.ts'
import { germanNumber } from '../pages/format.ts'
import type { LetterDefinition } from '../services/definition.ts'
import { bound } from './bound.ts'
import type { Block } from './letter.ts'

export interface Scope {
  readonly names: Readonly<Record<string, unknown>>
  readonly now: Instant
  /** The town's own words for blocks of letters, by the block's id. */
  readonly texts?: ReadonlyMap<string, string>
  /** For previews: what stands where the case has no value. Without it a gap is an error. */
  readonly gap?: (expression: string) => string
}

/** A text of a letter names something that the case does not have. */
export class LetterGap extends Error {}

const hole = /\{\{(.+?)\}\}(\s*(?:EUR|€|Euro)\b)?/gs
const amount = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/**
 * The text with every `{{ … }}` evaluated. Dates become `02.03.2026`; a number before "EUR" or "€" has two decimals.
 * Throws `LetterGap` with the expression when it gives nothing.
 */
export function fillText(text: string, scope: Scope): string {
  const filled = text.replace(hole, (_whole, expression: string, unit: string | undefined) => {
    const value = valueOf(expression, scope)
    if (typeof value === 'number' && unit !== undefined) return amount.format(value) + unit
    return words(value, expression, scope) + (unit ?? '')
  })
  return bound(filled)
}

/** The value of an expression, or null. */
export const valueOf = (expression: string, { names, now }: Scope): Json =>
  evaluate(expression.trim().replace(/^=/, ''), names, { now, zone: ZONE }).value

function words(value: Json, expression: string, scope: Pick<Scope, 'gap'>): string {
  if (typeof value === 'string') return plainText(value)
  if (typeof value === 'number') return germanNumber(value)
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (Array.isArray(value)) return value.map((one) => words(one as Json, expression, scope)).join(', ')
  if (scope.gap) return scope.gap(expression.trim())
  throw new LetterGap(`Im Brief fehlt der Wert von „${expression.trim()}“.`)
}

/** The blocks that are printed, with final texts; an empty list is left out. */
export function fillBlocks(blocks: LetterDefinition['blocks'], scope: Scope): readonly Block[] {
  return blocks
    .filter((block) => block.if === undefined || valueOf(block.if, scope) === true)
    .flatMap((block) => fillBlock(block, scope))
}

function fillBlock(block: LetterDefinition['blocks'][number], scope: Scope): readonly Block[] {
  if (block.type === 'block')
    return paragraphs(scope.texts?.get(block.block) ?? block.text).map((text) => ({
      type: 'text',
      text: fillText(text, scope),
    }))
  if (block.type === 'text' || block.type === 'heading')
    return [{ type: block.type, text: fillText(block.text, scope) }]
  if (block.type === 'table')
    return [
      {
        type: 'table',
        rows: block.rows.map(([label, value]) => [fillText(label, scope), fillText(value, scope)] as const),
      },
    ]
  const items =
    typeof block.items === 'string' ? listOf(block.items, scope) : block.items.map((item) => fillText(item, scope))
  return items.length > 0 ? [{ type: 'list', items }] : []
}

/** Apart by empty lines. */
const paragraphs = (text: string): readonly string[] => text.trim().split(/\n\s*\n/)

function listOf(expression: string, scope: Scope): readonly string[] {
  const value = valueOf(expression.replace(/^\{\{|\}\}$/g, ''), scope)
  if (Array.isArray(value)) return value.map((one) => bound(words(one as Json, expression, scope)))
  if (scope.gap) return [scope.gap(expression.replace(/^\{\{|\}\}$/g, '').trim())]
  throw new LetterGap(`Im Brief ist „${expression.trim()}“ keine Liste.`)
}
