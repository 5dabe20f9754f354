import type { Element } from './model.ts'

const containers: readonly string[] = ['bpmn:SubProcess', 'bpmn:Transaction', 'bpmn:AdHocSubProcess']

/** Whether elements of this type hold other elements. */
export const isContainer = (type: string): boolean => containers.includes(type)

/** Elements whose token is a scope: it names the model of the elements inside. Handlers run inside what throws compensation. */
export const isScope = (element: Element): boolean =>
  isContainer(element.type) || element.type === 'bpmn:CallActivity' || throwsUndoing(element)

/** Whether an event begins compensation: by a compensation or cancel definition. */
export const throwsUndoing = ({ type, events }: Element): boolean =>
  (type === 'bpmn:EndEvent' || type === 'bpmn:IntermediateThrowEvent') &&
  events.some(({ kind }) => kind === 'compensation' || kind === 'cancel')
