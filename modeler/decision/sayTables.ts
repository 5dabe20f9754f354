/** What the decision tables of a DMN file leave open or answer twice, in sentences. */
import {
  compileDecisions,
  coverageOf,
  sayTest,
  type CheckProblem,
  type Coverage,
  type DecisionTable,
  type Decision,
} from '../../engine/index.ts'
import type { Choice } from '../draft/choices.ts'

export interface TableSays {
  readonly name: string
  /** The sentence where there is nothing to complain about. */
  readonly fine: string | null
  readonly lists: readonly { readonly title: string; readonly entries: readonly string[] }[]
}

type Choices = ReadonlyMap<string, Choice>

/** @param choices what the forms can answer, by the name of the value */
export async function sayTables(xml: string, choices: Choices = new Map()): Promise<readonly TableSays[]> {
  const { decisions, problems } = await compileDecisions(xml)
  const refused = problems.filter(({ severity }) => severity === 'error').map(sayProblem)
  if (refused.length > 0) return [{ name: '', fine: null, lists: [{ title: 'Was nicht läuft', entries: refused }] }]
  return decisions.flatMap((decision) => {
    if (decision.logic?.kind !== 'table') return []
    const doubted = problems.filter(({ element }) => element === String(decision.id))
    return [withDoubts(sayTable(decision, decision.logic, choices), doubted)]
  })
}

const sayProblem = ({ element, reason }: CheckProblem): string => `${element ? `${element}: ` : ''}${reason.de}`

/** What runs, and hardly does what was meant, stands before all else. */
function withDoubts(says: TableSays, doubted: readonly CheckProblem[]): TableSays {
  if (doubted.length === 0) return says
  const entries = doubted.map(({ reason, instead }) => `${reason.de} ${instead.de}`)
  return { ...says, fine: null, lists: [{ title: 'Was nicht passt', entries }, ...says.lists] }
}

function sayTable({ name }: Decision, table: DecisionTable, choices: Choices): TableSays {
  const coverage = coverageOf(table)
  const lists = [
    { title: 'Lücken: Dafür gibt es keine Zeile', entries: sayGaps(table, coverage, choices) },
    { title: 'Überschneidungen: Mehrere Zeilen treffen zu', entries: sayOverlaps(table, coverage, choices) },
    { title: 'Was sich nicht beurteilen lässt', entries: sayUnread(table, coverage) },
  ].filter(({ entries }) => entries.length > 0)
  const fine =
    lists.length === 0
      ? 'Für jede Eingabe gibt es eine Zeile, und keine zwei widersprechen sich. Leere Eingaben sind nicht geprüft.'
      : null
  return { name, fine, lists }
}

/** Null when the forms cannot answer that. */
function sayWhere({ inputs }: DecisionTable, tests: readonly string[], choices: Choices): string | null {
  const said = tests.map((test, index) => {
    const { label = '', expression = '' } = inputs[index] ?? {}
    if (test === '-') return ''
    const words = sayTest(test, choices.get(expression.trim()))
    return words === null ? null : `${label} ${words} ist`
  })
  if (said.includes(null)) return null
  return said.filter(Boolean).join(' und ')
}

/** Without any row there is no gap but the whole: that has been said. */
const sayGaps = (table: DecisionTable, { gaps }: Coverage, choices: Choices): readonly string[] =>
  (table.rules.length === 0 ? [] : gaps).flatMap((gap) => {
    const where = sayWhere(table, gap, choices)
    return where === null
      ? []
      : [where ? `Keine Zeile trifft zu, wenn ${where}.` : 'Keine Zeile trifft zu, was auch eingegeben wird.']
  })

const sayOverlaps = (table: DecisionTable, { overlaps }: Coverage, choices: Choices): readonly string[] =>
  overlaps.flatMap(({ rules: [one, other], at }) => {
    const where = sayWhere(table, at, choices)
    return where === null
      ? []
      : [`Zeilen ${one + 1} und ${other + 1} treffen beide zu${where ? `, wenn ${where}` : ''}.`]
  })

function sayUnread({ inputs }: DecisionTable, { unread, complete }: Coverage): readonly string[] {
  const cells = unread.map(({ rule, input, text }) => {
    const column = inputs[input]?.label ?? ''
    return rule === null ? `${column}, erlaubte Werte: ${text}` : `Zeile ${rule + 1}, ${column}: ${text}`
  })
  return complete ? cells : [...cells, 'Die Tabelle ist zu groß, um alle Lücken zu nennen.']
}
