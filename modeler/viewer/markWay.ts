import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { service, type Drawn } from '../bpmn/services.ts'

export interface Way {
  readonly active: ReadonlySet<string>
  readonly visited: ReadonlySet<string>
}

const VISITED = { stroke: '#1f6b4a', fill: '#e8f1ec' }
const ACTIVE = { stroke: '#1d4aab', fill: '#e4ebfb' }

/** Colours what was visited, the flows between it, and puts a mark where the case stands. */
export function markWay(viewer: NavigatedViewer, way: Way): void {
  for (const element of service(viewer, 'elementRegistry').getAll()) {
    if (element.labelTarget || !element.di) continue
    if (way.active.has(element.id)) markActive(viewer, element)
    else if (way.visited.has(element.id)) colour(viewer, element, VISITED)
    else if (wasTaken(element, way)) colour(viewer, element, { stroke: VISITED.stroke })
  }
}

/** A flow was taken when both its ends were reached; with two flows between the same steps both are shown. */
function wasTaken({ type, source, target }: Drawn, { active, visited }: Way): boolean {
  return (
    type === 'bpmn:SequenceFlow' &&
    !!source &&
    !!target &&
    visited.has(source.id) &&
    (visited.has(target.id) || active.has(target.id))
  )
}

/** Colours as the file itself could: so that arrowheads and icons follow. */
export function colour(viewer: NavigatedViewer, element: Drawn, colours: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(colours)) element.di?.set(`bioc:${name}`, value)
  const kind = element.waypoints ? 'connection' : 'shape'
  service(viewer, 'graphicsFactory').update(kind, element, service(viewer, 'elementRegistry').getGraphics(element))
}

function markActive(viewer: NavigatedViewer, element: Drawn): void {
  colour(viewer, element, ACTIVE)
  service(viewer, 'canvas').addMarker(element, 'lz-active')
  service(viewer, 'overlays').add(element, 'lz-token', { position: { top: -14, right: 14 }, html: token() })
}

function token(): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'lz-token'
  mark.title = 'Hier steht der Vorgang'
  return mark
}
