/** Shows a diagram in a page, with where a case stands and which way it has taken. The page keeps the same as a list beside it. */
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import '../styles/canvas.css'
import './viewer.css'
import { inStep } from './inStep.ts'
import { showDiagram } from './showDiagram.ts'

const places = [...document.querySelectorAll<HTMLElement>('[data-diagram-url]')]
const shown = places.map(async (place) => ({ viewer: await showDiagram(place), together: 'inStep' in place.dataset }))
const all = await Promise.all(shown)
inStep(all.flatMap(({ viewer, together }) => (viewer && together ? [viewer] : [])))
