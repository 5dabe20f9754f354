/** Why is it waiting? A pure answer from case and models, in German and English. */
import { joinReasons } from './join-reasons.ts'
import { plainNames, type Names, type Reason } from './reason.ts'
import { waitSentence } from './wait-sentence.ts'
import type { Case, Token } from '../core/case.ts'
import type { Model } from '../core/model.ts'
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
  const modelOf = (token: Token): Model | undefined => {
    const around = token.scope === null ? token : state.tokens[token.scope]
    return world.models[around?.model ?? state.model]
  }
  const waiting = Object.values(state.waits).flatMap((wait): Reason[] => {
    const token = state.tokens[wait.token]
    if (!token) return []
    const name = modelOf(token)?.elements[wait.on]?.name || wait.on
    const says = waitSentence(wait.until, { name, zone: world.zone, names })
    return [{ token: token.id, element: wait.on, wait: wait.id, since: wait.since, says }]
  })
  return [...waiting, ...joinReasons(state, modelOf)].sort((a, b) => a.token - b.token || (a.wait ?? 0) - (b.wait ?? 0))
}
