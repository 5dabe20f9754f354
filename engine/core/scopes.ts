import type { Element } from './model.ts'

/** Elements whose token is a scope: it names the model of the elements inside. */
export const isScope = ({ type }: Element): boolean => type === 'bpmn:SubProcess'
