/** What the decision tables of a DMN file leave open or answer twice, in sentences. */
import {
  compileDecisions,
  coverageOf,
  type CheckProblem,
  type Coverage,
  type DecisionTable,
  type Decision,
} from '../../engine/index.ts'

export interface TableSays {
  readonly name: string
  /** The sentence where there is nothing to complain about. */
  readonly fine: string | null
  readonly lists: readonly { readonly title: string; readonly entries: readonly string[] }[]
}

export async function sayTables(xml: string): Promise<readonly TableSays[]> {
  const { decisions, problems } = await compileDecisions(xml)
  const refused = problems.filter(({ severity }) => severity === 'error').map(sayProblem)
  if (refused.length > 0) return [{ name: '', fine: null, lists: [{ title: 'Was nicht läuft', entries: refused }] }]
  return decisions.flatMap((decision) => {
    if (decision.logic?.kind !== 'table') return []
    const doubted = problems.filter(({ element }) => element === String(decision.id))
    return [withDoubts(sayTable(decision, decision.logic), doubted)]
  })
}

const sayProblem = ({ element, reason }: CheckProblem): string => `${element ? `${element}: ` : ''}${reason.de}`

/** What runs, and hardly does what was meant, stands before all else. */
function withDoubts(says: TableSays, doubted: readonly CheckProblem[]): TableSays {
  if (doubted.length === 0) return says
  const entries = doubted.map(({ reason, instead }) => `${reason.de} ${instead.de}`)
  return { ...says, fine: null, lists: [{ title: 'Was nicht passt', entries }, ...says.lists] }
}

function sayTable({ name }: Decision, table: DecisionTable): TableSays {
  const coverage = coverageOf(table)
  const lists = [
    { title: 'Lücken: Dafür gibt es keine Zeile', entries: coverage.gaps.map((gap) => sayWhere(table, gap)) },
    { title: 'Überschneidungen: Mehrere Zeilen treffen zu', entries: sayOverlaps(table, coverage) },
    { title: 'Was sich nicht beurteilen lässt', entries: sayUnread(table, coverage) },
  ].filter(({ entries }) => entries.length > 0)
  const fine =
    lists.length === 0
      ? 'Jede Eingabe hat genau die Zeilen, die sie haben darf. Leere Eingaben sind nicht geprüft.'
      : null
  return { name, fine, lists }
}

const sayWhere = ({ inputs }: DecisionTable, tests: readonly string[]): string => {
  const said = tests.flatMap((test, index) => (test === '-' ? [] : [`${inputs[index]?.label ?? ''} ${sayTest(test)}`]))
  return said.length > 0 ? said.join(' und ') : 'jede Eingabe'
}

/** `< 5` stays; a value or a range needs a word before it. */
const sayTest = (test: string): string => (/^[<>]/.test(test) ? test : `= ${test}`)

const sayOverlaps = (table: DecisionTable, { overlaps }: Coverage): readonly string[] =>
  overlaps.map(({ rules: [one, other], at }) => `Zeilen ${one + 1} und ${other + 1}: ${sayWhere(table, at)}`)

function sayUnread({ inputs }: DecisionTable, { unread, complete }: Coverage): readonly string[] {
  const cells = unread.map(({ rule, input, text }) => {
    const column = inputs[input]?.label ?? ''
    return rule === null ? `${column}, erlaubte Werte: ${text}` : `Zeile ${rule + 1}, ${column}: ${text}`
  })
  return complete ? cells : [...cells, 'Die Tabelle ist zu groß, um alle Lücken zu nennen.']
}
