/** The rules that a model must keep to run. Each rule is a function over the reading; a refused element is not complained of twice. */
import { calledNode } from '../drawing/called.ts'
import { checkCompensation } from './check-compensation.ts'
import { checkDeadlines } from './check-deadlines.ts'
import { checkEventGateways } from './check-event-gateways.ts'
import { checkEventSubprocesses } from './check-event-subprocesses.ts'
import { checkEvents } from './check-events.ts'
import { checkFlows } from './check-flows.ts'
import { checkJoins } from './check-joins.ts'
import { checkLinks } from './check-links.ts'
import { checkResults } from './check-results.ts'
import { checkScopes } from './check-scopes.ts'
import { checkScripts } from './check-scripts.ts'
import { checkTasks } from './check-tasks.ts'
import { checkDeadlocks } from './deadlocks/check-deadlocks.ts'
import type { Reading } from './elements.ts'
import { report, says, saysOf } from './problem.ts'

export function checkModel(reading: Reading): void {
  checkIds(reading)
  checkScopes(reading)
  checkFlows(reading)
  checkJoins(reading)
  checkEvents(reading)
  checkCompensation(reading)
  checkEventGateways(reading)
  checkEventSubprocesses(reading)
  checkLinks(reading)
  checkScripts(reading)
  checkTasks(reading)
  checkDeadlines(reading)
  checkResults(reading)
  checkDeadlocks(reading)
}

function checkIds({ into, elements, flows }: Reading): void {
  if (!elements.has('') && !flows.has('')) return
  report(into, {
    element: null,
    code: 'missing-id',
    reason: says('Ein Element oder eine Verbindung hat keine Kennung.', 'An element or sequence flow has no id.'),
    instead: says(
      'Geben Sie jedem Element und jeder Verbindung eine Kennung.',
      'Give each element and sequence flow an id.',
    ),
  })
}

/** Reports about one element, in both languages. */
export function complain(
  { into, nodes }: Reading,
  element: string,
  code: string,
  reason: readonly [de: string, en: string],
  instead: readonly [de: string, en: string],
  severity: 'error' | 'warning' = 'error',
): void {
  const node = nodes.get(element)
  const shown = node ? calledNode(node) : says(element, element)
  report(
    into,
    {
      element,
      code,
      reason: saysOf(shown, ...reason),
      instead: says(...instead),
    },
    severity,
  )
}
