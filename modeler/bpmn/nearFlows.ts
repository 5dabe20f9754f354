/** Whether a moved step was dropped on a flow is asked only of flows that pass there: to cut all of them takes a tenth of a second in a large drawing. */
import type { Drawn, Point } from './services.ts'

interface Moving {
  readonly context: { readonly shapes: readonly Drawn[]; readonly delta: Point }
}
interface EventBus {
  on(event: string, priority: number, listener: (event: Moving) => void): void
}
interface Rules {
  canInsert(shape: unknown, flow: Partial<Drawn> | undefined, position?: Point): boolean
}

/** Pixels beside a flow at which bpmn-js may still see it hit, and more. */
const NEAR = 25
const [FIRST, LAST] = [5000, 10]

function nearFlows(eventBus: EventBus, bpmnRules: Rules): void {
  let dropped: Point | null = null
  eventBus.on('commandStack.elements.move.preExecute', FIRST, ({ context: { shapes, delta } }) => {
    const [shape] = shapes
    dropped =
      shape && !shape.waypoints
        ? { x: shape.x + shape.width / 2 + delta.x, y: shape.y + shape.height / 2 + delta.y }
        : null
  })
  eventBus.on('commandStack.elements.move.preExecute', LAST, () => {
    dropped = null
  })
  const ask = bpmnRules.canInsert.bind(bpmnRules)
  bpmnRules.canInsert = (shape, flow, position) =>
    dropped && flow?.waypoints && !passes(flow.waypoints, dropped) ? false : ask(shape, flow, position)
}
nearFlows.$inject = ['eventBus', 'bpmnRules']

function passes(waypoints: readonly Point[], { x, y }: Point): boolean {
  const [xs, ys] = [waypoints.map((point) => point.x), waypoints.map((point) => point.y)]
  const within = (value: number, all: readonly number[]): boolean =>
    value >= Math.min(...all) - NEAR && value <= Math.max(...all) + NEAR
  return within(x, xs) && within(y, ys)
}

export const nearFlowsModule = { __init__: ['nearFlows'], nearFlows: ['type', nearFlows] }
