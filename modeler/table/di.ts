/** How the file draws its elements. */
import { list, one, type Maker, type Moddle } from '../bpmn/moddle.ts'
import type { Recording } from './recording.ts'

/** The sheet on which the process is drawn. */
export function planeOf(definitions: Moddle): Moddle | undefined {
  return one(list(definitions, 'diagrams')[0], 'plane')
}

/** The drawing of each element by the element's id. */
export function drawings(plane: Moddle): ReadonlyMap<string, Moddle> {
  const found = new Map<string, Moddle>()
  for (const drawn of list(plane, 'planeElement')) {
    const element = one(drawn, 'bpmnElement')
    if (element) found.set(element.id, drawn)
  }
  return found
}

/** Takes away the drawing of an element. */
export function erase(record: Recording, plane: Moddle, id: string): void {
  const drawn = list(plane, 'planeElement').find((di) => one(di, 'bpmnElement')?.id === id)
  if (drawn) record.remove(plane, 'planeElement', drawn)
}

/** A drawing for an element that has none yet. */
export function draw(make: Maker, record: Recording, plane: Moddle, type: string, element: Moddle, more = {}): Moddle {
  const drawn = make.create(`bpmndi:${type}`, { id: `${element.id}_di`, bpmnElement: element, ...more })
  drawn.$parent = plane
  record.add(plane, 'planeElement', drawn)
  return drawn
}
