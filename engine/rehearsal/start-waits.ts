import type { EventDefinition } from '../core/model.ts'
import type { World } from '../core/world.ts'
import type { StartWait } from './stage.ts'

const kinds: Readonly<Partial<Record<EventDefinition['kind'], StartWait['kind']>>> = {
  message: 'message',
  signal: 'signal',
  timer: 'timer',
  conditional: 'condition',
}

/** The start events that wait without a case (rule 12): those with an event definition, of the latest version of each process. */
export const startWaits = (world: World): readonly StartWait[] =>
  Object.entries(world.latest).flatMap(([process, id]) =>
    Object.values(world.models[id]?.elements ?? {}).flatMap((element): StartWait[] => {
      const kind = element.event && kinds[element.event.kind]
      if (element.type !== 'bpmn:StartEvent' || element.parent !== process || !element.event || !kind) return []
      const name = 'name' in element.event ? element.event.name : null
      return [{ process, element: element.id, kind, name }]
    }),
  )
