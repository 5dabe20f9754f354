/** The steps of a process in words, in the order in which they are gone through. */
import { sayFacts, writeShare, type DrawnFlow, type DrawnNode, type DrawnProcess } from '../../../engine/index.ts'

export interface StepLine {
  /** "3. Angaben prüfen" */
  readonly title: string
  /** Who, how long, with what, what comes next: one a line. */
  readonly says: readonly string[]
}

const kinds: Readonly<Record<string, string>> = {
  StartEvent: 'Beginn',
  EndEvent: 'Ende',
  BoundaryEvent: 'Ereignis am Schritt',
  IntermediateCatchEvent: 'Warten',
  IntermediateThrowEvent: 'Zwischenereignis',
  UserTask: 'Aufgabe',
  ManualTask: 'Handgriff',
  ServiceTask: 'Automatischer Schritt',
  BusinessRuleTask: 'Regel',
  SendTask: 'Senden',
  ReceiveTask: 'Empfangen',
  ScriptTask: 'Skript',
  SubProcess: 'Teilprozess',
  CallActivity: 'Aufgerufener Prozess',
  ExclusiveGateway: 'Entscheidung',
  InclusiveGateway: 'Mehrfachauswahl',
  ParallelGateway: 'Gleichzeitig',
  EventBasedGateway: 'Was zuerst kommt',
}
/** What people call such a step. */
export const kindOf = ({ type }: Pick<DrawnNode, 'type'>): string => kinds[type.replace(/^bpmn:/, '')] ?? 'Schritt'

/** All steps of the outermost level and those inside of others, from the start along the flows. */
export function stepLines({ nodes, flows }: DrawnProcess): readonly StepLine[] {
  const ordered = inOrder(nodes, flows)
  const numbers = new Map(ordered.map(({ id }, index) => [id, index + 1]))
  const called = new Map(ordered.map((node) => [node.id, `${numbers.get(node.id)}. ${node.name || kindOf(node)}`]))
  return ordered.map((node) => ({
    title: called.get(node.id) ?? node.name,
    says: [
      [kindOf(node), node.lane].filter(Boolean).join(', '),
      ...(node.facts ? sayFacts(node.facts) : []),
      ...saysNext(
        flows.filter(({ source }) => source === node.id),
        called,
      ),
    ],
  }))
}

/** From the start along the flows; what nothing leads to comes last. */
export function inOrder(nodes: readonly DrawnNode[], flows: readonly DrawnFlow[]): readonly DrawnNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const seen = new Set<DrawnNode>()
  const go = (node: DrawnNode | undefined): void => {
    if (!node || seen.has(node)) return
    seen.add(node)
    for (const inside of nodes.filter(({ parent, type }) => parent === node.id && type === 'bpmn:StartEvent'))
      go(inside)
    for (const on of nodes.filter(({ host }) => host === node.id)) go(on)
    for (const { target } of flows.filter(({ source }) => source === node.id)) go(byId.get(target))
  }
  for (const start of nodes.filter(({ type, parent }) => type === 'bpmn:StartEvent' && parent === null)) go(start)
  nodes.forEach(go)
  return [...seen]
}

function saysNext(flows: readonly DrawnFlow[], called: ReadonlyMap<string, string>): readonly string[] {
  return flows.map(({ name, isDefault, share, target }) => {
    const when = name ? `wenn „${name}“: ` : isDefault ? 'sonst: ' : ''
    const often = share === null ? '' : ` (in ${writeShare(share)} der Fälle)`
    return `${when}weiter mit ${called.get(target) ?? target}${often}`
  })
}
