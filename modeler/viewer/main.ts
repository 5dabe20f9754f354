/** Shows a diagram in a page, with where a case stands and which way it has taken. The page keeps the same as a list beside it. */
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import '../styles/canvas.css'
import './viewer.css'
import { showDiagram } from './showDiagram.ts'

for (const place of document.querySelectorAll<HTMLElement>('[data-diagram-url]')) void showDiagram(place)
