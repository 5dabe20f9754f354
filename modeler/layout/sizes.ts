/** How large things are drawn. */
import type { LayoutNode } from './drawing.ts'
import { INSIDE, labelSize, longestWord, wrap } from './text.ts'

const PADDING = 7
const WIDTHS = { least: 110, usual: 140, most: 190 }
/** Two lines of text stand clear of the sign in the corner; more need a higher box. */
const HEIGHTS = { two: 80, more: 100 }

export interface Size {
  readonly width: number
  readonly height: number
}

/** All boxes are equally large: as wide as the longest word and the longest text of them need. */
export function boxSize(nodes: readonly LayoutNode[]): Size {
  const texts = nodes.filter(({ shape, size }) => shape === 'box' && !size).map(({ text }) => text)
  const lines = (width: number): number =>
    Math.max(1, ...texts.map((text) => wrap(text, width - 2 * PADDING, INSIDE).length))
  let width = Math.max(WIDTHS.least, ...texts.map((text) => longestWord(text, INSIDE) + 2 * PADDING))
  while (width < WIDTHS.usual && lines(width) > 2) width += 10
  while (width < WIDTHS.most && lines(width) > 4) width += 10
  width = Math.min(Math.ceil(width / 10) * 10, WIDTHS.most)
  return { width, height: lines(width) > 2 ? HEIGHTS.more : HEIGHTS.two }
}

export function sizeOf(node: LayoutNode, box: Size): Size {
  if (node.size) return node.size
  if (node.shape === 'event') return { width: 36, height: 36 }
  return node.shape === 'gateway' ? { width: 50, height: 50 } : box
}

/** The label outside an event or gateway; null where there is none. */
export function outsideLabel(node: LayoutNode): Size | null {
  return node.shape === 'box' || !node.text ? null : labelSize(node.text)
}
