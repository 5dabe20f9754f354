/** Pieces of a report on paper: headings, sentences, bars with their table. Everything with a meaning is tagged. */
import { lineAcross, tagged, write, type Pen } from '../../documents/pen.ts'
import { ink, mm, sheet, textWidth } from '../../documents/sheet.ts'
import type { Chart } from './charts.ts'

const left = sheet.left
const bar = '#2a5d84'
const track = '#e6ebef'

export function drawTitle(pen: Pen, title: string, below: string): void {
  const { pdf } = pen
  pdf.x = left
  pdf.y = mm(18)
  tagged(pen, 'H1', () => void write(pdf, 'bold', 16).text(title, left, pdf.y, { width: textWidth }))
  tagged(pen, 'P', () => void write(pdf, 'text', 9, ink.muted).text(below, left, pdf.y + 2, { width: textWidth }))
  pdf.y += 5
  lineAcross(pen, pdf.y)
  pdf.y += 7
}

export function drawHeading(pen: Pen, text: string): void {
  const { pdf } = pen
  pdf.y += 9
  tagged(pen, 'H2', () => void write(pdf, 'bold', 11.5).text(text, left, pdf.y, { width: textWidth }))
  pdf.y += 3
}

export function drawParagraph(pen: Pen, text: string, size = 9, color: string = ink.text): void {
  const { pdf } = pen
  tagged(
    pen,
    'P',
    () => void write(pdf, 'text', size, color).text(text, left, pdf.y, { width: textWidth, lineGap: 0.5 }),
  )
  pdf.y += 2
}

/** A numbered sentence, and below it what it means. */
export function drawSentence(pen: Pen, number: number, says: string, means: string): void {
  const { pdf } = pen
  const inner = textWidth - mm(6)
  const top = pdf.y
  tagged(pen, 'P', () => {
    write(pdf, 'bold', 10.5).text(`${number}.`, left, top, { width: mm(6), lineBreak: false })
    pdf.text(says, left + mm(6), top, { width: inner, lineGap: 0.5 })
  })
  tagged(
    pen,
    'P',
    () =>
      void write(pdf, 'text', 9.5, ink.muted).text(`Das heißt: ${means}`, left + mm(6), pdf.y + 1, {
        width: inner,
        lineGap: 0.5,
      }),
  )
  pdf.y += 8
}

const ROW = 15
const LABEL = mm(27)
const BAR = mm(58)

/** Bars on the left as a figure with words for those who do not see it; the same figures as a table on the right. */
export function drawChart(pen: Pen, { title, unit, rows, whole, alt }: Chart): void {
  const { pdf, root } = pen
  drawHeading(pen, title)
  drawParagraph(pen, unit, 7.5, ink.muted)
  const top = pdf.y
  const draw = (): void =>
    rows.forEach(({ label, value }, at) => {
      const y = top + at * ROW
      write(pdf, 'text', 8.5).text(label, left, y + 2, { width: LABEL - mm(2), lineBreak: false })
      pdf.rect(left + LABEL, y + 1.5, BAR, ROW - 4).fill(track)
      if (value > 0) pdf.rect(left + LABEL, y + 1.5, Math.max(1.5, (value / whole) * BAR), ROW - 4).fill(bar)
    })
  const box = [left, top, left + LABEL + BAR, top + rows.length * ROW]
  // PDF/UA wants to know where a figure stands; the type definitions lag behind.
  root.add(pdf.struct('Figure', { alt, bbox: box } as { alt: string }, [draw]))
  drawTable(
    pen,
    rows.map(({ label, shown }) => [label, shown]),
    { x: left + LABEL + BAR + mm(6), y: top, widths: [mm(25), mm(49)] },
  )
  pdf.x = left
  pdf.y = top + rows.length * ROW
}

interface At {
  readonly x: number
  readonly y: number
  readonly widths: readonly number[]
}

/** A small table with a fixed height of rows; the first cell of a row is its head. */
function drawTable(pen: Pen, rows: readonly (readonly string[])[], { x, y, widths }: At): void {
  const { pdf, root } = pen
  const table = pdf.struct('Table')
  root.add(table)
  rows.forEach((row, at) => {
    let cellX = x
    const cells = row.map((text, column) => {
      const [cell, width] = [cellX, widths[column] ?? 0]
      cellX += width
      return pdf.struct(column === 0 ? 'TH' : 'TD', {}, [
        () =>
          void write(pdf, 'text', 8.5).text(text, cell, y + at * ROW + 2, {
            width: width - 4,
            lineBreak: false,
            ellipsis: true,
            height: ROW,
          }),
      ])
    })
    table.add(pdf.struct('TR', {}, cells))
  })
  table.end()
}

/** A table over the whole width whose rows grow with their text. The first row holds the heads. */
export function drawWideTable(pen: Pen, rows: readonly (readonly string[])[], shares: readonly number[]): void {
  const { pdf, root } = pen
  const widths = shares.map((share) => share * textWidth)
  const table = pdf.struct('Table')
  root.add(table)
  rows.forEach((row, at) => {
    const font = at === 0 ? 'bold' : 'text'
    const heights = row.map((text, column) =>
      write(pdf, font, 8.5).heightOfString(text, { width: (widths[column] ?? 0) - 5 }),
    )
    const top = pdf.y
    let x = left
    const cells = row.map((text, column) => {
      const [cell, width] = [x, widths[column] ?? 0]
      x += width
      return pdf.struct(at === 0 || column === 0 ? 'TH' : 'TD', {}, [
        () => void write(pdf, font, 8.5).text(text, cell, top + 1.5, { width: width - 5 }),
      ])
    })
    table.add(pdf.struct('TR', {}, cells))
    pdf.y = top + Math.max(...heights) + 4
    lineAcross(pen, pdf.y)
    pdf.y += 1
  })
  table.end()
  pdf.x = left
}
