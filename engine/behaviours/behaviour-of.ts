import { behaviours } from './index.ts'
import { multiInstance } from './multi-instance.ts'
import { standardLoop } from './standard-loop.ts'
import type { Behaviour } from '../core/behaviour.ts'
import type { Token } from '../core/case.ts'
import { isBody } from '../core/loops.ts'
import type { Element } from '../core/model.ts'

const loops = { multiple: multiInstance, standard: standardLoop } as const

/** What a token does at its element: the body of a loop runs the loop, each instance the element itself. */
export const behaviourOf = (token: Token, element: Element): Behaviour =>
  element.loop && isBody(token, element) ? loops[element.loop.kind] : behaviours[element.type]
