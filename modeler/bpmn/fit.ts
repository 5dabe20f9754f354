import type Modeler from 'bpmn-js/lib/Modeler'
import { service } from './services.ts'

/** Pixels that stay free: the palette lies over the left edge. */
const FREE = { left: 130, right: 40, top: 40, bottom: 50 }

/** Where the diagram is only looked at, there is no palette. */
const NARROW = { left: 16, right: 16, top: 14, bottom: 14 }

/** Up to this width in pixels the diagram is only read, and the palette is away. */
const PHONE = 640

/** Shows the whole drawing beside the palette, never larger than it was drawn and never smaller than `least`. */
export function fit(modeler: Pick<Modeler, 'get'>, palette = true, least = 0): void {
  const canvas = service(modeler, 'canvas')
  const { inner, outer } = canvas.viewbox()
  const free = palette && outer.width > PHONE ? FREE : NARROW
  if (inner.width === 0 || inner.height === 0) return
  const room = { width: outer.width - free.left - free.right, height: outer.height - free.top - free.bottom }
  const scale = Math.max(least, Math.min(1, room.width / inner.width, room.height / inner.height))
  const spare = { x: spareOf(room.width, inner.width, scale), y: spareOf(room.height, inner.height, scale) }
  canvas.viewbox({
    x: inner.x - free.left / scale - spare.x / 2,
    y: inner.y - free.top / scale - spare.y / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  })
}

/** What does not fit begins at its beginning. */
const spareOf = (room: number, inner: number, scale: number): number => Math.max(0, room / scale - inner)
