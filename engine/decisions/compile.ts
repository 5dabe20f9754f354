/** Turns a DMN file into decisions that can be evaluated, or says what keeps them from it. */
import { checkLogic } from './check.ts'
import type { Decision, Service } from './decision.ts'
import { readDecisions } from './read-model.ts'
import { readDmn } from './read-dmn.ts'
import { nodes, node, type Node, type Parsed } from '../compile/moddle.ts'
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
  const { decisions } = readDecisions([parsed.rootElement], into)
  if (decisions.length === 0 && into.problems.length === 0) noDecision(into)
  const names = namesOf(parsed.rootElement)
  for (const decision of decisions) checkLogic(into, decision, names)
  const refused = into.problems.some(({ severity }) => severity === 'error')
  return { decisions: refused ? [] : decisions, problems: into.problems }
}

/** What is wrong with a DMN file; empty when it can be deployed as it is. */
export async function checkDecisions(xml: string): Promise<readonly CheckProblem[]> {
  return (await compileDecisions(xml)).problems
}

export interface DecisionModel {
  readonly decisions: readonly Decision[]
  readonly services: readonly Service[]
}

/**
 * Reads a file as it is, whatever is wrong with parts of it: what cannot be evaluated comes out as null.
 * @param others files that it imports, by their namespaces
 * @throws when the file is no XML or no DMN
 */
export async function readDecisionModel(xml: string, others: readonly string[] = []): Promise<DecisionModel> {
  const roots = await Promise.all([xml, ...others].map(async (one) => (await readDmn(one)).rootElement))
  return readDecisions(roots, { problems: [] })
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
