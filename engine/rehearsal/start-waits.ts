import type { World } from '../core/world.ts'
import type { StartWait } from './stage.ts'

/** The start events that wait without a case (rule 12): those with an event definition, of the latest version of each process. */
export const startWaits = (world: World): readonly StartWait[] =>
  Object.entries(world.latest).flatMap(([process, id]) =>
    Object.values(world.models[id]?.elements ?? {}).flatMap((element): StartWait[] => {
      if (element.type !== 'bpmn:StartEvent' || element.parent !== process || element.event === null) return []
      const name = element.event.kind === 'message' ? element.event.name : null
      return [{ process, element: element.id, kind: element.event.kind, name }]
    }),
  )
