/** The diagram's picture comes from the browser, which draws it. Only what draws is taken over: no scripts, links, images or styles of others. */
import { Parser } from 'saxen'
import { Failure } from '../../errors.ts'

export interface Picture {
  readonly svg: string
  /** In points of the drawing. */
  readonly width: number
  readonly height: number
}

const elements = new Set([
  ...['svg', 'g', 'defs', 'marker', 'path', 'rect', 'circle', 'ellipse'],
  ...['line', 'polyline', 'polygon', 'text', 'tspan'],
])

const attributes = new Set([
  ...['id', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'points', 'width', 'height'],
  ...['viewBox', 'transform', 'style', 'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity'],
  ...['stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit', 'opacity', 'version', 'xmlns'],
  ...['marker-start', 'marker-mid', 'marker-end', 'markerWidth', 'markerHeight', 'refX', 'refY', 'orient'],
  ...[
    'font-family',
    'font-size',
    'font-weight',
    'font-style',
    'text-anchor',
    'dominant-baseline',
    'lineHeight',
    'dx',
    'dy',
  ],
])

/** References inside the picture may stay: `url(#marker)`. Whatever else would load something does not. */
const loads = (value: string): boolean => /url\((?!\s*['"]?#)|@import|expression\(|javascript:|\\/i.test(value)

/** @throws {Failure} `bad-input` when it is no picture */
export function readPicture(text: string): Picture {
  const made: string[] = []
  const skipped: string[] = []
  let size: { readonly width: number; readonly height: number } | null = null
  let broken = false
  const parser = new Parser()
  parser.on('error', () => void (broken = true))
  parser.on('warn', () => {})
  parser.on('openTag', (name, given, decode, selfClosing) => {
    if (skipped.length > 0 || !elements.has(name)) return void (selfClosing || skipped.push(name))
    const kept = Object.entries(given()).map(([key, value]) => [key, decode(value)] as const)
    if (made.length === 0 && name === 'svg') size = sizeOf(Object.fromEntries(kept))
    // Whoever places the picture says how large it is.
    const said = made.length === 0 ? kept.filter(([key]) => key !== 'width' && key !== 'height') : kept
    made.push(`<${name}${said.map(attribute).join('')}${selfClosing ? '/' : ''}>`)
  })
  parser.on('closeTag', (name, _decode, selfClosing) => {
    if (selfClosing) return
    if (skipped.length > 0) skipped.pop()
    else made.push(`</${name}>`)
  })
  parser.on('text', (said, decode) => {
    if (skipped.length === 0 && made.length > 0) made.push(escape(decode(said)))
  })
  parser.parse(text)
  if (broken || !size || !made[0]?.startsWith('<svg')) throw new Failure('bad-input', 'Das Bild des Diagramms fehlt.')
  return { svg: made.join(''), ...(size as { width: number; height: number }) }
}

function attribute([name, value]: readonly [string, string]): string {
  return attributes.has(name) && !loads(value) ? ` ${name}="${escape(value)}"` : ''
}

function sizeOf({ viewBox = '', width = '', height = '' }: Readonly<Record<string, string>>) {
  const [, , across, down] = viewBox.split(/[\s,]+/).map(Number)
  const size = { width: across ?? parseFloat(width), height: down ?? parseFloat(height) }
  return size.width > 0 && size.height > 0 && size.width < 100_000 && size.height < 100_000 ? size : null
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The same picture in dots, for programs that draw no SVG. @throws {Failure} `bad-input` when it is none */
export function readPng(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  if (!bytes.subarray(0, PNG.length).equals(PNG)) throw new Failure('bad-input', 'Das Bild des Diagramms fehlt.')
  return bytes
}
