import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'

/** A none end event only ends its token; the scope ends when its last token has. */
export const endEvent: Behaviour = { enter: complete }
