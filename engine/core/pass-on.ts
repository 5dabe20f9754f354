import type { Token } from './case.ts'
import type { Variables } from './ids.ts'
import type { Element } from './model.ts'
import { beginning, scopeOf, type Run } from './run.ts'
import { setLocal } from './variables.ts'
import { arrive } from './verbs.ts'

/** A compensation boundary event passes the snapshot to the handler that it is associated with. */
export function passOn(run: Run, left: Token, { handler: id }: Element, snapshot: Variables): void {
  if (id === null) return
  const handler = arrive(run, id, scopeOf(run, left), null)
  setLocal(run, handler, snapshot)
  run.queue.push({ kind: 'advance', token: handler, progress: beginning })
}
