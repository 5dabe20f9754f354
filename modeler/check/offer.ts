/** What one click can do about a finding of the engine; rules of good modelling bring their own. */
import type { Named } from '../api/process.ts'
import { list, one, type Moddle } from '../bpmn/moddle.ts'
import { isPlainStart } from '../lint/nodes.ts'
import type { Mend } from '../lint/rule.ts'
import type { Problem } from './problems.ts'

/** What offers are made of beside the drawing. */
export interface Stock {
  /** Key of the process. */
  readonly key: string
  /** Ids and titles of its letters. */
  readonly letters: readonly Named[]
}

const offers: Readonly<Record<string, (element: Moddle, stock: Stock) => Mend | null>> = {
  // There is only one way that is taken otherwise.
  'condition-missing': (flow) =>
    one(one(flow, 'sourceRef'), 'default')
      ? { label: 'Bedingung eintragen', field: `condition-${flow.id}` }
      : { label: 'Als Sonst kennzeichnen', otherwise: true },
  // A start by message or date has nobody who fills it in.
  'service-start': (start) => (isPlainStart(start) ? { label: 'Antrag anlegen', file: true } : null),
  'form-missing': () => ({ label: 'Formular anlegen', file: true }),
  'decision-missing': () => MAKE_RULE,
  'job-type-by-id': (task) => (task.$type === 'bpmn:BusinessRuleTask' ? MAKE_RULE : null),
  'letter-missing': (_task, stock) => chooseLetter(stock),
  'letter-opposed': () => CHOOSE_LETTER,
}

const MAKE_RULE: Mend = { label: 'Regel anlegen', file: true }
const CHOOSE_LETTER: Mend = { label: 'Brief wählen', field: 'letter' }

/** The only one there is, one of them, or a new one. */
function chooseLetter({ key, letters }: Stock): Mend {
  const [letter, ...others] = letters
  if (!letter) return { label: 'Brief anlegen', href: `/amt/prozesse/${key}/briefe#neu` }
  return others.length > 0 ? CHOOSE_LETTER : { label: `„${letter.name}“ wählen`, headers: { letter: letter.id } }
}

/** To be called with every problem of a file. */
export function offering(definitions: Moddle, stock: Stock): (problem: Problem) => Problem {
  const nodes = new Map(nodesIn(definitions).map((node) => [node.id, node]))
  return (problem) => {
    const node = problem.element === null ? undefined : nodes.get(problem.element)
    const offer = node && !problem.mend ? offers[problem.code]?.(node, stock) : null
    return offer ? { ...problem, mend: offer } : problem
  }
}

/** Steps and flows, however deep. */
export function nodesIn(definitions: Moddle): readonly Moddle[] {
  const within = (scope: Moddle): readonly Moddle[] =>
    list(scope, 'flowElements').flatMap((node) => [node, ...within(node)])
  return list(definitions, 'rootElements').flatMap(within)
}
