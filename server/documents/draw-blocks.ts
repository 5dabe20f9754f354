/** The text of a letter: paragraphs, headings, lists and tables. */
import type { Block } from './letter.ts'
import { inWidth, keepTogether, lineAcross, tagged, write, writeWide, type Pen } from './pen.ts'
import { ink, mm, sheet, textWidth } from './sheet.ts'

const body = 10.5

export function drawBlock(pen: Pen, block: Block): void {
  if (block.type === 'list') drawList(pen, block.items)
  else if (block.type === 'table') drawTable(pen, block.rows)
  else if (block.type === 'heading') drawHeading(pen, block.text)
  else drawText(pen, block.text)
}

export function drawText(pen: Pen, text: string): void {
  for (const paragraph of text.split(/\n\s*\n/)) {
    tagged(pen, 'P', () => void writeWide(pen.pdf, 'text', body, paragraph, 2).moveDown(0.7))
  }
}

export function drawHeading(pen: Pen, text: string): void {
  // A heading stays with at least three lines of what follows.
  keepTogether(pen, mm(24))
  pen.pdf.moveDown(0.3)
  tagged(pen, 'H2', () => void writeWide(pen.pdf, 'bold', body, text).moveDown(0.45))
}

function drawList(pen: Pen, items: readonly string[]): void {
  const { pdf, root } = pen
  const list = pdf.struct('L')
  root.add(list)
  for (const text of items) drawItem(pen, list, text)
  list.end()
  pdf.x = sheet.left
  pdf.moveDown(0.5)
}

/** A page ends before an item: what is marked as content does not go on over the edge. */
function drawItem(pen: Pen, list: PDFKit.PDFStructureElement, text: string): void {
  const { pdf } = pen
  const set = { width: textWidth - mm(7), lineGap: 2 }
  write(pdf, 'text', body)
  const says = inWidth(pdf, text, set.width)
  keepTogether(pen, pdf.heightOfString(says, set))
  const draw = (): void => {
    const top = pdf.y
    write(pdf, 'text', body).text('–', sheet.left + mm(2), top, { lineBreak: false })
    pdf.text(says, sheet.left + mm(7), top, set).moveDown(0.2)
  }
  list.add(pdf.struct('LI', {}, [pdf.struct('LBody', {}, [draw])]))
}

/** In a letter the value is what counts; where the values are sentences, their label leads. */
type Strong = 'value' | 'label'

export function drawTable(pen: Pen, rows: readonly (readonly [string, string])[], strong: Strong = 'value'): void {
  const table = pen.pdf.struct('Table')
  pen.root.add(table)
  for (const row of rows) drawRow(pen, table, row, strong)
  table.end()
  pen.pdf.x = sheet.left
  pen.pdf.moveDown(0.9)
}

function drawRow(
  pen: Pen,
  table: PDFKit.PDFStructureElement,
  [label, value]: readonly [string, string],
  strong: Strong,
): void {
  const { pdf } = pen
  const labelled = (): PDFKit.PDFDocument =>
    strong === 'label' ? write(pdf, 'bold', body) : write(pdf, 'text', body, ink.muted)
  const valued = (): PDFKit.PDFDocument => write(pdf, strong === 'value' ? 'bold' : 'text', body)
  const left = textWidth * (strong === 'value' ? 0.46 : 0.36)
  const [labelWidth, valueWidth] = [left - mm(3), textWidth - left - mm(3)]
  valued()
  const says = inWidth(pdf, value, valueWidth)
  const height = pdf.heightOfString(says, { width: valueWidth })
  labelled()
  const called = inWidth(pdf, label, labelWidth)
  const tall = Math.max(height, pdf.heightOfString(called, { width: labelWidth })) + 7
  keepTogether(pen, tall)
  const top = pdf.y
  const head = (): void => void labelled().text(called, sheet.left, top + 3.5, { width: labelWidth })
  const cell = (): void => void valued().text(says, sheet.left + left, top + 3.5, { width: valueWidth })
  table.add(pdf.struct('TR', {}, [pdf.struct('TH', {}, [head]), pdf.struct('TD', {}, [cell])]))
  lineAcross(pen, top + tall)
  pdf.y = top + tall
}
