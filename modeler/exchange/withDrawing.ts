/** A file without a drawing gets one, laid out as the interview's are. Everything else in it stays as it came. */
import { list, one, type Maker, type Moddle } from '../bpmn/moddle.ts'
import { arrange } from '../layout/arrange.ts'
import { bottom, centre, type Box, type Point } from '../layout/drawing.ts'
import { boxOf } from '../layout/readModel.ts'
import { draw, drawings } from '../table/di.ts'
import { createRecording } from '../table/recording.ts'
import { readHeadless } from './headless.ts'

/** Null where a collaboration leaves out a process that has steps: then it says nothing of where that belongs. */
export async function withDrawing(xml: string): Promise<string | null> {
  const { definitions, make, write } = await readHeadless(xml)
  const roots = (type: string): readonly Moddle[] =>
    list(definitions, 'rootElements').filter((one) => one.$type === type)
  const filled = roots('bpmn:Process').filter((process) => list(process, 'flowElements').length > 0)
  const process = filled[0] ?? roots('bpmn:Process')[0]
  if (!process) return null
  const [known] = roots('bpmn:Collaboration')
  const pools = known ?? (filled.length > 1 ? poolsFor(make, filled) : undefined)
  if (pools && filled.some((one) => !poolOf(pools, one))) return null
  const main = sheetFor(make, pools ?? process)
  if (pools) drawPools(make, main, pools, filled)
  else drawAlone(make, main, [process])
  const made = make.create('bpmn:Definitions', {
    rootElements: pools && !known ? [pools] : [],
    diagrams: [main, ...filled.flatMap((one) => insideOf(make, one))].map(({ diagram }) => diagram),
  })
  return spliced(xml, await write(made))
}

const poolOf = (pools: Moddle, process: Moddle): Moddle | undefined =>
  list(pools, 'participants').find((pool) => one(pool, 'processRef') === process)

/** One sheet shows several processes only in pools. */
function poolsFor(make: Maker, processes: readonly Moddle[]): Moddle {
  const participants = processes.map((processRef) =>
    make.create('bpmn:Participant', { id: make.id('Pool_'), name: processRef.name ?? processRef.id, processRef }),
  )
  return make.create('bpmn:Collaboration', { id: make.id('Zusammenarbeit_'), participants })
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

/** Puts a process onto the sheet as if the file had nothing else. */
function drawAlone(make: Maker, { diagram }: Sheet, rootElements: readonly Moddle[]): void {
  const alone = make.create('bpmn:Definitions', { rootElements, diagrams: [diagram] })
  arrange(alone, { make, record: createRecording() }, true)
}

/** Subprocesses are closed boxes; what they hold is drawn on a sheet of their own, as on paper that a process has. */
function insideOf(make: Maker, scope: Moddle): readonly Sheet[] {
  const inner = list(scope, 'flowElements').filter((element) => element.$instanceOf('bpmn:SubProcess'))
  return inner.flatMap((sub) => {
    const sheet = sheetFor(make, sub)
    drawAlone(make, sheet, [make.create('bpmn:Process', { flowElements: list(sub, 'flowElements') })])
    return [sheet, ...insideOf(make, sub)]
  })
}

const WIDTH = 600
const HEIGHT = 60
const GAP = 40

const LEFT = 160
const TOP = 80

/** One below the other: first those that show a process, then those that nothing is known of; messages go between them. */
function drawPools(make: Maker, sheet: Sheet, collaboration: Moddle, filled: readonly Moddle[]): void {
  const { plane } = sheet
  const pools = list(collaboration, 'participants')
  const shows = (pool: Moddle): boolean => filled.some((process) => process === one(pool, 'processRef'))
  const open = pools.filter(shows)
  let [top, width] = [TOP, WIDTH]
  for (const pool of open) {
    place(make, plane, pool, { x: LEFT, y: top, width, height: HEIGHT })
    const process = one(pool, 'processRef')
    const alone = make.create('bpmn:Collaboration', { participants: [pool] })
    drawAlone(make, sheet, [alone, ...(process ? [process] : [])])
    const box = boxOf(drawings(plane).get(pool.id))
    if (!box) continue
    top = bottom(box) + GAP
    width = box.width
  }
  for (const pool of pools.filter((one) => !open.includes(one))) {
    place(make, plane, pool, { x: LEFT, y: top, width, height: HEIGHT })
    top += HEIGHT + GAP
  }
  for (const message of list(collaboration, 'messageFlows')) drawMessage(make, plane, message)
}

function place(make: Maker, plane: Moddle, pool: Moddle, box: Box): void {
  const shape = draw(make, createRecording(), plane, 'BPMNShape', pool, { isHorizontal: true })
  shape.set('bounds', within(make, shape, 'dc:Bounds', box))
}

function drawMessage(make: Maker, plane: Moddle, message: Moddle): void {
  const drawn = drawings(plane)
  const [from, to] = ['sourceRef', 'targetRef'].map((end) => boxOf(drawn.get(one(message, end)?.id ?? '')))
  if (!from || !to) return
  const edge = draw(make, createRecording(), plane, 'BPMNEdge', message)
  edge.set(
    'waypoint',
    between(from, to).map((point) => within(make, edge, 'dc:Point', point)),
  )
}

/** Straight at the narrower of both where the other is as wide, else with a bend half way. */
function between(from: Box, to: Box): readonly Point[] {
  const down = from.y < to.y
  const [leave, arrive] = down ? [bottom(from), to.y] : [from.y, bottom(to)]
  const { x } = centre(from.width <= to.width ? from : to)
  const meets = ({ x: left, width }: Box): boolean => left <= x && x <= left + width
  if (meets(from) && meets(to))
    return [
      { x, y: leave },
      { x, y: arrive },
    ]
  const half = (leave + arrive) / 2
  const [out, into] = [centre(from).x, centre(to).x]
  return [
    { x: out, y: leave },
    { x: out, y: half },
    { x: into, y: half },
    { x: into, y: arrive },
  ]
}

function within(make: Maker, parent: Moddle, type: string, attributes: object): Moddle {
  const made = make.create(type, attributes)
  made.$parent = parent
  return made
}

const NAMESPACES =
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'

const BPMN = 'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'

/** Only the drawing is put in, and pools where there were none, with their own namespaces: whatever else the file says stays letter by letter. */
function spliced(xml: string, made: string): string {
  const diagrams = made.match(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/)?.[0] ?? ''
  const pools = made.match(/<bpmn:collaboration[\s\S]*<\/bpmn:collaboration>/)?.[0] ?? ''
  const own =
    pools.replace('<bpmn:collaboration ', `<bpmn:collaboration ${BPMN} `) +
    diagrams.replaceAll('<bpmndi:BPMNDiagram ', `<bpmndi:BPMNDiagram ${NAMESPACES} `)
  const bare = xml.replace(/<(\w+:)?BPMNDiagram\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?BPMNDiagram>)/g, '')
  return bare.replace(/<\/(?:[\w.-]+:)?definitions>\s*$/, (end) => `  ${own}\n${end}`)
}
