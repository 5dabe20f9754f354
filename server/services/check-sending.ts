/** Decisions that one step writes and no later one sends. */
import {
  deliveryFieldOf,
  LETTER_TOPIC,
  parseForm,
  SCRIPT_TOPIC,
  type CheckProblem,
  type Element,
  type Model,
} from '../../engine/index.ts'
import type { LetterDefinition } from './definition.ts'
import type { Written } from './read.ts'

/** A decision always goes by post: only a later task whose form asks for the day tells the program that it has gone. */
export function checkSending(
  model: Model,
  letters: readonly LetterDefinition[],
  forms: readonly Written[],
): readonly CheckProblem[] {
  return Object.values(model.elements).flatMap((element) => {
    if (element.job?.topic !== LETTER_TOPIC) return []
    const written = letters.find(({ id, kind }) => kind === 'notice' && id === element.job?.headers['letter'])
    if (!written || after(model, element).some((later) => maySend(later, forms))) return []
    return [unsent(element.id, written.title)]
  })
}

/** A task that asks for the day; and what cannot be looked into: somebody else's job, another process, a form that is not at hand. */
function maySend({ task, form, job, called }: Element, forms: readonly Written[]): boolean {
  if (called || (job && job.topic !== SCRIPT_TOPIC && !job.topic.startsWith('laufzettel.'))) return true
  if (!task || form === null) return false
  const asked = forms.find(({ name }) => name === form)
  return !asked || deliveryFieldOf(parseForm(asked.content).form) !== null
}

/** Everything that can still come: along the flows, into subprocesses and out of them. */
function after(model: Model, from: Element): readonly Element[] {
  const found = new Set<Element>()
  const open = onward(model, from)
  for (let element = open.pop(); element; element = open.pop()) {
    if (found.has(element)) continue
    found.add(element)
    open.push(...onward(model, element), ...element.children.flatMap((id) => model.elements[id] ?? []))
  }
  return [...found]
}

/** Also what happens beside it: at its border, in event subprocesses around it, and behind the subprocess in which it lies. */
function onward(model: Model, element: Element): Element[] {
  const { outgoing, attached, event, parent } = element
  const around = parent === null ? undefined : model.elements[parent]
  const beside = (around?.children ?? []).flatMap((id) => model.elements[id] ?? [])
  const next = [...outgoing.flatMap((flow) => model.flows[flow]?.target ?? []), ...attached]
  return [
    ...next.flatMap((id) => model.elements[id] ?? []),
    ...beside.filter((one) => one.triggeredByEvent || (event?.kind === 'link' && one.event?.kind === 'link')),
    ...(around ? onward(model, around) : []),
  ]
}

const unsent = (element: string, title: string): CheckProblem => ({
  element,
  severity: 'warning',
  code: 'letter-unsent',
  reason: {
    de: `Den Bescheid „${title}“ sendet danach niemand ab: Keine spätere Aufgabe fragt, wann er zur Post ging.`,
    en: `Nobody sends the decision "${title}" afterwards: no later task asks when it was posted.`,
  },
  instead: {
    de: 'Lassen Sie eine Aufgabe „Brief drucken und absenden“ folgen, in deren Formular „Abgesendet am“ aus der Feldbibliothek steht.',
    en: 'Let a task follow that prints and posts it, with a date field of the property lz:delivery = sentOn in its form.',
  },
})
