/** Where one looks in the drawing. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { fit } from '../bpmn/fit.ts'
import { service } from '../bpmn/services.ts'

/** Selects an element and brings it into sight; the process as a whole is no selection. */
export function select(modeler: Modeler, id: string): void {
  const element = service(modeler, 'elementRegistry').get(id)
  if (!element) return
  const canvas = service(modeler, 'canvas')
  if (element === canvas.getRootElement()) return service(modeler, 'selection').select(null)
  service(modeler, 'selection').select(element)
  canvas.scrollToElement(element, 120)
}

export function zoom(modeler: Modeler, how: 'in' | 'out' | 'fit'): void {
  if (how === 'fit') fit(modeler)
  else service(modeler, 'zoomScroll').stepZoom(how === 'in' ? 1 : -1)
}
