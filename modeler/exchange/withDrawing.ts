/** A file without a drawing gets one, laid out as the interview's are. Everything else in it stays as it came. */
import { list, one, participantOf, processOf, type Maker, type Moddle } from '../bpmn/moddle.ts'
import { arrange } from '../layout/arrange.ts'
import { bottom, centre, type Box, type Point } from '../layout/drawing.ts'
import { boxOf } from '../layout/readModel.ts'
import { draw, drawings } from '../table/di.ts'
import { createRecording } from '../table/recording.ts'
import { readHeadless } from './headless.ts'

/** Null where it would take more than one sheet: several processes with steps. */
export async function withDrawing(xml: string): Promise<string | null> {
  const { definitions, make, write } = await readHeadless(xml)
  const processes = list(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
  const filled = processes.filter((process) => list(process, 'flowElements').length > 0)
  const process = processOf(definitions)
  if (!process || filled.length > 1 || (filled.length === 1 && filled[0] !== process)) return null
  const pool = participantOf(definitions)
  const main = sheetFor(make, pool?.$parent ?? process)
  definitions.set('diagrams', [main.diagram])
  arrange(definitions, { make, record: createRecording() }, true)
  if (pool) besidePool(make, main.plane, pool)
  const made = make.create('bpmn:Definitions', {
    diagrams: [main, ...insideOf(make, process)].map(({ diagram }) => diagram),
  })
  return spliced(xml, await write(made))
}

interface Sheet {
  readonly diagram: Moddle
  readonly plane: Moddle
}

function sheetFor(make: Maker, element: Moddle): Sheet {
  const plane = make.create('bpmndi:BPMNPlane', { id: make.id('Ebene_'), bpmnElement: element, planeElement: [] })
  const diagram = make.create('bpmndi:BPMNDiagram', { id: make.id('Bild_'), plane })
  plane.$parent = diagram
  return { diagram, plane }
}

/** Subprocesses are closed boxes; what they hold is drawn on a sheet of their own, as on paper that a process has. */
function insideOf(make: Maker, scope: Moddle): readonly Sheet[] {
  const inner = list(scope, 'flowElements').filter((element) => element.$instanceOf('bpmn:SubProcess'))
  return inner.flatMap((sub) => {
    const sheet = sheetFor(make, sub)
    const process = make.create('bpmn:Process', { flowElements: list(sub, 'flowElements') })
    const alone = make.create('bpmn:Definitions', { rootElements: [process], diagrams: [sheet.diagram] })
    arrange(alone, { make, record: createRecording() }, true)
    return [sheet, ...insideOf(make, sub)]
  })
}

const HEIGHT = 60
const GAP = 40

/** Pools that nothing is known of lie below, and messages go straight to them. */
function besidePool(make: Maker, plane: Moddle, pool: Moddle): void {
  const collaboration = pool.$parent
  const own = boxOf(drawings(plane).get(pool.id))
  if (!own) return
  const record = createRecording()
  const others = list(collaboration, 'participants').filter((other) => other !== pool)
  for (const [at, other] of others.entries()) {
    const box = { x: own.x, y: bottom(own) + GAP + at * (HEIGHT + GAP), width: own.width, height: HEIGHT }
    const shape = draw(make, record, plane, 'BPMNShape', other, { isHorizontal: true })
    shape.set('bounds', within(make, shape, 'dc:Bounds', box))
  }
  const drawn = drawings(plane)
  for (const message of list(collaboration, 'messageFlows')) {
    const [from, to] = [one(message, 'sourceRef'), one(message, 'targetRef')].map(
      (end) => end && boxOf(drawn.get(end.id)),
    )
    if (!from || !to) continue
    const edge = draw(make, record, plane, 'BPMNEdge', message)
    edge.set(
      'waypoint',
      straight(from, to).map((point) => within(make, edge, 'dc:Point', point)),
    )
  }
}

/** Straight down or up, at the narrower of both. */
function straight(from: Box, to: Box): readonly Point[] {
  const { x } = centre(from.width <= to.width ? from : to)
  return from.y < to.y
    ? [
        { x, y: bottom(from) },
        { x, y: to.y },
      ]
    : [
        { x, y: from.y },
        { x, y: bottom(to) },
      ]
}

function within(make: Maker, parent: Moddle, type: string, attributes: object): Moddle {
  const made = make.create(type, attributes)
  made.$parent = parent
  return made
}

const NAMESPACES =
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'

/** Only the drawing is put in, with its own namespaces: whatever else the file says stays letter by letter. */
function spliced(xml: string, made: string): string {
  const diagrams = made.match(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/)?.[0] ?? ''
  const own = diagrams.replaceAll('<bpmndi:BPMNDiagram ', `<bpmndi:BPMNDiagram ${NAMESPACES} `)
  const bare = xml.replace(/<(\w+:)?BPMNDiagram\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?BPMNDiagram>)/g, '')
  return bare.replace(/<\/(?:[\w.-]+:)?definitions>\s*$/, (end) => `  ${own}\n${end}`)
}
