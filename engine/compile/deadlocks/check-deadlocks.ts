/**
 * Deadlocks that the drawing alone proves: whatever the data are and whoever decides what. Said is only what is certain, each
 * with the way that leads there; a model may still come to a stop for other reasons. A warning, as rule 10 has it: what waits
 * can be ended from outside, and the rest of the case goes on.
 */
import { complain } from '../check-model.ts'
import type { Reading } from '../elements.ts'
import { deadJoins, type DeadJoin, type Proof } from './dead-joins.ts'
import { escapes } from './escapes.ts'
import { graphOf, ROOT, type Graph } from './graph.ts'
import { trapsIn, withoutEnd } from './traps.ts'
import { wayText, nameAt } from './way-text.ts'
import type { Element } from '../../core/model.ts'

/** About a second in the worst case; ordinary models of some thousand elements need a hundredth. */
const BUDGET = 20_000_000

type Said = readonly [de: string, en: string]

export function checkDeadlocks(reading: Reading): void {
  if (reading.into.problems.some(({ severity }) => severity === 'error')) return
  const budget = { left: BUDGET }
  for (const scope of reading.elements.values()) {
    const ordered = scope.children.length > 0 && scope.type !== 'bpmn:AdHocSubProcess'
    if (ordered) checkScope(reading, scope, graphOf(reading, scope), budget)
  }
}

function checkScope(reading: Reading, scope: Element, graph: Graph, budget: { left: number }): void {
  const dead = deadJoins(graph, budget)
  for (const one of dead) neverGoesOn(reading, graph, one)
  if (escapes(reading, scope)) return
  for (const way of trapsIn(graph, budget)) noWayToEnd(reading, graph, way)
  const shut = new Set(dead.map(({ at }) => at))
  const stopped = dead.length > 0 && withoutEnd(graph, shut, budget) && !withoutEnd(graph, new Set(), budget)
  if (stopped) neverEnds(reading, graph, scope, dead)
}

function neverGoesOn(reading: Reading, graph: Graph, { at, proof }: DeadJoin): void {
  const element = graph.vertices[at]?.element
  if (!element) return
  complain(
    reading,
    element.id,
    proof.kind === 'once' ? 'quantity-never-reached' : 'join-never-opens',
    because(graph, at, proof),
    [
      'Führen Sie Wege zusammen, die gemeinsam gegangen werden; für Wege, von denen nur einer gegangen wird, nehmen Sie ein exklusives Gateway.',
      'Join ways that are taken together; for ways of which only one is taken use an exclusive gateway.',
    ],
    'warning',
  )
}

function because(graph: Graph, at: number, proof: Proof): Said {
  switch (proof.kind) {
    case 'either':
      return eitherOf(graph, proof)
    case 'once':
      return [
        `Es wartet auf mehrere Ankünfte, und nur eine kann kommen (${wayText(graph, proof.way)}).`,
        `It waits for several arrivals, and only one can come (${wayText(graph, proof.way)}).`,
      ]
    case 'missing': {
      const from = nameAt(graph, graph.edges[proof.edge]?.from ?? ROOT)
      const way = wayText(graph, proof.way)
      const own = graph.edges[proof.edge]?.from === at
      const [de, en] = own ? ['hier selbst', 'here itself'] : [`„${from}“`, `"${from}"`]
      return [
        `Es wartet für immer: Von ${de} kommt nie etwas an, und was auf dem Weg ${way} ankommt, bleibt.`,
        `It waits for ever: nothing ever comes from ${en}, and what comes on the way ${way} stays.`,
      ]
    }
  }
}

function eitherOf(graph: Graph, { parts, ways: [one, two] }: Extract<Proof, { kind: 'either' }>): Said {
  const [first, second] = [wayText(graph, one), wayText(graph, two)]
  if (parts === ROOT)
    return [
      `Es wartet für immer: Ein Vorgang beginnt nur auf einem der Wege ${first} und ${second}.`,
      `It waits for ever: a case begins on one of the ways ${first} and ${second} only.`,
    ]
  const name = nameAt(graph, parts)
  return [
    `Es wartet für immer: Ab „${name}“ wird nur einer der Wege ${first} und ${second} gegangen.`,
    `It waits for ever: from "${name}" only one of the ways ${first} and ${second} is taken.`,
  ]
}

function noWayToEnd(reading: Reading, graph: Graph, way: readonly number[]): void {
  const element = graph.vertices[way[0] ?? ROOT]?.element
  if (!element) return
  const round = wayText(graph, way)
  complain(
    reading,
    element.id,
    'no-way-to-end',
    [`Von hier führt kein Weg zu einem Ende (${round}).`, `No way leads from here to an end (${round}).`],
    ['Führen Sie einen Weg aus dem Kreis zu einem Endereignis.', 'Lead a way out of the circle to an end event.'],
    'warning',
  )
}

function neverEnds(reading: Reading, graph: Graph, scope: Element, dead: readonly DeadJoin[]): void {
  const names = dead.map(({ at }) => `„${nameAt(graph, at)}“`).join(', ')
  complain(
    reading,
    scope.id,
    'never-ends',
    [
      `Es endet nie: Jeder Weg zu einem Ende führt über ${names}.`,
      `It never ends: each way to an end leads over ${names}.`,
    ],
    ['Beheben Sie, was dort gemeldet ist.', 'Mend what is reported there.'],
    'warning',
  )
}
