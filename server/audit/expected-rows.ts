/** The rows that a case must have, made from its steps in the way in which the store makes them. */
import type { Case, Event } from '../../engine/index.ts'
import { caseColumns, tokenColumns, waitColumns } from '../runtime/rows.ts'
import { ending, target } from '../runtime/store/step-rows.ts'
import { modelAround } from '../runtime/store/wait-rows.ts'
import type { DeployedModel } from './models.ts'

export type Row = Readonly<Record<string, unknown>>

/** A step as it is played again. */
export interface Played {
  readonly actor: string | null
  readonly events: readonly Event[]
}

export interface Replayed {
  readonly state: Case
  readonly steps: readonly Played[]
  /** What the case runs on, and all that it may have called. */
  readonly runsOn: DeployedModel
  readonly models: ReadonlyMap<string, DeployedModel>
}

export function caseRow({ state, steps, runsOn }: Replayed): Row {
  const { deployment, process, model } = runsOn
  const last = steps.at(-1)?.events ?? []
  return {
    ...caseColumns(state),
    ...target(state),
    ...ending({ events: last }, model),
    ...{ deployment_id: deployment, process },
  }
}

export function tokenRows({ state, steps }: Replayed): Row[] {
  const entered = enteredAt(steps)
  return Object.values(state.tokens).map((token) => ({ ...tokenColumns(token), entered_at: entered.get(token.id) }))
}

export function waitRows({ state, runsOn, models }: Replayed): Row[] {
  const world = { models: Object.fromEntries([...models].map(([id, { model }]) => [id, model])) }
  return Object.values(state.waits).map((wait) => {
    const model = modelAround(world, state, wait) ?? runsOn.model
    return { ...waitColumns(wait), element_name: model.elements[wait.on]?.name || wait.on }
  })
}

export const itemRows = ({ state: { items } }: Replayed): Row[] =>
  Object.entries(items).flatMap(([token, values]) =>
    Object.entries(values).map(([index, value]) => ({
      token: Number(token),
      index: Number(index),
      value: JSON.stringify(value),
    })),
  )

/** Finished visits, with who answered what they waited for. */
export function visitRows({ steps, runsOn, models }: Replayed): Row[] {
  const entered = enteredAt(steps)
  const tokenOf = new Map<number, number>()
  return steps.flatMap(({ actor, events }) => {
    const answered = new Set(events.flatMap((event) => (event.type === 'resumed' ? tokenOf.get(event.wait) : [])))
    for (const event of events) if (event.type === 'waiting') tokenOf.set(event.seq, event.token)
    return events.flatMap((event) => {
      if (event.type !== 'left') return []
      const { token, element, how, at, model } = event
      const type = (models.get(model ?? '') ?? runsOn).model.elements[element]?.type ?? 'bpmn:Process'
      const by = answered.has(token) ? actor : null
      return [{ token, element, type, how, entered_at: entered.get(token), left_at: at, actor: by }]
    })
  })
}

const enteredAt = (steps: readonly Played[]): ReadonlyMap<number, string> =>
  new Map(steps.flatMap(({ events }) => events.flatMap(({ type, seq, at }) => (type === 'entered' ? [[seq, at]] : []))))
