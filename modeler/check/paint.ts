/** Marks elements with problems on the canvas: an outline, and a badge that says the first of them. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { service, type Drawn } from '../bpmn/services.ts'
import type { Problem } from './problems.ts'

const LAYER = 'laufzettel-problem'
const marker = (severity: Problem['severity']): string => `lz-has-${severity}`

interface Painted {
  readonly severity: Problem['severity']
  readonly reason: string
  readonly overlay: string
  readonly element: Drawn
}

/** What is painted now: only what differs is painted anew, for each badge costs the browser a look at the whole page. */
const painted = new WeakMap<Modeler, Map<string, Painted>>()

/** Paints these problems and takes away those painted before. */
export function paintProblems(
  modeler: Modeler,
  problems: readonly Problem[],
  onClick: (problem: Problem) => void,
): void {
  const before = painted.get(modeler) ?? new Map<string, Painted>()
  painted.set(modeler, before)
  const wanted = firstOfEach(modeler, problems)
  for (const [id, was] of before) {
    const now = wanted.get(id)
    if (now && now.reason === was.reason && now.severity === was.severity && isThere(modeler, id, was)) {
      wanted.delete(id)
      continue
    }
    service(modeler, 'overlays').remove(was.overlay)
    if (elementOf(modeler, id)) service(modeler, 'canvas').removeMarker(was.element, marker(was.severity))
    before.delete(id)
  }
  for (const [id, problem] of wanted) {
    const element = elementOf(modeler, id)
    if (!element) continue
    service(modeler, 'canvas').addMarker(element, marker(problem.severity))
    const overlay = { position: { top: -12, left: -12 }, html: badge(problem, onClick) }
    const { severity, reason } = problem
    before.set(id, { severity, reason, element, overlay: service(modeler, 'overlays').add(element, LAYER, overlay) })
  }
}

const elementOf = (modeler: Modeler, id: string): Drawn | undefined => service(modeler, 'elementRegistry').get(id)

/** A shape that was taken away and has come back has lost its badge. */
const isThere = (modeler: Modeler, id: string, { element, overlay }: Painted): boolean =>
  elementOf(modeler, id) === element && service(modeler, 'overlays').get(overlay) !== undefined

/** The process as a whole has no place for a badge. */
function firstOfEach(modeler: Modeler, problems: readonly Problem[]): Map<string, Problem> {
  const root = service(modeler, 'canvas').getRootElement().id
  const first = new Map<string, Problem>()
  for (const problem of problems) {
    const { element } = problem
    if (element !== null && element !== root && !first.has(element) && elementOf(modeler, element))
      first.set(element, problem)
  }
  return first
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
