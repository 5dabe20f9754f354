import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { outline, type OutlineStep } from '../bpmn/outline.ts'
import { service } from '../bpmn/services.ts'

/** Adds the diagram as a list below it, for people who do not see the picture. */
export function addOutline(place: HTMLElement, viewer: NavigatedViewer): void {
  const steps = outline(service(viewer, 'elementRegistry').getAll())
  const numbers = new Map(steps.map((step, index) => [step.id, index + 1]))
  const list = document.createElement('ol')
  list.append(...steps.map((step) => item(step, numbers)))
  const details = document.createElement('details')
  details.className = 'lz-outline-below'
  const summary = document.createElement('summary')
  summary.textContent = 'Als Liste lesen'
  details.append(summary, list)
  place.after(details)
}

function item(step: OutlineStep, numbers: ReadonlyMap<string, number>): HTMLLIElement {
  const made = document.createElement('li')
  const where = step.inside ? `in „${step.inside}“` : step.lane
  made.textContent = where ? `${step.says} (${where})` : step.says
  const next = step.next.map((flow) => `${flow.when ?? 'danach'}: ${numbers.get(flow.target)}. ${flow.says}`)
  if (next.length > 0) made.append(document.createElement('br'), next.join('; '))
  return made
}
