/** Starts the modeler in the page that the server has made for it. */
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import 'diagram-js-minimap/assets/diagram-js-minimap.css'
import 'bpmn-js-color-picker/colors/color-picker.css'
import './styles/modeler.css'
import { render } from 'preact'
import { App } from './app/App.tsx'
import { readShell } from './app/shell.ts'

const place = document.querySelector<HTMLElement>('[data-modeler]')
if (place) {
  // A class, for `:has` would let every stroke in the drawing cost a look at the whole page.
  document.body.classList.add('lz-page')
  dropPageWideRules()
  const shell = readShell(place)
  place.replaceChildren()
  render(<App shell={shell} />, place)
}

/** The design system asks with each new node whether a dialog of its own is open anywhere; the modeler's are of another kind. */
function dropPageWideRules(): void {
  // What others put into the page may not be read.
  const own = [...document.styleSheets].filter(({ href }) => href?.startsWith(`${location.origin}/`))
  for (const sheet of own)
    for (let index = sheet.cssRules.length - 1; index >= 0; index--) {
      const rule = sheet.cssRules[index]
      if (rule instanceof CSSStyleRule && rule.selectorText.startsWith('body:has(')) sheet.deleteRule(index)
    }
}
