/** Tasks of plain BPMN name no program that does them: their job is known by the element's id, and deployment says so. */
import { messageByFlow } from './messages.ts'
import { extension, node, text, type Node } from './moddle.ts'
import { report, says, type Report } from './problem.ts'
import { isForeignScript, scriptJob } from './scripts.ts'
import type { JobDefinition } from '../core/model.ts'

/** Whether a task has nothing of its own to do: no message to send, no decision to ask, no FEEL to compute. */
export function isPlainJob(from: Node): boolean {
  if (extension(from, 'zeebe:TaskDefinition')) return false
  return plain[from.$type]?.(from) ?? false
}

const plain: Readonly<Record<string, (from: Node) => boolean>> = {
  'bpmn:ServiceTask': () => true,
  'bpmn:BusinessRuleTask': (from) => !extension(from, 'zeebe:CalledDecision'),
  'bpmn:SendTask': (from) => !node(from, 'messageRef') && !messageByFlow(from),
  'bpmn:ScriptTask': (from) => !extension(from, 'zeebe:Script') && (isForeignScript(from) || scriptJob(from) !== null),
}

/** The job of a plain task; a warning says under which name a program has to ask for it. */
export function plainJob(into: Report, from: Node): JobDefinition {
  const id = from.id ?? ''
  const format = from.$type === 'bpmn:ScriptTask' ? (text(from, 'scriptFormat') ?? '?') : null
  report(
    into,
    {
      element: id,
      code: 'job-type-by-id',
      reason: format
        ? says(
            `Laufzettel führt Skripte in FEEL und JavaScript aus, nicht in „${format}“: Der Vorgang wartet hier, bis ein Programm das Skript ausführt.`,
            `Laufzettel runs scripts in FEEL and JavaScript, not in "${format}": it waits as the job "${id}" until a program does it.`,
          )
        : lacking(from, id),
      instead: instead(from, format !== null),
    },
    'warning',
  )
  return { topic: id, retries: '3', headers: {} }
}

const isRule = ({ $type }: Node): boolean => $type === 'bpmn:BusinessRuleTask'

const lacking = (from: Node, id: string): ReturnType<typeof says> =>
  isRule(from)
    ? says(
        'Es ist keine Regel gewählt: Der Vorgang wartet hier, bis ein Programm die Antwort gibt.',
        `No decision is chosen: the case waits here as the job "${id}" until a program does it.`,
      )
    : says(
        'Es ist nicht gesagt, was hier geschieht: Der Vorgang wartet hier, bis ein Programm den Schritt erledigt.',
        `No program is named: the job waits under the name "${id}" until a program does it.`,
      )

const instead = (from: Node, foreign: boolean): ReturnType<typeof says> =>
  isRule(from)
    ? says(
        'Wählen Sie eine Regel, oder legen Sie eine an. Rechnet ein angeschlossenes Programm, nennen Sie es unter „Experte“.',
        'Choose a decision, or make one. Where a connected program decides, enter its job type (zeebe:taskDefinition type).',
      )
    : says(
        `${foreign ? 'Schreiben Sie es in FEEL' : 'Wählen Sie unter „Automatik“, was hier geschieht'}, oder nennen Sie unter „Experte“ ein Programm.`,
        'Enter the job type (zeebe:taskDefinition type), or compute with FEEL.',
      )
