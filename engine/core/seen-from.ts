import type { Case, Token } from './case.ts'
import type { Variables } from './ids.ts'

/** What a token of a case at rest sees: its own variables over those of the scopes around it, up to a called process's border. */
export function seenFrom(state: Case, { scope, called, variables }: Token): Variables {
  const outer = scope === null || called ? undefined : state.tokens[scope]
  return outer ? { ...seenFrom(state, outer), ...variables } : variables
}
