/** What an element does, in its moments. `behaviours/index.ts` is the exhaustive table. */
import type { Held, Token, Wait } from './case.ts'
import type { FlowId, Variables } from './ids.ts'
import type { Element } from './model.ts'
import type { Run } from './run.ts'

export interface Behaviour {
  /** The element begins. Whatever it evaluates comes before the first event it records, so that an incident repeats nothing. */
  enter(run: Run, token: Token, element: Element, received: Variables): void
  /** The outside has answered. For boundary events `token` is the host. */
  resume?(run: Run, token: Token, element: Element, received: Variables, wait: Wait): void
  /** The last token inside is gone. */
  drained?(run: Run, token: Token, element: Element): void
  /** A token directly inside has completed and has gone on. `left` is as it last was. */
  returned?(run: Run, token: Token, element: Element, left: Token): void
  /** Which flows to take; without it, all. */
  flows?(run: Run, token: Token, element: Element): readonly FlowId[]
  /** The listeners that held the element's own work have answered. */
  listened?(run: Run, token: Token, element: Element, answered: Wait, held: Held): void
}
