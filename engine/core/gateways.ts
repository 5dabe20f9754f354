import type { Element } from './model.ts'

const joining: readonly string[] = ['bpmn:ParallelGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway']

/** Whether tokens rest at this gateway until others have come. */
export const isJoin = ({ type, incoming }: Element): boolean => incoming.length > 1 && joining.includes(type)
