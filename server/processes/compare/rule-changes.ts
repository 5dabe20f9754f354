/** What differs between two states of a decision file: columns and rows that come and go, and cells that say something else. */
import { compileDecisions, sayValue, type Decision, type DecisionTable, type Rule } from '../../../engine/index.ts'
import { sayCell, sayRule } from '../sections.ts'
import { pairs } from './pairs.ts'

export async function ruleChanges(before: string, now: string): Promise<readonly string[]> {
  const [old, later] = await Promise.all([compileDecisions(before), compileDecisions(now)])
  const known = new Map(old.decisions.map((decision) => [decision.id, decision]))
  const said = [
    ...later.decisions.flatMap((decision) => {
      const was = known.get(decision.id)
      return was ? decisionChanges(was, decision) : [`Die Entscheidung „${decision.name}“ ist neu.`]
    }),
    ...old.decisions
      .filter(({ id }) => !later.decisions.some((one) => one.id === id))
      .map(({ name }) => `Die Entscheidung „${name}“ entfällt.`),
  ]
  return said.length > 0 ? said : ['Der Inhalt ist geändert, nicht aber, was entschieden wird.']
}

function decisionChanges(before: Decision, now: Decision): readonly string[] {
  const renamed = before.name === now.name ? [] : [`„${before.name}“ heißt jetzt „${now.name}“.`]
  if (before.logic.kind === 'table' && now.logic.kind === 'table')
    return [...renamed, ...tableChanges(before.logic, now.logic)]
  const same = JSON.stringify(before.logic) === JSON.stringify(now.logic)
  return same ? renamed : [...renamed, `Wie „${now.name}“ berechnet wird, ist geändert.`]
}

function tableChanges(before: DecisionTable, now: DecisionTable): readonly string[] {
  const [old, later] = [columnsOf(before), columnsOf(now)]
  const policy = (table: DecisionTable): string => [table.hitPolicy, table.aggregation].filter(Boolean).join(' ')
  const names = (columns: readonly Column[]): readonly string[] => columns.map(({ name }) => name)
  const shared = later.filter(({ name }) => names(old).includes(name))
  return [
    ...(policy(before) === policy(now) ? [] : [`Welche Zeile gilt: ${policy(now)} statt ${policy(before)}.`]),
    ...later.filter((one) => !shared.includes(one)).map(({ title }) => `Spalte „${title}“ ist neu.`),
    ...old.filter(({ name }) => !names(later).includes(name)).map(({ title }) => `Spalte „${title}“ entfällt.`),
    ...rowChanges(before, now, names(shared)),
  ]
}

interface Column {
  /** Told apart from an output of the same name. */
  readonly name: string
  readonly title: string
  /** A cell for people. */
  readonly say: (cell: string) => string
  readonly read: (rule: Rule) => string
}

const columnsOf = ({ inputs, outputs }: DecisionTable): readonly Column[] => [
  ...inputs.map(({ label }, index) => ({
    name: `wenn ${label}`,
    title: label,
    say: (cell: string) => sayCell(cell),
    read: ({ tests }: Rule) => tests[index] ?? '-',
  })),
  ...outputs.map(({ name, label }, index) => ({
    name: `dann ${name}`,
    title: label,
    say: sayValue,
    read: ({ outputs: cells }: Rule) => cells[index] ?? '',
  })),
]

interface Row {
  readonly number: number
  readonly rule: Rule
  /** Cells of the columns that both tables have. */
  readonly cells: readonly string[]
}

function rowChanges(before: DecisionTable, now: DecisionTable, shared: readonly string[]): readonly string[] {
  const rows = (table: DecisionTable): readonly Row[] => {
    const columns = shared.flatMap((wanted) => columnsOf(table).find(({ name }) => name === wanted) ?? [])
    return table.rules.map((rule, index) => ({
      number: index + 1,
      rule,
      cells: columns.map(({ read }) => read(rule)),
    }))
  }
  const columns = shared.flatMap((wanted) => columnsOf(now).find(({ name }) => name === wanted) ?? [])
  const equal = (one: Row, other: Row): boolean => one.cells.join('\n') === other.cells.join('\n')
  return pairs(rows(before), rows(now), equal).flatMap(([was, is]) => {
    if (was && is && (equal(was, is) || isKin(was, is))) return cellChanges(was, is, columns)
    return [
      ...(was ? [`Zeile ${was.number} (${sayRow(before, was)}) entfällt.`] : []),
      ...(is ? [`Zeile ${is.number} (${sayRow(now, is)}) ist neu.`] : []),
    ]
  })
}

/** Rows that have nothing in common are not one row that was changed. */
const isKin = (one: Row, other: Row): boolean =>
  one.cells.some((cell, index) => cell !== '-' && cell === other.cells[index])

const sayRow = (table: DecisionTable, { rule }: Row): string => {
  const [when, then] = sayRule(table, rule)
  return `${when === 'sonst' ? 'sonst' : `wenn ${when}`}: ${then}`
}

const cellChanges = (was: Row, is: Row, columns: readonly Column[]): readonly string[] =>
  columns.flatMap(({ title, say }, index) => {
    const [old, cell] = [was.cells[index] ?? '', is.cells[index] ?? '']
    return cell === old ? [] : [`Zeile ${is.number}, „${title}“: ${say(cell)} statt ${say(old)}.`]
  })
