/** Called processes: which version is meant, and what comes back. */
import type { Token } from './case.ts'
import { receive } from './complete.ts'
import { required, wrongType } from './expressions.ts'
import { halt } from './halt.ts'
import type { Variables } from './ids.ts'
import type { CalledProcess, Model } from './model.ts'
import { elementOf, modelOf, present, scopeOf, type Run } from './run.ts'
import { leave } from './verbs.ts'

/** The model that a call activity means now. What is not there is an incident. */
export function calledModel(run: Run, token: Token, { process, tag, together }: CalledProcess): Model {
  const name = required(run, token, process)
  if (typeof name !== 'string') wrongType(run, token, process, 'ID eines Prozesses')
  const { latest, tagged = {}, siblings = {}, models } = run.world
  const beside = siblings[modelOf(run, token).id]?.[name]
  const id = tag !== null ? tagged[`${name}@${tag}`] : together ? (beside ?? latest[name]) : (latest[name] ?? beside)
  const model = id === undefined ? undefined : models[id]
  if (model) return model
  return halt('process-not-found', tag === null ? name : `${name} (${tag})`)
}

/** The called process has ended: its variables go to the call activity as what it received, if all shall. */
export function returnFrom(run: Run, token: Token): void {
  const { id: scope } = scopeOf(run, token)
  const { variables: all } = present(run, token.id)
  leave(run, token, [])
  const call = present(run, scope)
  const element = elementOf(run, call)
  if (element.outputs.length > 0 || element.called?.allOut) receive(run, call, element, withoutCounters(all))
}

/** The counters of loops around the call went in with everything else; they are not the called process's to change. */
function withoutCounters(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => !/^numberOf\w+Instances$|^numberOfInstances$/.test(name)),
  )
}

/** How many calls stand around a token. */
export function depthOf(run: Run, token: Token): number {
  const around = token.scope === null ? null : scopeOf(run, token)
  return (token.called ? 1 : 0) + (around ? depthOf(run, around) : 0)
}
