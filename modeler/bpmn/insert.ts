/** "Aufgabe danach einfügen": makes room, puts a task between a step and what follows it, and connects both. One command. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { findExtension, writeExtension } from './extensions.ts'
import { oneStep } from './oneStep.ts'
import { sequenceFlows } from './outline.ts'
import { is, service, type Drawn } from './services.ts'

const TASK = { width: 100, height: 80 }
const GAP = 50

/** Whether one flow leaves the step, so that there is one place to put a task. */
export function canInsertAfter(step: Drawn): boolean {
  return is(step, 'bpmn:FlowNode') && sequenceFlows(step).length === 1
}

/** Inserts a user task of the same office after the step; returns it. */
export function insertTaskAfter(modeler: Modeler, after: Drawn): Drawn | undefined {
  const flow = sequenceFlows(after)[0]
  const target = flow?.target
  if (!flow || !target) return undefined
  let inserted: Drawn | undefined
  oneStep(modeler, () => (inserted = insert(modeler, after, flow, target)))
  return inserted
}

function insert(modeler: Modeler, after: Drawn, flow: Drawn, target: Drawn): Drawn {
  const modeling = service(modeler, 'modeling')
  const task = place(modeler, after, target)
  modeling.updateProperties(task, { name: 'Neue Aufgabe' })
  copyOffice(modeler, after, task)
  // Placing it automatically has drawn a flow of its own; the one that was there keeps its name and condition.
  for (const drawn of sequenceFlows(after)) if (drawn !== flow) modeling.removeConnection(drawn)
  modeling.reconnectEnd(flow, task, { x: task.x + task.width / 2, y: middle(task) })
  modeling.layoutConnection(flow)
  modeling.connect(task, target, { type: 'bpmn:SequenceFlow' })
  return task
}

function place(modeler: Modeler, after: Drawn, target: Drawn): Drawn {
  const shape = service(modeler, 'elementFactory').createShape({ type: 'bpmn:UserTask' })
  const inLine = target.x > after.x + after.width && after.type !== 'bpmn:BoundaryEvent'
  if (!inLine || !after.parent) return service(modeler, 'autoPlace').append(after, shape)

  makeRoom(modeler, after, target)
  const at = { x: after.x + after.width + GAP + TASK.width / 2, y: middle(after) }
  return service(modeler, 'modeling').createShape(shape, at, after.parent)
}

function makeRoom(modeler: Modeler, after: Drawn, target: Drawn): void {
  const missing = TASK.width + 2 * GAP - (target.x - after.x - after.width)
  // Right behind the step, so that what stands above or below the target moves with it.
  if (missing > 0) makeSpace(modeler, 'x', after.x + after.width + 5, missing)
}

/** Moves all that begins behind `start` to the right, or down; lanes and pools grow with it. */
export function makeSpace(modeler: Modeler, axis: 'x' | 'y', start: number, missing: number): void {
  const spaceTool = service(modeler, 'spaceTool')
  const all = service(modeler, 'elementRegistry').filter((element) => element.parent !== null)
  const { movingShapes, resizingShapes } = spaceTool.calculateAdjustments(all, axis, missing, start)
  const delta = axis === 'x' ? { x: missing, y: 0 } : { x: 0, y: missing }
  spaceTool.makeSpace(movingShapes, resizingShapes, delta, axis === 'x' ? 'e' : 's', start)
}

export function copyOffice(modeler: Modeler, from: Drawn, to: Drawn): void {
  const candidateGroups = findExtension(from, 'zeebe:AssignmentDefinition')?.get<string | undefined>('candidateGroups')
  if (candidateGroups) writeExtension(modeler, to, 'zeebe:AssignmentDefinition', { candidateGroups })
}

export const middle = (element: Drawn): number => element.y + element.height / 2
