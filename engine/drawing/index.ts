/** The drawing of a BPMN file, for figures, comparisons and prose. */
export * from './drawing.ts'
export { readDrawing } from './read-drawing.ts'
export * from './facts.ts'
