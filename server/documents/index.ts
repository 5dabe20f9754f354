export { addressee, composeLetter, type Occasion } from './compose.ts'
export { LetterGap } from './fill.ts'
export type { Letter } from './letter.ts'
export { renderLetter } from './render.ts'
/** For documents that are no letters. */
export { drawBlock, drawTable } from './draw-blocks.ts'
export { closePen, openPen, ornament, tagged, write, writeWide, type Pen } from './pen.ts'
export { ink, sheet, textWidth } from './sheet.ts'
