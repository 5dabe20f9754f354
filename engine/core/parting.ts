/** A user task that is cancelled tells its listeners: they are asked beside what goes on, and the case ends only after they have answered. */
import type { Token } from './case.ts'
import { inside, waitsOf } from './draft.ts'
import { listen } from './listeners.ts'
import type { Element, Model } from './model.ts'
import { present, record, type Run } from './run.ts'
import { setLocal, visible } from './variables.ts'

/** Prepares the parting of a task that somebody could see; null where nobody listens. To be asked before it goes. */
export function partingOf(run: Run, token: Token, element: Element, model: Model): (() => void) | null {
  if (token.parting || !element.listeners.some(({ event }) => event === 'canceling') || !isThere(run, token))
    return null
  const root = rootAround(run, token)
  const variables = visible(run, token)
  return () => {
    const body = {
      type: 'entered',
      element: element.id,
      scope: root.id,
      via: null,
      model: model.id,
      parting: true,
    } as const
    const id = record(run, body)
    setLocal(run, id, variables)
    listen(run, present(run, id), element, 'canceling', { phase: 'leaving', variables: {}, wait: null })
  }
}

/** A task waits for somebody, or a listener holds it. */
function isThere(run: Run, { id }: Token): boolean {
  return waitsOf(run.draft, id).some(
    ({ until }) => until.kind === 'task' || (until.kind === 'listener' && until.held.wait?.until.kind === 'task'),
  )
}

function rootAround(run: Run, token: Token): Token {
  return token.scope === null ? token : rootAround(run, present(run, token.scope))
}

/** What runs inside a scope; listeners that are still told do not run. */
export const running = (run: Run, { id }: Token): readonly Token[] =>
  inside(run.draft, id).filter(({ parting }) => !parting)
