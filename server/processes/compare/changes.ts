/** What differs between two drawings, in sentences. */
import { diff, type Model } from 'bpmn-js-differ'
import { readBpmn, readDrawing, type DrawnFlow, type Parsed } from '../../../engine/index.ts'
import { byId, written } from './same.ts'
import { sayFlow, sayNode } from './say-changed.ts'
import { called, endOfWay, kindOf, type Drawing } from './words.ts'

/** Neu, entfällt, geändert, verschoben. */
export type Kind = 'new' | 'gone' | 'changed' | 'moved'

export interface Change {
  readonly kind: Kind
  readonly element: string
  readonly says: string
}

/** @throws when one of them is no XML or no BPMN. */
export async function changesBetween(before: string, after: string): Promise<readonly Change[]> {
  const [from, to] = await Promise.all([readBpmn(before), readBpmn(after)])
  const [old, now] = await Promise.all([drawingOf(before), drawingOf(after)])
  const found = diff(from.rootElement, asOneProcess(to.rootElement, from.rootElement))
  const [was, is] = [byId(from.rootElement), byId(to.rootElement)]
  const isOther = ({ id = '' }: Model): boolean => {
    const [one, other] = [was.get(id), is.get(id)]
    return !one || !other || written(one) !== written(other)
  }
  return [
    ...named('new', appeared(Object.values(found._added), old, now), now, 'ist neu.'),
    ...named('gone', appeared(Object.values(found._removed), now, old), old, 'entfällt.'),
    ...Object.values(found._changed).flatMap(({ model }) => (isOther(model) ? changed(model, old, now) : [])),
    ...named('moved', Object.values(found._layoutChanged), now, 'liegt an einer anderen Stelle.').filter(
      // A line moves with what it connects: that is no news.
      ({ element }) => !now.flows.has(element),
    ),
  ]
}

/**
 * An Ist and its Soll are processes of different ids. Told apart by that alone, nothing inside would be compared: the
 * largest process of the one file takes the id of the other's.
 */
function asOneProcess(root: Parsed['rootElement'], like: Parsed['rootElement']): Parsed['rootElement'] {
  const largest = (one: Parsed['rootElement']): Parsed['rootElement'] | undefined =>
    listed(one['rootElements'])
      .filter(({ $type }) => $type === 'bpmn:Process')
      .sort((a, b) => listed(b['flowElements']).length - listed(a['flowElements']).length)[0]
  largest(root)?.set?.('id', largest(like)?.id)
  return root
}

const listed = (value: unknown): readonly Parsed['rootElement'][] =>
  Array.isArray(value) ? (value as Parsed['rootElement'][]) : []

/** Steps and ways that one drawing has and the other has not, with what else has come: also those inside of something new. */
function appeared(models: readonly Model[], before: Drawing, now: Drawing): readonly Model[] {
  const nodes = [...now.nodes.values()].filter(({ id }) => !before.nodes.has(id))
  const flows = [...now.flows.values()].filter(({ id }) => !before.flows.has(id))
  const others = models.filter(({ id = '' }) => !now.nodes.has(id) && !now.flows.has(id))
  return [
    ...nodes.map(({ id, type, name }) => ({ id, $type: type, name })),
    ...flows.map(({ id }) => ({ id, $type: 'bpmn:SequenceFlow' })),
    ...others,
  ]
}

async function drawingOf(xml: string): Promise<Drawing> {
  const drawn = await readDrawing(xml)
  return {
    nodes: new Map(drawn.flatMap(({ nodes }) => nodes.map((node) => [node.id, node] as const))),
    flows: new Map(drawn.flatMap(({ flows }) => flows.map((flow) => [flow.id, flow] as const))),
  }
}

function named(kind: Kind, models: readonly Model[], drawing: Drawing, says: string): readonly Change[] {
  const ids = new Set(models.map(({ id }) => id))
  return models.flatMap((model) => {
    const { id = '' } = model
    const flow = drawing.flows.get(id)
    // Ways come and go with what they lead to.
    if (flow && (ids.has(flow.source) || ids.has(flow.target))) return []
    const what = flow ? wayOf(flow, drawing) : kindOf(model) && called(model, drawing)
    return what ? [{ kind, element: id, says: `${what} ${says}` }] : []
  })
}

const wayOf = ({ source, target, name }: DrawnFlow, drawing: Drawing): string =>
  `Der Weg${name ? ` „${name}“` : ''} von ${endOfWay(source, drawing)} nach ${endOfWay(target, drawing)}`

function changed(model: Model, old: Drawing, now: Drawing): readonly Change[] {
  const { id = '' } = model
  const [node, nodeBefore] = [now.nodes.get(id), old.nodes.get(id)]
  const [flow, flowBefore] = [now.flows.get(id), old.flows.get(id)]
  const as = (says: readonly string[]): readonly Change[] =>
    says.map((sentence) => ({ kind: 'changed', element: id, says: sentence }))
  if (node && nodeBefore) return as(sayNode(nodeBefore, node, called(model, now)))
  if (flow && flowBefore) return as(sayFlow(flowBefore, flow, wayOf(flow, now)))
  return kindOf(model) === 'Bahn' ? as([`${called(model, now)} ist geändert.`]) : []
}
