/** Columns and rows become places: every column as wide, every row as high as what stands in it. */
import { columns as readColumns } from './columns.ts'
import { tracks as readTracks } from './tracks.ts'
import { right, type Box, type LayoutModel, type LayoutNode } from './drawing.ts'
import { boxSize, outsideLabel, sizeOf, type Size } from './sizes.ts'
import { labelSize, textWidth, INSIDE, LINE } from './text.ts'

export const HEADER = 30
const MARGIN = { x: 42, y: 26 }
const GAP = { x: 46, y: 34 }
/** The room of one line beside another. */
const LANE_LEAST = 120
/** Between a shape and its label. */
export const LABEL_GAP = 5

export interface Places {
  readonly nodes: Map<string, Box>
  readonly lanes: Map<string, Box>
  readonly pool: Box | null
}

interface Cell {
  readonly node: LayoutNode
  readonly size: Size
  readonly lane: string
  readonly column: number
  readonly track: number
}

export function placeOnGrid(model: LayoutModel): Places {
  const lanes = model.lanes.length > 0 ? model.lanes : [{ id: '', name: '' }]
  const cells = cellsOf(model, lanes)
  const inner = { x: model.origin.x + (model.pool ? HEADER : 0), y: model.origin.y }
  const first = inner.x + (model.lanes.length > 0 ? HEADER : 0) + MARGIN.x
  const xs = columnCentres(model, cells, first)
  const nodes = new Map<string, Box>()
  const bands = new Map<string, Box>()
  let y = inner.y
  for (const lane of lanes) {
    const own = cells.filter((cell) => cell.lane === lane.id)
    const { height, centres } = rowCentres(own, y, lane.name)
    for (const { node, size, column, track } of own)
      nodes.set(node.id, around(xs[column] ?? first, centres[track] ?? y, size))
    bands.set(lane.id, { x: inner.x, y, width: 0, height })
    y += height
  }
  hang(model, nodes)
  return finish(model, nodes, bands, y)
}

function cellsOf(model: LayoutModel, lanes: LayoutModel['lanes']): readonly Cell[] {
  const byId = new Map(model.nodes.map((node) => [node.id, node]))
  const box = boxSize(model.nodes)
  const read = readColumns(model.table)
  // What nobody has put into a lane is drawn in the first.
  const laneOf = (id: string): string => (lanes.find((lane) => lane.id === byId.get(id)?.lane) ?? lanes[0])?.id ?? ''
  const tracks = readTracks(read, laneOf)
  return read.strands.flatMap((strand) =>
    strand.nodes.flatMap(({ id, column }) => {
      const node = byId.get(id)
      return node ? [{ node, size: sizeOf(node, box), lane: laneOf(id), column, track: tracks.get(id) ?? 0 }] : []
    }),
  )
}

const around = (x: number, y: number, { width, height }: Size): Box => ({
  x: Math.round(x - width / 2),
  y: Math.round(y - height / 2),
  width,
  height,
})

function columnCentres(model: LayoutModel, cells: readonly Cell[], from: number): readonly number[] {
  const last = Math.max(0, ...cells.map(({ column }) => column))
  const centres: number[] = []
  let x = from
  for (let column = 0; column <= last; column += 1) {
    const own = cells.filter((cell) => cell.column === column)
    const width = Math.max(36, ...own.map(({ node, size }) => Math.max(size.width, outsideLabel(node)?.width ?? 0)))
    centres.push(x + width / 2)
    x += width + gapBehind(model, own)
  }
  return centres
}

/** The names of the ways that leave here must fit between two columns, and every way that turns off needs a line of its own. */
function gapBehind(model: LayoutModel, cells: readonly Cell[]): number {
  const ids = new Set(cells.map(({ node }) => node.id))
  const leaving = model.flows.filter(({ source }) => ids.has(source))
  const names = leaving.map(({ text }) => (text ? labelSize(text).width + 22 : 0))
  const turns = leaving.length - ids.size
  return Math.max(GAP.x + 8 * Math.max(0, turns), ...names)
}

interface Rows {
  readonly height: number
  readonly centres: readonly number[]
}

function rowCentres(cells: readonly Cell[], top: number, name: string): Rows {
  const last = Math.max(0, ...cells.map(({ track }) => track))
  const centres: number[] = []
  let y = top + MARGIN.y
  for (let track = 0; track <= last; track += 1) {
    const own = cells.filter((cell) => cell.track === track)
    const above = Math.max(25, ...own.map((cell) => cell.size.height / 2 + labelRoom(cell, 'gateway')))
    const below = Math.max(25, ...own.map((cell) => cell.size.height / 2 + labelRoom(cell, 'event')))
    centres.push(y + above)
    y += above + below + (track < last ? GAP.y : 0)
  }
  const missing = Math.max(LANE_LEAST, nameLength(name)) - (y + MARGIN.y - top)
  const shift = Math.max(0, missing) / 2
  return { height: Math.round(y + MARGIN.y - top + 2 * shift), centres: centres.map((one) => Math.round(one + shift)) }
}

/** The label of a gateway stands above it, that of an event below. */
function labelRoom({ node }: Cell, shape: LayoutNode['shape']): number {
  const label = node.shape === shape ? outsideLabel(node) : null
  return label ? label.height + LABEL_GAP : 0
}

/** The name of a lane stands upright in two lines at most. */
function nameLength(name: string): number {
  const whole = textWidth(name, INSIDE)
  const longest = Math.max(0, ...name.split(/\s+/).map((word) => textWidth(word, INSIDE)))
  return Math.max(longest, whole > 100 ? whole * 0.62 : whole) + INSIDE * LINE
}

/** Events at a border sit at the lower edge of their activity, from the right. */
function hang(model: LayoutModel, nodes: Map<string, Box>): void {
  const taken = new Map<string, number>()
  for (const node of model.nodes) {
    const host = node.host ? nodes.get(node.host) : undefined
    if (!node.host || !host) continue
    const index = taken.get(node.host) ?? 0
    taken.set(node.host, index + 1)
    nodes.set(node.id, { x: right(host) - 46 - index * 44, y: host.y + host.height - 18, width: 36, height: 36 })
  }
}

function finish(model: LayoutModel, nodes: Map<string, Box>, bands: Map<string, Box>, end: number): Places {
  const far = Math.max(model.origin.x + 400, ...[...nodes.values()].map(right)) + MARGIN.x + 10
  const x = model.origin.x + (model.pool ? HEADER : 0)
  const lanes = new Map([...bands].filter(([id]) => id).map(([id, band]) => [id, { ...band, width: far - x }]))
  const pool = model.pool ? { ...model.origin, width: far - model.origin.x, height: end - model.origin.y } : null
  return { nodes, lanes, pool }
}
