/** Where a token of a case stands: its element, the scope around it, and the called process that holds both. */
import { groupBy } from './group.ts'
import type { Sentence } from './reason.ts'
import type { Case, Token } from '../core/case.ts'
import type { ElementId } from '../core/ids.ts'
import type { Element, Model } from '../core/model.ts'
import { standsAlone } from '../core/run.ts'
import type { World } from '../core/world.ts'

export interface Places {
  readonly state: Case
  readonly zone: string
  /** The model of a token's own element; undefined where it is not known. */
  modelOf(token: Token): Model | undefined
  /** The element of this id at a token, or inside it. */
  elementAt(token: Token, id?: ElementId): Element | undefined
  /** The tokens directly inside, oldest first. */
  inside(scope: Token): readonly Token[]
}

export function placesOf({ models, zone }: Pick<World, 'models' | 'zone'>, state: Case): Places {
  const around = (token: Token): Token => {
    const scope = token.scope === null || standsAlone(token) ? undefined : state.tokens[token.scope]
    return scope ?? token
  }
  const modelOf = (token: Token): Model | undefined => models[around(token).model ?? state.model]
  const inner = (token: Token): Model | undefined => models[token.model ?? state.model]
  const children = groupBy(Object.values(state.tokens), ({ scope }) => scope)
  return {
    state,
    zone,
    modelOf,
    elementAt: (token, id = token.element) => modelOf(token)?.elements[id] ?? inner(token)?.elements[id],
    inside: ({ id }) => children.get(id) ?? [],
  }
}

/** Begins a sentence about what stands in a called process with the name of that process. */
export function withinCalled(places: Places, token: Token, says: Sentence): Sentence {
  const called = calledAround(places, token)
  const name = called && (places.modelOf(called)?.name || called.element)
  if (name === undefined) return says
  return { de: `Im aufgerufenen Prozess „${name}“: ${says.de}`, en: `In the called process "${name}": ${says.en}` }
}

/** The token of the called process in which a token stands, or which it is. */
function calledAround(places: Places, token: Token): Token | undefined {
  if (token.called) return token
  const scope = token.scope === null ? undefined : places.state.tokens[token.scope]
  return scope && calledAround(places, scope)
}

export const nameOf = ({ name, id }: Pick<Element, 'name' | 'id'>): string => name || id
