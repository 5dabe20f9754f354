import type { Behaviour } from '../core/behaviour.ts'
import { startInside } from './start-inside.ts'
import { complete } from '../core/complete.ts'

/** A subprocess is a scope: its token is what the tokens inside name. */
export const subProcess: Behaviour = {
  enter: startInside,
  drained: (run, token, element) => complete(run, token, element, {}),
}
