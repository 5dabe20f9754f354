/** How much room a diagram takes in a page: as high as it is when it fits the width, on screen and on paper. */
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { service } from '../bpmn/services.ts'

/** What a sheet of paper has between its margins, in the page's pixels. */
const PAPER = 680
/** Lower than that it would not be seen as a picture. */
const LEAST = 190
/** Above it are the buttons, below it the mark of the library. */
const AROUND = 100

/** The style sheet says how high it is at most. */
export function fitRoom(place: HTMLElement, viewer: NavigatedViewer): void {
  const fit = (width: number | null): void => {
    place.style.width = width === null ? '' : `${width}px`
    place.style.height = ''
    const { inner } = service(viewer, 'canvas').viewbox()
    const needed = inner.width > 0 ? (place.clientWidth * inner.height) / inner.width + AROUND : 0
    place.style.height = `${Math.max(LEAST, Math.min(place.offsetHeight, needed))}px`
    service(viewer, 'canvas').resized()
    service(viewer, 'canvas').zoom('fit-viewport', 'auto')
  }
  fit(null)
  // The page is laid out anew for paper, and nothing else tells the drawing.
  window.addEventListener('beforeprint', () => fit(PAPER))
  window.addEventListener('afterprint', () => fit(null))
}
