/** Scripts: FEEL runs in the step; JavaScript is a job, so that the step stays pure; any other language is a program's work. */
import { checked, expression } from './expression.ts'
import { extension, text, type Node } from './moddle.ts'
import type { Report } from './problem.ts'
import type { JobDefinition, Script } from '../core/model.ts'

/** The topic of jobs that are JavaScript; their headers hold the script. */
export const SCRIPT_TOPIC = 'laufzettel.script'

const isFeel = (format: string): boolean => /feel/i.test(format)
const isJavaScript = (format: string): boolean => /^((application|text)\/)?(x-)?((java|ecma)script|js)$/i.test(format)

/** FEEL in `zeebe:script`, or in BPMN's own `script`. */
export function scriptOf(into: Report, from: Node): Script | null {
  if (from.$type !== 'bpmn:ScriptTask') return null
  const script = extension(from, 'zeebe:Script')
  const written = text(script, 'expression')
  if (written !== undefined)
    return {
      expression: expression(into, from.id ?? '', written),
      resultVariable: text(script, 'resultVariable') ?? '',
    }
  const plain = text(from, 'script')
  if (plain === undefined || !isFeel(text(from, 'scriptFormat') ?? '') || extension(from, 'zeebe:TaskDefinition'))
    return null
  return { expression: checked(into, from.id ?? '', plain.replace(/^=/, '').trim()), resultVariable: resultOf(from) }
}

/** A script gives the same each time: it is tried once. */
export function scriptJob(from: Node): JobDefinition | null {
  const script = text(from, 'script')
  if (from.$type !== 'bpmn:ScriptTask' || script === undefined || !isJavaScript(text(from, 'scriptFormat') ?? ''))
    return null
  const result = resultOf(from)
  const headers = {
    language: 'javascript',
    script: from.script as string,
    ...(result !== null && { resultVariable: result }),
  }
  return { topic: SCRIPT_TOPIC, retries: '1', headers }
}

const resultOf = (from: Node): string | null => text(from, 'resultVariable') ?? null

/** Whether a task has a script that a program runs which is not ours: in another language, or in one that it does not name. */
export const isForeignScript = (from: Node): boolean =>
  text(from, 'script') !== undefined && !isFeel(text(from, 'scriptFormat') ?? '') && scriptJob(from) === null
