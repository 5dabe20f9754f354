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

/** Keeps the whole drawing in sight until a person looks elsewhere: notices and findings take their room when they come. */
export function keepFitted(modeler: Modeler, container: HTMLElement): void {
  const canvas = service(modeler, 'canvas')
  const place = (): string => {
    const { x, y, scale } = canvas.viewbox()
    return `${x} ${y} ${scale}`
  }
  fit(modeler)
  let fitted = place()
  new ResizeObserver(() => {
    canvas.resized()
    if (place() !== fitted || container.clientWidth === 0) return
    fit(modeler)
    fitted = place()
  }).observe(container)
}

export function zoom(modeler: Modeler, how: 'in' | 'out' | 'fit'): void {
  if (how === 'fit') fit(modeler)
  else service(modeler, 'zoomScroll').stepZoom(how === 'in' ? 1 : -1)
}
