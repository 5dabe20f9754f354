import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphProcess, graphs } from './random-graph.ts'
import { patience, runs } from './runs.ts'
import {
  apply,
  type Case,
  compile,
  type Element,
  type Event,
  type Model,
  newCase,
  step,
  type World,
} from '../../../engine/index.ts'

const monday = '2026-03-02T07:00:00.000Z'

/**
 * Table 13.3 of BPMN 2.0.2, word for word and slowly: at least one incoming flow has a token, and for every path that starts with a
 * flow that has a token, ends with an incoming flow without one and does not visit the gateway, there is also such a path
 * that ends with an incoming flow with a token. A token in an activity counts on the flow by which it came; from there paths also lead
 * over the boundary events of the activity, and over links.
 */
function enabled(model: Model, at: Case, gateway: string): boolean {
  const { incoming } = model.elements[gateway]!
  const tokens = Object.values(at.tokens).filter(({ via }) => via !== null)
  const filled = new Set(tokens.filter(({ element }) => element === gateway).map(({ via }) => via!))
  if (filled.size === 0) return false
  return tokens.every(({ via }) => {
    const ends = endsOf(model, via!, gateway)
    const empty = incoming.some((flow) => !filled.has(flow) && ends.has(flow))
    return !empty || incoming.some((flow) => filled.has(flow) && ends.has(flow))
  })
}

/** The incoming flows of the gateway at which paths end that start with a flow. */
function endsOf(model: Model, start: string, gateway: string, seen = new Set<string>()): Set<string> {
  if (seen.has(start)) return new Set()
  seen.add(start)
  const { target } = model.flows[start]!
  if (target === gateway) return new Set([start])
  return new Set(flowsFrom(model, target).flatMap((next) => [...endsOf(model, next, gateway, seen)]))
}

function flowsFrom({ elements }: Model, id: string): readonly string[] {
  const { outgoing, attached, event, type } = elements[id]!
  const caught = Object.values(elements).filter(
    (other) => other.type === 'bpmn:IntermediateCatchEvent' && sameLink(other.event, event),
  )
  const over = type === 'bpmn:IntermediateThrowEvent' ? caught : attached.map((boundary) => elements[boundary]!)
  return [...outgoing, ...over.flatMap((one) => one.outgoing)]
}

const sameLink = (one: Element['event'], other: Element['event']): boolean =>
  one?.kind === 'link' && other?.kind === 'link' && one.name === other.name

const joinsOf = (model: Model): readonly string[] =>
  Object.values(model.elements)
    .filter(({ type, incoming }) => type === 'bpmn:InclusiveGateway' && incoming.length > 1)
    .map(({ id }) => id)

const stoppedAt = (events: readonly Event[]): ReadonlySet<string> =>
  new Set(events.flatMap((event) => (event.type === 'waiting' && event.until.kind === 'incident' ? [event.on] : [])))

/** Every join that opened could open when it did. */
function checkOpenings(model: Model, before: Case, events: readonly Event[]): number {
  let [at, merging, opened] = [before, '', 0]
  // What is merged before an incident has not opened: joins that wait for each other.
  const stuck = stoppedAt(events)
  const joins = joinsOf(model).filter((join) => !stuck.has(join))
  for (const event of events) {
    if (event.type === 'left' && joins.includes(event.element)) {
      if (merging !== event.element) expect(enabled(model, at, event.element), `${event.element} opens`).toBe(true)
      merging = event.how === 'merged' ? event.element : ''
      opened += event.how === 'completed' ? 1 : 0
    }
    at = apply(at, event)
  }
  return opened
}

/** No join that could open is left resting. */
function checkResting(model: Model, after: Case): void {
  const stopped = new Set(
    Object.values(after.waits).flatMap(({ on, until }) => (until.kind === 'incident' ? [on] : [])),
  )
  for (const join of joinsOf(model))
    if (!stopped.has(join)) expect(enabled(model, after, join), `${join} rests`).toBe(false)
}

test(
  'inclusive joins of random graphs open when the text of table 13.3 says so, and never else',
  { timeout: patience },
  async () => {
    let opened = 0
    await fc.assert(
      fc.asyncProperty(graphs, fc.infiniteStream(fc.nat(1_000_000)), async (graph, numbers) => {
        const { models, problems } = await compile(graphProcess(graph), { id: 'm' })
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
        const model = models[0]!
        const world: World = { models: { m: model }, latest: {}, decisions: {}, calendars: {}, zone: 'Europe/Berlin' }
        let before = newCase('c', 'm')
        let done = step(world, before, { type: 'start', variables: {} }, monday)
        for (let steps = 0; steps < 30; steps++) {
          opened += checkOpenings(model, before, done.events)
          checkResting(model, done.case)
          const open = Object.values(done.case.waits).filter(({ until }) => until.kind !== 'incident')
          const wait = open[(numbers.next().value as number) % Math.max(1, open.length)]
          if (!wait || open.length > 60) break
          before = done.case
          done = step(world, before, { type: 'resume', wait: wait.id, variables: {} }, monday)
        }
      }),
      runs(400),
    )
    expect(opened).toBeGreaterThan(100)
  },
)
