/** In which attribute of an element an expression stands that is complained of. */
import type { Node } from './moddle.ts'
import type { CheckProblem } from './problem.ts'

/** The problems with the attribute where they have an expression; of several equal expressions the first counts for all. */
export function withAttributes(
  problems: readonly CheckProblem[],
  nodes: ReadonlyMap<string, Node>,
): readonly CheckProblem[] {
  return problems.map((problem) => {
    const from = problem.expression === undefined ? undefined : nodes.get(problem.element ?? '')
    const attribute = from && problem.attribute === undefined ? attributeOf(from, problem.expression ?? '') : undefined
    return attribute === undefined ? problem : { ...problem, attribute }
  })
}

/** `conditionExpression`, `timeDuration`, `zeebe:input source`; undefined where the expression was put together from others. */
function attributeOf(from: Node, expression: string, name = ''): string | undefined {
  for (const [property, value] of Object.entries(from)) {
    if (typeof value === 'string' && !property.startsWith('$') && value.trim().replace(/^=/, '').trim() === expression)
      return property === 'body' ? name : `${elementName(from.$type)} ${property}`
    if (property === 'flowElements' || property.startsWith('$')) continue
    for (const inner of Array.isArray(value) ? value : [value]) {
      const found = isPartOf(inner, from) ? attributeOf(inner, expression, property) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** What an element holds, and not what it refers to. */
const isPartOf = (value: unknown, from: Node): value is Node =>
  typeof value === 'object' && value !== null && (value as Node).$parent === from

/** As it is written in the file: `zeebe:input`. */
const elementName = (type: string): string =>
  type.replace(/^bpmn:/, '').replace(/\w(?=\w*$)/, (first) => first.toLowerCase())
