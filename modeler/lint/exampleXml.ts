/** Draws an example: BPMN with a diagram, left to right in one lane. */
import type { Example, Item, Way } from './example.ts'

interface Placed {
  readonly id: string
  readonly item: Item
  readonly x: number
  /** Of its middle. */
  readonly y: number
}

interface Flow {
  readonly from: Placed
  readonly to: Placed
  readonly way?: Way
}

interface Drawing {
  readonly nodes: Placed[]
  readonly flows: Flow[]
  /** Whose next element is still to come, and over which way. */
  open: { readonly from: Placed; readonly way?: Way }[]
  x: number
}

const MIDDLE = 140
const APART = 110
const STEP = 150

/** The file that shows `example`, read by any BPMN tool. */
export function exampleXml({ row, state, lane }: Example): string {
  const drawing: Drawing = { nodes: [], flows: [], open: [], x: 90 }
  for (const item of row) place(drawing, item)
  const { nodes, flows } = drawing
  const lanes = lane
    ? `<bpmn:laneSet id="Bahnen"><bpmn:lane id="Bahn" name="${lane}">${nodes
        .filter(isNode)
        .map(({ id }) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`)
        .join('')}</bpmn:lane></bpmn:laneSet>`
    : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="https://laufzettel.dev/schema/lz/1.0" id="Beispiel" targetNamespace="https://laufzettel.dev/beispiele">
<bpmn:collaboration id="Zusammenarbeit"><bpmn:participant id="Pool" name="Stadtverwaltung" processRef="beispiel" /></bpmn:collaboration>
<bpmn:process id="beispiel" name="Beispiel" isExecutable="${state === 'soll'}"><bpmn:extensionElements><lz:service state="${state}" /></bpmn:extensionElements>${lanes}
${nodes.map((node) => element(node, flows)).join('\n')}
${flows.map(sequenceFlow).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Bild"><bpmndi:BPMNPlane id="Ebene" bpmnElement="Zusammenarbeit">
<bpmndi:BPMNShape id="Pool_di" bpmnElement="Pool" isHorizontal="true"><dc:Bounds x="0" y="0" width="${drawing.x}" height="300" /></bpmndi:BPMNShape>
${lane ? `<bpmndi:BPMNShape id="Bahn_di" bpmnElement="Bahn" isHorizontal="true"><dc:Bounds x="30" y="0" width="${drawing.x - 30}" height="300" /></bpmndi:BPMNShape>` : ''}
${nodes.map(shape).join('\n')}
${flows.map(edge).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`
}

function place(drawing: Drawing, item: Item): void {
  // What begins anew, or is no step, is not connected with what stands before it.
  const isolated = item.type === 'startEvent' || !isNode({ item })
  const here = add(drawing, item, MIDDLE)
  if (isNode({ item })) connect(drawing, here, isolated)
  if (!item.ways) return
  const ends = item.ways.map((way, at) => {
    const step = add(drawing, way.step, MIDDLE + (at - ((item.ways?.length ?? 1) - 1) / 2) * APART)
    drawing.x -= STEP
    drawing.flows.push({ from: here, to: step, way })
    return step
  })
  drawing.x += STEP
  drawing.open = ends.map((from) => ({ from }))
  if (item.joins) connect(drawing, add(drawing, { type: 'exclusiveGateway', name: '' }, MIDDLE), false)
}

function add(drawing: Drawing, item: Item, y: number): Placed {
  const placed = { id: `E${drawing.nodes.length + 1}`, item, x: drawing.x, y }
  drawing.nodes.push(placed)
  drawing.x += STEP
  return placed
}

function connect(drawing: Drawing, to: Placed, isolated: boolean): void {
  if (!isolated) for (const { from, way } of drawing.open) drawing.flows.push({ from, to, ...(way ? { way } : {}) })
  drawing.open = to.item.type === 'endEvent' ? [] : [{ from: to }]
}

const isNode = ({ item }: Pick<Placed, 'item'>): boolean => item.type !== 'dataStoreReference'

function element({ id, item }: Placed, flows: readonly Flow[]): string {
  const facts = item.facts && Object.keys(item.facts).length > 0 ? `<lz:step ${attributes(item.facts)} />` : ''
  const extensions =
    facts || item.extensions ? `<bpmn:extensionElements>${facts}${item.extensions ?? ''}</bpmn:extensionElements>` : ''
  const into = flows.flatMap((flow, at) => (flow.to.id === id ? [`<bpmn:incoming>F${at + 1}</bpmn:incoming>`] : []))
  const out = flows.flatMap((flow, at) => (flow.from.id === id ? [`<bpmn:outgoing>F${at + 1}</bpmn:outgoing>`] : []))
  const name = item.name === '' ? '' : ` name="${item.name}"`
  const [said, inside] = item.type === 'dataStoreReference' ? [item.inside ?? '', ''] : ['', item.inside ?? '']
  return `<bpmn:${item.type} id="${id}"${name}>${said}${extensions}${into.join('')}${out.join('')}${inside}</bpmn:${item.type}>`
}

function sequenceFlow({ from, to, way }: Flow, at: number): string {
  const share = way?.share ? `<bpmn:extensionElements><lz:way share="${way.share}" /></bpmn:extensionElements>` : ''
  return `<bpmn:sequenceFlow id="F${at + 1}"${way?.name ? ` name="${way.name}"` : ''} sourceRef="${from.id}" targetRef="${to.id}">${share}</bpmn:sequenceFlow>`
}

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')

function sizeOf({ item }: Placed): { readonly width: number; readonly height: number } {
  if (item.type.endsWith('Event')) return { width: 36, height: 36 }
  if (item.type.endsWith('Gateway') || item.type === 'dataStoreReference') return { width: 50, height: 50 }
  return { width: 110, height: 80 }
}

function shape(node: Placed): string {
  const { width, height } = sizeOf(node)
  const marker = node.item.type === 'exclusiveGateway' ? ' isMarkerVisible="true"' : ''
  return `<bpmndi:BPMNShape id="${node.id}_di" bpmnElement="${node.id}"${marker}><dc:Bounds x="${node.x}" y="${node.y - height / 2}" width="${width}" height="${height}" />${question(node)}</bpmndi:BPMNShape>`
}

/** A question stands at the upper left of its gateway, where no way leaves. */
const question = ({ item, x, y }: Placed): string =>
  item.type.endsWith('Gateway') && item.name !== ''
    ? `<bpmndi:BPMNLabel><dc:Bounds x="${x - 62}" y="${y - 56}" width="82" height="28" /></bpmndi:BPMNLabel>`
    : ''

/** Straight where both stand on one height; else down or up at the end that is a gateway. */
function edge({ from, to }: Flow, at: number): string {
  const right = from.x + sizeOf(from).width
  const bend = from.y === MIDDLE ? from.x + sizeOf(from).width / 2 : to.x + sizeOf(to).width / 2
  const leave = Math.sign(to.y - from.y) * (sizeOf(from.y === MIDDLE ? from : to).height / 2)
  const points =
    from.y === to.y
      ? [
          [right, from.y],
          [to.x, to.y],
        ]
      : from.y === MIDDLE
        ? [
            [bend, from.y + leave],
            [bend, to.y],
            [to.x, to.y],
          ]
        : [
            [right, from.y],
            [bend, from.y],
            [bend, to.y - leave],
          ]
  return `<bpmndi:BPMNEdge id="F${at + 1}_di" bpmnElement="F${at + 1}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`
}
