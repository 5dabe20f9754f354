/** What a case knows: variables seen from a place in it. */
import type { Case, TokenId, Variables } from '../../engine/index.ts'

/** The variables visible at a token, inner ones before outer ones (semantics, rule 7). */
export function variablesAt({ tokens }: Case, token: TokenId): Variables {
  const here = tokens[token]
  if (!here) return {}
  return { ...(here.scope === null ? {} : variablesAt({ tokens } as Case, here.scope)), ...here.variables }
}

/** The root token: where the case's own variables live. */
export const rootOf = ({ tokens }: Pick<Case, 'tokens'>) => Object.values(tokens).find(({ scope }) => scope === null)
