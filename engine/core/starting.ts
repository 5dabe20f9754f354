/** The event that began a case: it has come, while others that belong to it may still be awaited. */
import type { Element, EventDefinition } from './model.ts'
import type { Run } from './run.ts'

/** Whether this event has begun the case: then it is not waited for once more, until it has been left. */
export const hasBegun = (run: Run, { id }: Element): boolean => run.draft.case.starting?.at === id

/** The element with those of its definitions that must still come before a case goes on that one of them began. */
export function stillToCome(run: Run, element: Element): Element {
  const { starting } = run.draft.case
  if (element.events.length === 0) return element
  if (!element.parallelMultiple || starting?.at !== element.id) return { ...element, events: [] }
  const events = element.events.filter((_, index) => index !== starting.definition)
  return underFirstKey(run, { ...element, events })
}

/** What belongs to the message that began the case comes under its key (rule 12). */
export function underFirstKey(run: Run, element: Element): Element {
  const key = run.draft.case.starting?.key ?? null
  if (key === null) return element
  const keyed = (event: EventDefinition) => (event.kind === 'message' ? { ...event, key: JSON.stringify(key) } : event)
  return { ...element, events: element.events.map(keyed) }
}
