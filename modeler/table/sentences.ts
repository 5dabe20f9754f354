/** The table read back as plain sentences, for those who do the work to confirm. */
import { numbersOf, rowsOf, type Row } from './flat.ts'
import { writeMedium } from './media.ts'
import { number, writeMinutes, writeShare } from './minutes.ts'
import { everyItem, type Facts, type Step, type Table } from './table.ts'

export interface Sentence {
  readonly key: string
  readonly number: number | null
  readonly depth: number
  /** What is done, or asked. */
  readonly says: string
  /** What else was said about it. */
  readonly more: readonly string[]
}

/** Figures that rest on fewer persons are not shown to others: they would speak of somebody. */
const ENOUGH = 3

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
    more: row.kind === 'step' ? about(row.item.facts) : row.kind === 'branch' ? share(row) : [],
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
  if (part === 'wait') return on === 'timer' ? `${by}wartet ${what}.` : `${by}wartet auf ${what}.`
  return `${by}${what || 'ohne Namen'}.`
}

function about(facts: Facts): readonly string[] {
  const shown = facts.source !== 'interview' || (facts.persons ?? 0) >= ENOUGH
  return [
    facts.system && `Womit: ${facts.system}.`,
    ...(shown ? [duration(facts), waiting(facts)] : [hidden(facts)]),
    media(facts),
    facts.share !== null && `Das kommt in ${writeShare(facts.share)} der Fälle vor.`,
    facts.pain && `Was stört: ${facts.pain}.`,
    facts.norm && `Grundlage: ${facts.norm}.`,
    facts.template && `Vorlage: ${facts.template}.`,
  ].filter((one): one is string => Boolean(one))
}

const hasTimes = ({ minutesMin, minutesUsual, minutesMax, waitingMinutes }: Facts): boolean =>
  [minutesMin, minutesUsual, minutesMax, waitingMinutes].some((one) => one !== null)

const hidden = (facts: Facts): string | null =>
  hasTimes(facts) ? 'Zeiten sind erhoben; gezeigt werden sie, sobald sie auf mindestens drei Personen beruhen.' : null

function duration({ minutesMin, minutesUsual, minutesMax, source, day, persons }: Facts): string | null {
  if (minutesMin === null && minutesUsual === null && minutesMax === null) return null
  const range = [
    minutesMin !== null && `mindestens ${number(minutesMin)}`,
    minutesMax !== null && `höchstens ${number(minutesMax)}`,
  ]
    .filter(Boolean)
    .join(', ')
  const unit = minutesUsual === 1 ? 'Minute' : 'Minuten'
  const usual = minutesUsual !== null ? `Dauert üblicherweise ${number(minutesUsual)} ${unit}` : 'Dauer in Minuten'
  const from = {
    estimate: 'geschätzt',
    measured: 'gemessen',
    interview: `Interview${day ? ` vom ${day.split('-').reverse().join('.')}` : ''}, ${persons} Personen`,
  }[source ?? '']
  const details = [range, from].filter(Boolean).join('; ')
  return `${usual}${details ? ` (${details})` : ''}.`
}

const waiting = ({ waitingMinutes }: Facts): string | null =>
  waitingMinutes ? `Vorher liegt es ${writeMinutes(waitingMinutes)}.` : null

function media({ mediumIn, mediumOut }: Facts): string | null {
  const parts = [
    mediumIn && `kommt als ${writeMedium(mediumIn)}`,
    mediumOut && `geht als ${writeMedium(mediumOut)} weiter`,
  ].filter(Boolean)
  return parts.length > 0 ? `Es ${parts.join(' und ')}.` : null
}

function share(row: Extract<Row, { kind: 'branch' }>): readonly string[] {
  const branch = row.block.branches[row.index]
  return branch && branch.share !== null ? [`In ${writeShare(branch.share)} der Fälle.`] : []
}
