/** What the papers about processes share: headings, lists and the number of each page. */
import { drawBlock, ink, ornament, tagged, write, writeWide, type Pen } from '../documents/index.ts'

export const MARGIN = 36

export function drawList(pen: Pen, title: string, items: readonly string[]): void {
  if (items.length === 0) return
  line(pen, 'H2', 13, title)
  drawBlock(pen, { type: 'list', items: [...items] })
}

export function line(pen: Pen, tag: string, size: number, text: string): void {
  const { pdf } = pen
  tagged(pen, tag, () => void writeWide(pdf, tag === 'P' ? 'text' : 'bold', size, text).moveDown(0.4))
}

/** `what` stands beside the number on every page. */
export function numberPages(pen: Pen, what: string): void {
  const { pdf } = pen
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0
    ornament(pen, () => {
      const text = `${what} · Seite ${page + 1} von ${count}`
      const options = { width: pdf.page.width - 2 * MARGIN, align: 'right' as const, lineBreak: false }
      write(pdf, 'text', 7.5, ink.muted).text(text, MARGIN, pdf.page.height - 28, options)
    })
  }
}
