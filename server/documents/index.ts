export { addressee, composeLetter, type Occasion } from './compose.ts'
export { LetterGap } from './fill.ts'
export type { Letter } from './letter.ts'
export { renderLetter } from './render.ts'
