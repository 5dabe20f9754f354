/** Why is it waiting? A pure answer from case and models, in German and English. */
import { joinReasons } from './join-reasons.ts'
import { nameOf, placesOf, withinCalled, type Places } from './place.ts'
import { plainNames, type Names, type Reason } from './reason.ts'
import { restReasons } from './rest-reasons.ts'
import { waitSentence } from './wait-sentence.ts'
import type { Case, Wait } from '../core/case.ts'
import type { World } from '../core/world.ts'

/**
 * Every token that does not go on by itself, oldest first: for what it waits, since when, and who or what can answer; at a
 * join, which ways are still missing and what is on the way there. Empty when the case has ended.
 *
 * @param world the models of the case's scopes, and the zone in which moments are said
 * @param names how people and groups are called; without it their keys are shown
 */
export function explain(
  world: Pick<World, 'models' | 'zone'>,
  state: Case,
  names: Names = plainNames,
): readonly Reason[] {
  if (state.status === 'ended' || state.status === 'cancelled') return []
  const places = placesOf(world, state)
  const waiting = Object.values(state.waits).flatMap((wait) => reasonOf(places, wait, names))
  const resting = [...joinReasons(places), ...restReasons(places)]
  const reasons = [...waiting, ...resting].map((reason) => {
    const token = state.tokens[reason.token]
    return token ? { ...reason, says: withinCalled(places, token, reason.says) } : reason
  })
  return reasons.sort((a, b) => a.token - b.token || (a.wait ?? 0) - (b.wait ?? 0))
}

function reasonOf(places: Places, { id, token: tokenId, on, since, until }: Wait, names: Names): Reason[] {
  const token = places.state.tokens[tokenId]
  if (!token) return []
  const [element, at] = [places.elementAt(token, on), places.elementAt(token)]
  const standing = element && at ? { on: element, at } : null
  const name = element ? nameOf(element) : on
  const says = waitSentence(until, { standing, name, zone: places.zone, names })
  return [{ token: tokenId, element: on, wait: id, since, says }]
}
