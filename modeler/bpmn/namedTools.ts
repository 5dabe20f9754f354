/** The tools of bpmn-js by their names: what a screen reader is told, others see when they point at it. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { service } from './services.ts'

/** Palette entries come with a label and no title, those beside an element with a title and no role; the toggle of the minimap with neither. */
export function nameTools(modeler: Modeler, container: HTMLElement): void {
  const every = (entries: string): HTMLElement[] => [...container.querySelectorAll<HTMLElement>(entries)]
  const bus = service(modeler, 'eventBus')
  bus.on(['import.done', 'palette.changed'], () => {
    for (const entry of every('.djs-palette .entry[aria-label]')) entry.title = entry.getAttribute('aria-label') ?? ''
    for (const toggle of every('.djs-minimap .toggle')) byKeyToo(toggle)
  })
  bus.on('contextPad.open', () => {
    for (const entry of every('.djs-context-pad .entry[title]')) {
      entry.setAttribute('role', 'button')
      entry.setAttribute('aria-label', entry.title)
    }
  })
}

function byKeyToo(toggle: HTMLElement): void {
  if (toggle.tabIndex === 0) return
  toggle.setAttribute('role', 'button')
  toggle.tabIndex = 0
  toggle.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    toggle.click()
  })
}
