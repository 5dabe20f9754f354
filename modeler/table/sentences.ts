/** The table read back as plain sentences, for those who do the work to confirm. */
import { sayFacts, writeShare } from '../../engine/drawing/facts.ts'
import { numbersOf, rowsOf, type Row } from './flat.ts'
import { everyItem, type Step, type Table } from './table.ts'

export interface Sentence {
  readonly key: string
  readonly number: number | null
  readonly depth: number
  /** What is done, or asked. */
  readonly says: string
  /** What else was said about it. */
  readonly more: readonly string[]
}

export function sentences(table: Table): readonly Sentence[] {
  const rows = rowsOf(table)
  const numbers = numbersOf(rows)
  const names = new Map(
    everyItem(table).flatMap((item) => (item.kind === 'jump' ? [] : [[item.id, item.what] as const])),
  )
  const jump = (target: string): string => {
    const at = numbers.get(target)
    return `Danach geht es zurück zu ${at ? `Schritt ${at}` : 'einem früheren Schritt'} („${names.get(target) ?? ''}“).`
  }
  return rows.map((row) => ({
    key: row.key,
    number: 'number' in row ? row.number : null,
    depth: row.depth + (row.kind === 'branch' ? 1 : 0),
    says: row.kind === 'jump' ? jump(row.item.target) : say(row),
    more: row.kind === 'step' ? sayFacts(row.item.facts) : row.kind === 'branch' ? share(row) : [],
  }))
}

function say(row: Row): string {
  if (row.kind === 'step') return sayStep(row.item)
  if (row.kind === 'aside') return `${row.aside.says} (steht nur im Diagramm).`
  if (row.kind === 'block')
    return row.item.gateway === 'parallel'
      ? 'Gleichzeitig geschieht:'
      : `Es kommt darauf an: ${question(row.item.what)}`
  const branch = row.kind === 'branch' ? row.block.branches[row.index] : undefined
  if (row.kind !== 'branch' || !branch) return ''
  const empty = branch.items.length === 0 ? ' geht es gleich weiter.' : ':'
  if (row.block.gateway === 'parallel') return `${row.index + 1}. Teil${branch.items.length === 0 ? ': nichts.' : ':'}`
  return `${branch.name ? `Wenn ${branch.name}` : 'Sonst'}${empty === ':' ? ':' : `,${empty}`}`
}

const question = (what: string): string => (what ? (what.endsWith('?') ? what : `${what}?`) : 'welcher Fall liegt vor?')

function sayStep({ part, who, what, on }: Step): string {
  const by = who ? `${who}: ` : ''
  if (part === 'start') return `Es beginnt damit: ${what || 'ohne Angabe'}${who ? ` (${who})` : ''}.`
  if (part === 'end') return `Hier endet es: ${what || 'ohne Angabe'}.`
  if (part === 'wait')
    return `Gewartet wird ${on === 'timer' ? '' : 'auf '}${what}${who ? ` (es liegt bei: ${who})` : ''}.`
  return `${by}${what || 'ohne Namen'}.`
}

function share(row: Extract<Row, { kind: 'branch' }>): readonly string[] {
  const branch = row.block.branches[row.index]
  return branch && branch.share !== null ? [`In ${writeShare(branch.share)} der Fälle.`] : []
}
