/** A lane that is renamed from one office to another takes its tasks along, in the same step to undo. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { groupsAfter, groupsOf, type Office } from '../table/offices.ts'
import { readExtension, writeExtension } from './extensions.ts'
import { list } from './moddle.ts'
import { service, type Drawn } from './services.ts'

interface Renaming {
  readonly context: { readonly element: Drawn; laneWas?: string | undefined }
}

const RENAMES = ['element.updateLabel', 'element.updateProperties']

export function followLaneNames(modeler: Modeler, offices: readonly Office[]): void {
  const eventBus = service(modeler, 'eventBus')
  const at = (moment: string): readonly string[] => RENAMES.map((command) => `commandStack.${command}.${moment}`)
  eventBus.on(at('preExecute'), ({ context }: Renaming) => {
    if (context.element.type === 'bpmn:Lane') context.laneWas = context.element.businessObject.name
  })
  eventBus.on(at('postExecute'), ({ context: { element, laneWas } }: Renaming) => {
    const to = element.businessObject.name
    if (laneWas !== undefined && to && to !== laneWas) takeAlong(modeler, element, { from: laneWas, to }, offices)
  })
}

interface Names {
  readonly from: string
  readonly to: string
}

function takeAlong(modeler: Modeler, lane: Drawn, names: Names, offices: readonly Office[]): void {
  for (const { id } of list(lane.businessObject, 'flowNodeRef')) {
    const step = service(modeler, 'elementRegistry').get(id)
    if (!step) continue
    if (readExtension(step, 'lz:Step', 'role') === names.from)
      writeExtension(modeler, step, 'lz:Step', { role: names.to })
    // Where nothing is chosen, the lane decides, whatever it is called.
    const chosen = step.type === 'bpmn:UserTask' && (groupsOf(step.businessObject) ?? []).length > 0
    const groups = chosen ? groupsAfter(step.businessObject, names, offices) : null
    if (groups) writeExtension(modeler, step, 'zeebe:AssignmentDefinition', { candidateGroups: groups.join(',') })
  }
}
