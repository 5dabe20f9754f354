import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { service } from '../bpmn/services.ts'

/** Buttons to zoom: the wheel belongs to the page. */
export function addControls(place: HTMLElement, viewer: NavigatedViewer): void {
  const zoom = service(viewer, 'zoomScroll')
  const bar = document.createElement('div')
  bar.className = 'lz-controls'
  bar.append(
    button('−', 'Verkleinern', () => zoom.stepZoom(-1)),
    button('+', 'Vergrößern', () => zoom.stepZoom(1)),
    button('Alles', 'Alles zeigen', () => void service(viewer, 'canvas').zoom('fit-viewport', 'auto')),
  )
  place.append(bar)
}

function button(text: string, label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  made.setAttribute('aria-label', label)
  made.addEventListener('click', onClick)
  return made
}
