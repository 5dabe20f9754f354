/** Reads the decisions of DMN files with all they require: other decisions, input data, knowledge models and services, also of imported files. */
import type { Decision, Knowledge, Parameter, Requirement, Service } from './decision.ts'
import { expressionOf, functionOf, type ExpressionReader } from './read-expression.ts'
import { resultTypeOf, typeOf, type ItemDefinitions } from './types.ts'
import { node, nodes, text, type Node } from '../compile/moddle.ts'
import { report, says, type Report } from '../compile/problem.ts'

interface Reading {
  readonly into: Report
  /** Of all files, by namespace and id. */
  readonly nodes: ReadonlyMap<string, { readonly node: Node; readonly file: Node }>
  readonly types: Map<Node, ItemDefinitions>
  readonly files: readonly Node[]
  readonly done: Map<Node, Decision | null>
  /** Elements being read, to find circles. */
  readonly open: Set<Node>
}

/** The decisions and services of the first file; the others are what it imports. */
export function readDecisions(
  files: readonly Node[],
  into: Report,
): { readonly decisions: readonly Decision[]; readonly services: readonly Service[] } {
  const all = files.flatMap((file) =>
    nodes(file, 'drgElement').map((one) => [`${text(file, 'namespace')}#${one.id}`, { node: one, file }] as const),
  )
  const reading: Reading = { into, nodes: new Map(all), types: new Map(), files, done: new Map(), open: new Set() }
  const [main] = files
  const own = (type: string): readonly Node[] => nodes(main, 'drgElement').filter(({ $type }) => $type === type)
  if (!main) return { decisions: [], services: [] }
  return {
    decisions: own('dmn:Decision').flatMap((one) => decisionOf(reading, main, one) ?? []),
    services: own('dmn:DecisionService').map((one) => serviceOf(reading, main, one)),
  }
}

function decisionOf(reading: Reading, file: Node, from: Node): Decision | null {
  const known = reading.done.get(from)
  if (known !== undefined) return known
  reading.open.add(from)
  const decision: Decision = {
    id: from.id ?? '',
    name: from.name ?? from.id ?? '',
    logic: logicOf(reading, file, from),
    type: typeOf(typesOf(reading, file), text(node(from, 'variable'), 'typeRef')),
    requires: references(reading, file, from, 'informationRequirement', 'requiredDecision').flatMap((one) =>
      requirementOf(reading, one),
    ),
    inputs: references(reading, file, from, 'informationRequirement', 'requiredInput').map((one) =>
      inputOf(reading, one),
    ),
    knowledge: knowledgeOf(reading, file, from),
  }
  reading.open.delete(from)
  reading.done.set(from, decision)
  return decision
}

function logicOf(reading: Reading, file: Node, from: Node): Decision['logic'] {
  return expressionOf(readerOf(reading, file, from), node(from, 'decisionLogic'))
}

const readerOf = (reading: Reading, file: Node, from: Node): ExpressionReader => ({
  types: typesOf(reading, file),
  unknown: (what) => refuse(reading, from, what),
})

/** What a requirement leads to, and the name of the import it is seen under. */
interface Reference {
  readonly to: Node
  readonly file: Node
  readonly from?: string
}

function references(reading: Reading, file: Node, from: Node, list: string, kind: string): readonly Reference[] {
  const hrefs = nodes(from, list).flatMap((one) => text(node(one, kind), 'href') ?? [])
  return hrefs.flatMap((href) => referenceOf(reading, file, from, href) ?? [])
}

function referenceOf(reading: Reading, file: Node, from: Node, href: string): Reference | null {
  const [namespace = '', id = ''] = href.split('#')
  const space = namespace === '' ? text(file, 'namespace') : namespace
  const found = reading.nodes.get(`${space}#${id}`)
  if (!found || reading.open.has(found.node)) {
    leadsNowhere(reading, from, href, found !== undefined)
    return null
  }
  const imported =
    found.file === file ? undefined : nodes(file, 'import').find((one) => text(one, 'namespace') === space)?.name
  return { to: found.node, file: found.file, ...(imported !== undefined && { from: imported }) }
}

const variableOf = (to: Node): string => node(to, 'variable')?.name ?? to.name ?? to.id ?? ''

function requirementOf(reading: Reading, { to, file, from }: Reference): readonly Requirement[] {
  const decision = decisionOf(reading, file, to)
  return decision ? [{ variable: variableOf(to), decision, ...(from !== undefined && { from }) }] : []
}

const inputOf = (reading: Reading, { to, file, from }: Reference): Parameter => ({
  name: variableOf(to),
  type: typeOf(typesOf(reading, file), text(node(to, 'variable'), 'typeRef')),
  ...(from !== undefined && { from }),
})

function knowledgeOf(reading: Reading, file: Node, of: Node): readonly Knowledge[] {
  return references(reading, file, of, 'knowledgeRequirement', 'requiredKnowledge').flatMap((one) => {
    const { to, file: its, from } = one
    const named = { name: variableOf(to), ...(from !== undefined && { from }) }
    reading.open.add(to)
    const made: Knowledge =
      to.$type === 'dmn:DecisionService'
        ? { ...named, kind: 'service', service: serviceOf(reading, its, to) }
        : { ...named, kind: 'model', ...modelOf(reading, its, to) }
    reading.open.delete(to)
    return [made]
  })
}

function modelOf(reading: Reading, file: Node, from: Node) {
  const logic = node(from, 'encapsulatedLogic')
  return {
    logic: logic
      ? functionOf(readerOf(reading, file, from), logic)
      : ({ kind: 'function', parameters: [], body: null } as const),
    type: resultTypeOf(typesOf(reading, file), text(node(from, 'variable'), 'typeRef')),
    knowledge: knowledgeOf(reading, file, from),
  }
}

function serviceOf(reading: Reading, file: Node, from: Node): Service {
  const of = (list: string): readonly Reference[] =>
    nodes(from, list).flatMap((one) => referenceOf(reading, file, from, text(one, 'href') ?? '') ?? [])
  const decisions = of('inputDecision').map((one) => ({ ...inputOf(reading, one), decision: one.to.id ?? '' }))
  return {
    id: from.id ?? '',
    name: from.name ?? from.id ?? '',
    type: resultTypeOf(typesOf(reading, file), text(node(from, 'variable'), 'typeRef')),
    parameters: [...of('inputData').map((one) => inputOf(reading, one)), ...decisions],
    outputs: of('outputDecision').flatMap((one) => requirementOf(reading, one)),
  }
}

/** Item definitions by name; those of an imported file under the name of the import. */
function typesOf(reading: Reading, file: Node): ItemDefinitions {
  const known = reading.types.get(file)
  if (known) return known
  const own = nodes(file, 'itemDefinition').map((one) => [one.name ?? '', one] as const)
  const imported = nodes(file, 'import').flatMap((one) => {
    const other = reading.files.find((root) => text(root, 'namespace') === text(one, 'namespace'))
    return nodes(other, 'itemDefinition').map((item) => [`${one.name}.${item.name}`, item] as const)
  })
  const types = new Map([...imported, ...own])
  reading.types.set(file, types)
  return types
}

function leadsNowhere({ into }: Reading, from: Node, href: string, circle: boolean): void {
  report(into, {
    element: from.id ?? null,
    code: circle ? 'decision-circle' : 'dangling-reference',
    reason: circle
      ? says(`Die Entscheidung hängt von sich selbst ab („${href}“).`, `The decision requires itself ("${href}").`)
      : says(`Die Entscheidung braucht „${href}“, das fehlt.`, `The decision requires "${href}", which is missing.`),
    instead: says('Verbinden Sie die Entscheidungen neu, in einer Datei.', 'Connect the decisions again, in one file.'),
  })
}

function refuse({ into }: Reading, from: Node, what: string): void {
  report(into, {
    element: from.id ?? null,
    code: 'decision-not-supported',
    reason: says(
      `„${from.name ?? from.id}“ enthält, was hier nicht läuft: ${what}.`,
      `"${from.name ?? from.id}" holds what does not run here: ${what}.`,
    ),
    instead: says(
      'Verwenden Sie eine Entscheidungstabelle, FEEL oder die Kästen des Standards.',
      'Use a decision table, FEEL, or the boxed expressions of the standard.',
    ),
  })
}
