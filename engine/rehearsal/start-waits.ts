import { type At, type StartWait, startWaitsOf } from '../core/start-waits.ts'
import type { World } from '../core/world.ts'

/** What the latest version of each process waits for without a case, when all are deployed now (rule 12). */
export const startWaits = (world: World, { now, zone }: At): readonly StartWait[] =>
  Object.values(world.latest).flatMap((id) => {
    const model = world.models[id]
    return model ? startWaitsOf(model, { now, zone }) : []
  })
