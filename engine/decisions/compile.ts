/** Turns a DMN file into decisions that can be evaluated, or says what keeps them from it. */
import { checkLogic } from './check.ts'
import type { Decision, Requirement } from './decision.ts'
import { readDmn } from './read-dmn.ts'
import { tableOf } from './read-table.ts'
import { node, nodes, text, type Node, type Parsed } from '../compile/moddle.ts'
import { report, says, type CheckProblem, type Report } from '../compile/problem.ts'
import { reportParseWarnings } from '../compile/references.ts'

export interface CompiledDecisions {
  /** Every decision of the file with all it requires; empty when a problem is an error. */
  readonly decisions: readonly Decision[]
  readonly problems: readonly CheckProblem[]
}

/** Compiles a DMN file (1.2 to 1.5). Never throws for what is in the file. */
export async function compileDecisions(xml: string): Promise<CompiledDecisions> {
  const into: Report = { problems: [] }
  const parsed = await parse(xml, into)
  if (!parsed) return { decisions: [], problems: into.problems }
  reportParseWarnings(into, parsed)
  const nodesById = new Map(nodes(parsed.rootElement, 'drgElement').map((one) => [one.id ?? '', one]))
  const reading: Reading = { into, nodes: nodesById, done: new Map(), open: new Set() }
  const found = [...nodesById.values()].filter(({ $type }) => $type === 'dmn:Decision')
  if (found.length === 0) noDecision(into)
  const decisions = found.map((one) => decisionOf(reading, one)).filter((one) => one !== null)
  const names = namesOf(parsed.rootElement)
  for (const decision of decisions) checkLogic(into, decision, names)
  const refused = into.problems.some(({ severity }) => severity === 'error')
  return { decisions: refused ? [] : decisions, problems: into.problems }
}

/** What is wrong with a DMN file; empty when it can be deployed as it is. */
export async function checkDecisions(xml: string): Promise<readonly CheckProblem[]> {
  return (await compileDecisions(xml)).problems
}

interface Reading {
  readonly into: Report
  readonly nodes: ReadonlyMap<string, Node>
  readonly done: Map<string, Decision | null>
  /** Decisions being read, to find circles. */
  readonly open: Set<string>
}

async function parse(xml: string, into: Report): Promise<Parsed | null> {
  try {
    return await readDmn(xml)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    report(into, {
      element: null,
      code: 'unreadable',
      reason: says(`Die Datei ist kein lesbares DMN: ${why}`, `The file is no readable DMN: ${why}`),
      instead: says('Speichern Sie die Entscheidung neu als DMN 1.3.', 'Save the decision again as DMN 1.3.'),
    })
    return null
  }
}

function decisionOf(reading: Reading, from: Node): Decision | null {
  const id = from.id ?? ''
  const known = reading.done.get(id)
  if (known !== undefined) return known
  reading.open.add(id)
  const requires = requirementsOf(reading, from)
  const logic = logicOf(reading.into, from)
  const decision = logic && { id, name: from.name ?? id, logic, requires }
  reading.open.delete(id)
  reading.done.set(id, decision)
  return decision
}

function requirementsOf(reading: Reading, from: Node): readonly Requirement[] {
  if (nodes(from, 'knowledgeRequirement').length > 0) refuse(reading.into, from, 'dmn:BusinessKnowledgeModel')
  const required = nodes(from, 'informationRequirement').map((one) => text(node(one, 'requiredDecision'), 'href'))
  return required.filter((href) => href !== undefined).flatMap((href) => requirementOf(reading, from, href))
}

function requirementOf(reading: Reading, from: Node, href: string): readonly Requirement[] {
  const other = href.startsWith('#') ? reading.nodes.get(href.slice(1)) : undefined
  if (!other || reading.open.has(other.id ?? '')) {
    report(reading.into, {
      element: from.id ?? null,
      code: other ? 'decision-circle' : 'dangling-reference',
      reason: other
        ? says(`Die Entscheidung hängt von sich selbst ab („${href}“).`, `The decision requires itself ("${href}").`)
        : says(`Die Entscheidung braucht „${href}“, das fehlt.`, `The decision requires "${href}", which is missing.`),
      instead: says(
        'Verbinden Sie die Entscheidungen neu, in einer Datei.',
        'Connect the decisions again, in one file.',
      ),
    })
    return []
  }
  const decision = decisionOf(reading, other)
  return decision ? [{ variable: node(other, 'variable')?.name ?? other.name ?? decision.id, decision }] : []
}

function logicOf(into: Report, from: Node): Decision['logic'] | null {
  const logic = node(from, 'decisionLogic')
  if (logic?.$type === 'dmn:DecisionTable') return tableOf(logic)
  if (logic?.$type === 'dmn:LiteralExpression') return { kind: 'expression', text: text(logic, 'text') ?? 'null' }
  refuse(into, from, logic?.$type ?? 'dmn:Decision')
  return null
}

function refuse(into: Report, from: Node, what: string): void {
  report(into, {
    element: from.id ?? null,
    code: 'decision-not-supported',
    reason: says(
      `„${from.name ?? from.id}“ enthält keine Tabelle und keinen Ausdruck, sondern ${what}.`,
      `"${from.name ?? from.id}" holds neither a table nor an expression but ${what}.`,
    ),
    instead: says(
      'Verwenden Sie eine Entscheidungstabelle oder einen FEEL-Ausdruck.',
      'Use a decision table or a FEEL expression.',
    ),
  })
}

function noDecision(into: Report): void {
  report(into, {
    element: null,
    code: 'no-decision',
    reason: says('Die Datei enthält keine Entscheidung.', 'The file contains no decision.'),
    instead: says('Legen Sie eine Entscheidungstabelle an.', 'Add a decision table.'),
  })
}

/** Names that expressions of this file may use; those of more than one word change how FEEL is read. */
function namesOf(definitions: Node): readonly string[] {
  const all = nodes(definitions, 'drgElement')
  return all.flatMap((one) => [one.name, node(one, 'variable')?.name]).filter((name) => name !== undefined)
}
