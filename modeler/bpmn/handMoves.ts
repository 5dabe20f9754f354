/** Remembers in the file what a person has moved in an arranged drawing, so that the next edit of the table leaves it there. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { extension, processOf } from './moddle.ts'
import { is, service, type Drawn } from './services.ts'
import { definitionsOf } from './tableCommand.ts'

interface Moved {
  readonly context: { readonly shapes?: readonly Drawn[]; readonly shape?: Drawn; readonly connection?: Drawn }
}

export function rememberMoves(modeler: Modeler): void {
  const commands = ['elements.move', 'shape.resize', 'shape.create', 'connection.updateWaypoints']
  service(modeler, 'eventBus').on(
    commands.map((command) => `commandStack.${command}.postExecuted`),
    ({ context: { shapes, shape, connection } }: Moved) =>
      note(modeler, [...(shapes ?? []), ...[shape ?? connection ?? []].flat()]),
  )
}

function note(modeler: Modeler, elements: readonly Drawn[]): void {
  const process = processOf(definitionsOf(modeler))
  const drawing = process && extension(process, 'lz:Drawing')
  const ids = elements.filter(isPlaced).map(({ id }) => id)
  if (!drawing || ids.length === 0) return
  const before = (drawing.get<string | undefined>('moved') ?? '').split(' ').filter(Boolean)
  const moved = [...new Set([...before, ...ids])].join(' ')
  if (moved !== before.join(' '))
    service(modeler, 'modeling').updateModdleProperties(service(modeler, 'canvas').getRootElement(), drawing, { moved })
}

/** Pools and lanes are as large as what they hold. */
const isPlaced = (element: Drawn): boolean =>
  Boolean(element.labelTarget) || is(element, 'bpmn:FlowNode') || is(element, 'bpmn:SequenceFlow')
