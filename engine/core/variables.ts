/** Variables live on tokens and are seen inward (rule 7). */
import type { Token } from './case.ts'
import type { Json, TokenId, Variables } from './ids.ts'
import { current, record, standsAlone, type Run } from './run.ts'

/** What a token sees: its own variables over those of the scopes around it. */
export function visible(run: Run, token: Token): Variables {
  const outer = token.scope === null || standsAlone(token) ? undefined : current(run, token.scope)
  return outer ? { ...visible(run, outer), ...token.variables } : token.variables
}

/** Sets variables on exactly this token. */
export function setLocal(run: Run, token: TokenId, variables: Variables): void {
  if (Object.keys(variables).length > 0) record(run, { type: 'set', token, variables })
}

/** Writes outward from a token: each name goes to the nearest scope that has it, else to the root. */
export function propagate(run: Run, from: TokenId, variables: Variables): void {
  const targets = new Map<TokenId, [name: string, value: Json][]>()
  for (const entry of Object.entries(variables)) {
    const owner = ownerOf(run, from, entry[0])
    const written = targets.get(owner)
    if (written) written.push(entry)
    else targets.set(owner, [entry])
  }
  // fromEntries, because assigning to a name such as `__proto__` would not make a variable.
  for (const [token, written] of targets) setLocal(run, token, Object.fromEntries(written))
}

function ownerOf(run: Run, from: TokenId, name: string): TokenId {
  let token = current(run, from)
  while (token && token.scope !== null && !token.called && !Object.hasOwn(token.variables, name))
    token = current(run, token.scope)
  return token?.id ?? from
}

/** Puts a value at a dotted path (`hund.rasse`) of a variable table, keeping what stands beside it. */
export function withPath(variables: Variables, path: string, value: Json): Variables {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...variables, [name]: value }
  const before = variables[name]
  const table = before !== null && typeof before === 'object' && !Array.isArray(before) ? (before as Variables) : {}
  return { ...variables, [name]: withPath(table, rest.join('.'), value) }
}
