/** What the rules ask of an element. */
import { extension, node, nodes, type Node } from '../moddle.ts'
import type { ZeebeRule } from './rule.ts'
import type { Bilingual } from '../problem.ts'

export const definitions = (element: Node): readonly Node[] => nodes(element, 'eventDefinitions')
export const definitionOf = (element: Node, kind: string): Node | undefined =>
  definitions(element).find(({ $type }) => $type === `bpmn:${kind}EventDefinition`)
export const has = (element: Node, kind: string): boolean => definitionOf(element, kind) !== undefined
export const isA =
  (...types: readonly string[]) =>
  (element: Node): boolean =>
    types.includes(element.$type.replace('bpmn:', ''))
export const inEventSubprocess = (element: Node): boolean => element.$parent?.['triggeredByEvent'] === true
export const lacksJob = (element: Node): boolean => !extension(element, 'zeebe:TaskDefinition')

/** The flows that leave an element; its own list is often missing in files. */
export const leaving = (element: Node): readonly Node[] =>
  nodes(element.$parent, 'flowElements').filter(
    (one) => one.$type === 'bpmn:SequenceFlow' && node(one, 'sourceRef') === element,
  )

export const rule = (
  code: string,
  breaks: ZeebeRule['breaks'],
  reason: Bilingual,
  instead: Bilingual,
  severity: ZeebeRule['severity'] = 'error',
): ZeebeRule => ({ code: `zeebe-${code}`, severity, breaks, reason, instead })
