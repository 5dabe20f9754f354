/** Puts a letter on paper: one tagged PDF, DIN 5008 form B. */
import type { Instant } from '../../engine/index.ts'
import { drawBlock } from './draw-blocks.ts'
import { drawEnd, drawPageNumbers } from './draw-end.ts'
import { drawHead } from './draw-head.ts'
import type { Letter } from './letter.ts'
import { closePen, openPen } from './pen.ts'

/** The PDF's bytes. `reference` stands beside the page number (the case number); the same letter at the same moment reads the same. */
export async function renderLetter(letter: Letter, reference: string, at: Instant): Promise<Buffer> {
  const pen = openPen(`${letter.title} ${reference}`, letter.sender.name, new Date(at))
  drawHead(pen, letter)
  for (const block of letter.blocks) drawBlock(pen, block)
  drawEnd(pen, letter)
  drawPageNumbers(pen, letter, reference)
  return closePen(pen)
}
