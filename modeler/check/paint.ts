/** Marks elements with problems on the canvas: an outline, and a badge that says the first of them. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { service } from '../bpmn/services.ts'
import type { Problem } from './problems.ts'

const LAYER = 'laufzettel-problem'
const marker = (severity: Problem['severity']): string => `lz-has-${severity}`

/** Paints these problems and takes away those painted before. */
export function paintProblems(
  modeler: Modeler,
  problems: readonly Problem[],
  onClick: (problem: Problem) => void,
): void {
  clear(modeler)
  const seen = new Set<string>()
  for (const first of problems) {
    const element =
      first.element && !seen.has(first.element) ? service(modeler, 'elementRegistry').get(first.element) : undefined
    if (!element || element === service(modeler, 'canvas').getRootElement()) continue
    seen.add(element.id)
    service(modeler, 'canvas').addMarker(element, marker(first.severity))
    service(modeler, 'overlays').add(element, LAYER, { position: { top: -12, left: -12 }, html: badge(first, onClick) })
  }
}

function clear(modeler: Modeler): void {
  service(modeler, 'overlays').remove({ type: LAYER })
  const canvas = service(modeler, 'canvas')
  for (const element of service(modeler, 'elementRegistry').getAll()) {
    canvas.removeMarker(element, marker('error'))
    canvas.removeMarker(element, marker('warning'))
  }
}

function badge(problem: Problem, onClick: (problem: Problem) => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `lz-badge lz-badge--${problem.severity}`
  button.title = problem.reason
  button.setAttribute('aria-label', `Problem: ${problem.reason}`)
  button.textContent = '!'
  button.addEventListener('click', () => onClick(problem))
  return button
}
