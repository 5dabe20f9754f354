/** What a case does not go on for without a wait of its own: too few arrivals, work that nobody has begun, handlers, a suspension. */
import { nameOf, type Places } from './place.ts'
import type { Reason, Sentence } from './reason.ts'
import type { Token, Until } from '../core/case.ts'
import type { Element } from '../core/model.ts'
import { throwsUndoing } from '../core/scopes.ts'

export function restReasons(places: Places): readonly Reason[] {
  const held = new Set(Object.values(places.state.waits).flatMap(({ token, until }) => (holds(until) ? [token] : [])))
  return Object.values(places.state.tokens).flatMap((token) => {
    if (held.has(token.id)) return []
    const element = places.elementAt(token)
    const says =
      element &&
      (suspended(places, token, element) ??
        gathering(places, token, element) ??
        adHoc(places, token, element) ??
        undoing(places, token, element))
    return says ? [{ token: token.id, element: token.element, wait: null, since: null, says }] : []
  })
}

/** What a listener or an incident holds says that already. */
const holds = ({ kind }: Until): boolean => kind === 'listener' || kind === 'incident'

function suspended({ state }: Places, { scope }: Token, { name, id }: Element): Sentence | null {
  if (scope !== null || state.status !== 'suspended') return null
  return {
    de: `„${name || id}“ ist angehalten; nichts geht weiter, bis jemand fortsetzt.`,
    en: `"${name || id}" is suspended; nothing goes on until somebody continues it.`,
  }
}

/** Told once, by the oldest that has come. */
function gathering(places: Places, token: Token, element: Element): Sentence | null {
  const { startQuantity } = element
  if (startQuantity === 1 || token.phase !== 'entering' || token.scope === null) return null
  const scope = places.state.tokens[token.scope]
  const here = scope ? places.inside(scope).filter((one) => one.element === element.id && one.phase === 'entering') : []
  if (here[0]?.id !== token.id) return null
  const name = nameOf(element)
  return {
    de: `„${name}“ beginnt, sobald ${startQuantity} angekommen sind; bisher ${here.length}.`,
    en: `"${name}" begins as soon as ${startQuantity} have arrived; so far ${here.length}.`,
  }
}

/** Nothing is under way inside, or something comes after it. */
function adHoc(places: Places, token: Token, element: Element): Sentence | null {
  if (!element.adHoc || token.phase !== 'active' || token.loop || token.compensates || token.adHoc?.done) return null
  const named = (ids: readonly string[]): string =>
    ids
      .map((id) => nameOf(places.elementAt(token, id) ?? { name: '', id }))
      .map((name) => `„${name}“`)
      .join(', ')
  const name = nameOf(element)
  const pending = token.adHoc?.pending ?? []
  if (pending.length > 0)
    return {
      de: `In „${name}“ kommt danach: ${named(pending)}.`,
      en: `In "${name}" comes after it: ${plain(named(pending))}.`,
    }
  if (element.adHoc.until === null || places.inside(token).length > 0) return null
  const offered = named(element.children.filter((id) => mayBegin(places.elementAt(token, id))))
  const { until } = element.adHoc
  return {
    de: `„${name}“ bleibt offen, bis die Bedingung „${until}“ zutrifft. Begonnen werden kann: ${offered}.`,
    en: `"${name}" stays open until the condition "${until}" is true. What can be begun: ${plain(offered)}.`,
  }
}

const mayBegin = (element: Element | undefined): boolean =>
  element !== undefined && element.host === null && !element.triggeredByEvent && !element.forCompensation

function undoing(places: Places, token: Token, element: Element): Sentence | null {
  const inside = places.inside(token)
  if (!throwsUndoing(element) || inside.length === 0) return null
  const names = inside.map((one) => `„${nameOf(places.elementAt(one) ?? { name: '', id: one.element })}“`).join(', ')
  const name = nameOf(element)
  return {
    de: `„${name}“ wartet, bis rückabgewickelt ist: ${names}.`,
    en: `"${name}" waits until this is compensated: ${plain(names)}.`,
  }
}

const plain = (text: string): string => text.replace(/„([^“]*)“/g, '"$1"')
