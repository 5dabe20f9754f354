import type { Behaviour } from '../core/behaviour.ts'
import { complete } from '../core/complete.ts'

export const startEvent: Behaviour = { enter: complete }
