/** The pad beside what is selected stands where it covers no other step: the next one, too, wants to be clicked. */
import type { Box, Drawn, Point } from './services.ts'

interface Spot {
  readonly left: number
  readonly top: number
}
type Target = Drawn | readonly Drawn[]
interface ContextPad {
  _getPosition(target: Target): Spot
  readonly _current: { readonly html: HTMLElement } | null
}
interface Canvas {
  getContainer(): HTMLElement
  viewbox(): Box & { readonly scale: number }
}
interface Registry {
  filter(test: (element: Drawn) => boolean): Drawn[]
}

/** Pixels between the pad and the step. */
const MARGIN = 8

function clearPad(contextPad: ContextPad, canvas: Canvas, elementRegistry: Registry): void {
  const usual = contextPad._getPosition.bind(contextPad)
  contextPad._getPosition = (target) => {
    const pad = contextPad._current?.html
    if (!pad || !isShape(target)) return usual(target)
    const frame = canvas.getContainer().getBoundingClientRect()
    const view = canvas.viewbox()
    const steps = elementRegistry.filter((one) => one !== target && one.labelTarget !== target && isStep(one))
    const others = [...steps.map((one) => onScreen(one, view)), ...toolsIn(canvas.getContainer(), frame)]
    const size = { width: pad.offsetWidth, height: pad.offsetHeight }
    const cost = (spot: Spot): number => {
      const area = { x: spot.left, y: spot.top, ...size }
      const outside = size.width * size.height - shared(area, { x: 0, y: 0, width: frame.width, height: frame.height })
      return others.reduce((sum, other) => sum + shared(area, other), outside)
    }
    const spots = [usual(target), ...around(onScreen(target, view), size)]
    return spots.reduce((best, spot) => (cost(spot) < cost(best) ? spot : best))
  }
}
clearPad.$inject = ['contextPad', 'canvas', 'elementRegistry']

/** Below, above and to the left, should the right be taken. */
const around = ({ x, y, height }: Box, pad: Pick<Box, 'width' | 'height'>): readonly Spot[] => [
  { left: x, top: y + height + MARGIN },
  { left: x, top: y - pad.height - MARGIN },
  { left: x - pad.width - MARGIN, top: y },
]

const isShape = (target: Target): target is Drawn => 'id' in target && !target.waypoints

/** Something one would click: no flow, and nothing that holds others. */
const isStep = ({ waypoints, children, type }: Drawn): boolean =>
  !waypoints && !children?.length && !/Participant|Lane|Group|Process|Collaboration/.test(type)

/** Palette and overview lie over the drawing. */
const toolsIn = (container: HTMLElement, frame: Point): readonly Box[] =>
  [...container.querySelectorAll('.djs-palette, .djs-minimap')].map((tool) => {
    const { x, y, width, height } = tool.getBoundingClientRect()
    return { x: x - frame.x, y: y - frame.y, width, height }
  })

const onScreen = ({ x, y, width, height }: Box, view: Box & { readonly scale: number }): Box => ({
  x: (x - view.x) * view.scale,
  y: (y - view.y) * view.scale,
  width: width * view.scale,
  height: height * view.scale,
})

/** How much two boxes have in common. */
function shared(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return width > 0 && height > 0 ? width * height : 0
}

export const clearPadModule = { __init__: ['clearPad'], clearPad: ['type', clearPad] }
