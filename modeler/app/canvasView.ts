/** Where one looks in the drawing. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { fit } from '../bpmn/fit.ts'
import { service } from '../bpmn/services.ts'
import type { Store, View } from './store.ts'

/** Selects an element and brings it into sight; the process as a whole is no selection. */
export function select(modeler: Modeler, id: string): void {
  const element = service(modeler, 'elementRegistry').get(id)
  if (!element) return
  const canvas = service(modeler, 'canvas')
  if (element === canvas.getRootElement()) return service(modeler, 'selection').select(null)
  service(modeler, 'selection').select(element)
  canvas.scrollToElement(element, 120)
}

/** The views in which one works in the drawing itself; below the table it only goes along with what is typed. */
const isDrawn = (view: View): boolean => view === 'diagram' || view === 'rehearse'

/** Keeps the whole drawing in sight until a person looks elsewhere: notices and findings take their room when they come. Whoever comes back from the table finds it as it was left. */
export function keepFitted(modeler: Modeler, container: HTMLElement, store: Store): void {
  const canvas = service(modeler, 'canvas')
  const place = (): string => {
    const { x, y, scale } = canvas.viewbox()
    return `${x} ${y} ${scale}`
  }
  let fitted = ''
  const show = (): void => {
    fit(modeler)
    fitted = place()
  }
  show()
  new ResizeObserver(() => {
    canvas.resized()
    if (place() === fitted && container.clientWidth > 0) show()
  }).observe(container)
  let left: { readonly x: number; readonly y: number; readonly scale: number } | null = null
  let { view } = store.get()
  store.subscribe(() => {
    const before = view
    view = store.get().view
    if (isDrawn(before) === isDrawn(view)) return
    if (isDrawn(before)) left = place() === fitted ? null : canvas.viewbox()
    else if (left) lookAt(modeler, left)
    else show()
  })
}

function lookAt(modeler: Modeler, { x, y, scale }: { x: number; y: number; scale: number }): void {
  const canvas = service(modeler, 'canvas')
  const { outer } = canvas.viewbox()
  canvas.viewbox({ x, y, width: outer.width / scale, height: outer.height / scale })
}

export function zoom(modeler: Modeler, how: 'in' | 'out' | 'fit'): void {
  if (how === 'fit') fit(modeler)
  else service(modeler, 'zoomScroll').stepZoom(how === 'in' ? 1 : -1)
}
