/** A process of any size as a town might have it: lanes, tasks with facts, questions with two answers that meet again. Drawn in rows. */

const LANES = ['Bürgerbüro', 'Fachamt', 'Stadtkasse', 'Leitung']
/** Of one row, in steps. */
const WIDTH = 25
const [STEP, ROW, LEFT, TOP] = [160, 160, 260, 120]
const verbs = ['prüfen', 'anfordern', 'berechnen', 'mitzeichnen', 'zustellen', 'ablegen']

interface Node {
  readonly id: string
  readonly xml: string
  readonly shape: readonly [x: number, y: number, width: number, height: number]
}
type Flow = readonly [from: number, to: number, name?: string]

/** BPMN with that many activities, events and gateways. */
export function largeModel(size: number): string {
  const flows: Flow[] = []
  const nodes = Array.from({ length: size }, (_, index) => nodeAt(index, size))
  for (let index = 0; index + 1 < size; index++) {
    const place = index % 8
    if (place === 3) flows.push([index, index + 1, 'ja'], [index, index + 2, 'nein'])
    else if (place === 4) flows.push([index, index + 3])
    else if (place === 5) flows.push([index, index + 2])
    else if (place !== 6 || index + 1 < size) flows.push([index, index + 1])
  }
  const real = flows.filter(([, to]) => to < size)
  const lanes = LANES.map((_, lane) => nodes.filter((_node, index) => laneOf(index, size) === lane))
  return write(nodes, real, lanes)
}

const rowsOf = (size: number): number => Math.ceil(size / WIDTH)
const laneOf = (index: number, size: number): number =>
  Math.min(LANES.length - 1, Math.floor((Math.floor(index / WIDTH) / rowsOf(size)) * LANES.length))

function nodeAt(index: number, size: number): Node {
  const [column, row] = [index % WIDTH, Math.floor(index / WIDTH)]
  const [x, y] = [LEFT + column * STEP, TOP + row * ROW]
  const id = `N${index}`
  if (index === 0)
    return { id, xml: `<startEvent id="${id}" name="Antrag eingegangen"/>`, shape: [x + 32, y + 22, 36, 36] }
  if (index === size - 1)
    return { id, xml: `<endEvent id="${id}" name="Vorgang erledigt"/>`, shape: [x + 32, y + 22, 36, 36] }
  const place = index % 8
  if (place === 3 || place === 7)
    return {
      id,
      xml: `<exclusiveGateway id="${id}"${place === 3 ? ` name="Unterlagen ${index} vollständig?"` : ''}/>`,
      shape: [x + 25, y + 15, 50, 50],
    }
  const name = `Unterlage ${index} ${verbs[index % verbs.length]}`
  const facts = `<lz:step minutesMin="2" minutesUsual="5" minutesMax="15" role="${LANES[laneOf(index, size)]}" mediumIn="data" mediumOut="data" source="estimate"/>`
  return {
    id,
    xml: `<userTask id="${id}" name="${name}"><extensionElements><zeebe:userTask/>${facts}</extensionElements></userTask>`,
    shape: [x, y, 100, 80],
  }
}

function write(nodes: readonly Node[], flows: readonly Flow[], lanes: readonly (readonly Node[])[]): string {
  const [width, height] = [LEFT + WIDTH * STEP, TOP + rowsOf(nodes.length) * ROW + 60]
  const flowXml = flows.map(([from, to, name], index) => {
    const condition =
      name === 'ja' ? `<conditionExpression xsi:type="tFormalExpression">=vollstaendig</conditionExpression>` : ''
    return `<sequenceFlow id="F${index}" sourceRef="N${from}" targetRef="N${to}"${name ? ` name="${name}"` : ''}>${condition}</sequenceFlow>`
  })
  const withDefaults = nodes.map(({ xml }, index) => {
    const other = flows.findIndex(([from, , name]) => from === index && name === 'nein')
    return other < 0 ? xml : xml.replace(' id=', ` default="F${other}" id=`)
  })
  const laneHeight = height / lanes.length
  const shapes = nodes.map(({ id, shape: [x, y, w, h] }) => shapeXml(id, x, y, w, h))
  const edges = flows.map(([from, to], index) => edgeXml(`F${index}`, nodes[from]!, nodes[to]!))
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="https://laufzettel.dev/schema/lz/1.0" id="D" targetNamespace="bench">
<collaboration id="C"><participant id="Pool" name="Großes Verfahren" processRef="bewohnerparkausweis"/></collaboration>
<process id="bewohnerparkausweis" name="Großes Verfahren" isExecutable="true">
<laneSet id="L">${lanes.map((own, index) => `<lane id="Lane${index}" name="${LANES[index]}">${own.map(({ id }) => `<flowNodeRef>${id}</flowNodeRef>`).join('')}</lane>`).join('')}</laneSet>
${withDefaults.join('\n')}
${flowXml.join('\n')}
</process>
<bpmndi:BPMNDiagram id="Di"><bpmndi:BPMNPlane id="Pl" bpmnElement="C">
${shapeXml('Pool', 160, 60, width - 100, height)}
${lanes.map((_, index) => shapeXml(`Lane${index}`, 190, 60 + index * laneHeight, width - 130, laneHeight)).join('\n')}
${shapes.join('\n')}
${edges.join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`
}

const shapeXml = (id: string, x: number, y: number, width: number, height: number): string =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`

/** To the next one straight, over others in the space above, to the next row in the space below. */
function edgeXml(id: string, { shape: [x, y, w, h] }: Node, { shape: [tx, ty, tw, th] }: Node): string {
  const [middle, there] = [x + w / 2, tx + tw / 2]
  const [above, below] = [y + h / 2 - 60, y + h / 2 + 80]
  const nextRow = ty + th / 2 !== y + h / 2
  const straight = !nextRow && tx - x < STEP * 1.5
  const points = straight
    ? [
        [x + w, y + h / 2],
        [tx, ty + th / 2],
      ]
    : nextRow
      ? [
          [middle, y + h],
          [middle, below],
          [there, below],
          [there, ty],
        ]
      : [
          [middle, y],
          [middle, above],
          [there, above],
          [there, ty],
        ]
  const written = points.map((point) => `<di:waypoint x="${point[0]}" y="${point[1]}"/>`)
  return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${written.join('')}</bpmndi:BPMNEdge>`
}
