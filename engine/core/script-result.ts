import type { Json, Variables } from './ids.ts'

/**
 * What a script's result becomes: the variable that the task names. Where it names none, each entry of a context (or object) is a
 * variable, and any other result one called like the element.
 */
export function resultOf(element: string, variable: string | null, result: Json): Variables {
  if (variable !== null) return { [variable]: result }
  if (result !== null && typeof result === 'object' && !Array.isArray(result)) return result as Variables
  return { [element]: result }
}
