/** First page of a letter, down to the subject: letterhead, address window, information block, fold marks. */
import type { Letter } from './letter.ts'
import { inWidth, lineAcross, ornament, tagged, write, writeWide, type Pen } from './pen.ts'
import { ink, mm, sheet, textWidth } from './sheet.ts'

export function drawHead(pen: Pen, letter: Letter): void {
  drawLetterhead(pen, letter)
  drawMarks(pen)
  drawAddress(pen, letter)
  drawInformation(pen, letter)
  drawFooter(pen, letter)
  drawSubject(pen, letter)
}

function drawLetterhead(pen: Pen, { sender }: Letter): void {
  const { pdf } = pen
  tagged(pen, 'P', () => {
    write(pdf, 'bold', 17).text(sender.name, sheet.left, sheet.head, { width: textWidth })
    write(pdf, 'text', 11, ink.muted).text(sender.office, sheet.left, pdf.y + 1, { width: textWidth })
  })
  lineAcross(pen, pdf.y + mm(2.5))
}

const drawMarks = (pen: Pen): void =>
  ornament(pen, () => {
    for (const y of sheet.folds) pen.pdf.moveTo(mm(5), y).lineTo(mm(10), y)
    pen.pdf.moveTo(mm(5), sheet.hole).lineTo(mm(12), sheet.hole).lineWidth(0.4).strokeColor(ink.line).stroke()
  })

function drawAddress(pen: Pen, { sender, recipient }: Letter): void {
  const { pdf } = pen
  const options = { width: sheet.addressWidth, lineBreak: false, ellipsis: true }
  ornament(pen, () => {
    write(pdf, 'text', 6.5, ink.muted).text(sender.returnLine, sheet.left, sheet.returnLine, {
      ...options,
      height: mm(4),
    })
    pdf
      .moveTo(sheet.left, sheet.returnLine + 9.5)
      .lineTo(sheet.left + sheet.addressWidth, sheet.returnLine + 9.5)
      .lineWidth(0.3)
      .strokeColor(ink.line)
      .stroke()
  })
  tagged(pen, 'P', () => {
    // Six lines of the window; a long name takes two of them.
    write(pdf, 'text', 10)
    pdf.text(recipient.join('\n'), sheet.left, sheet.address, {
      width: sheet.addressWidth,
      height: mm(27.3),
      lineGap: 0.8,
    })
  })
}

function drawInformation(pen: Pen, { information }: Letter): void {
  const { pdf } = pen
  const { left, top, width } = sheet.information
  let y = top
  for (const [label, value] of information) {
    tagged(pen, 'P', () => {
      write(pdf, 'text', 7.5, ink.muted).text(`${label}:`, left, y, { width: mm(22) })
      const below = pdf.y
      write(pdf, 'text', 9)
      const room = width - mm(22)
      pdf.text(inWidth(pdf, value, room), left + mm(22), y - 1, { width: room })
      y = Math.max(below, pdf.y) + 2.5
    })
  }
}

function drawFooter(pen: Pen, { sender }: Letter): void {
  const { pdf } = pen
  // Texts below the bottom margin would begin a new page.
  const margin = pdf.page.margins.bottom
  pdf.page.margins.bottom = 0
  lineAcross(pen, sheet.footer)
  ornament(pen, () => {
    const column = textWidth / Math.max(sender.footer.length, 1)
    write(pdf, 'text', 7, ink.muted)
    sender.footer.forEach((text, index) =>
      pdf.text(inWidth(pdf, text, column - 8), sheet.left + index * column, sheet.footer + 4, { width: column - 8 }),
    )
  })
  pdf.page.margins.bottom = margin
}

function drawSubject(pen: Pen, { kind, title, subject, salutation }: Letter): void {
  const { pdf } = pen
  pdf.x = sheet.left
  pdf.y = sheet.subject
  const line = (tag: string, size: number, text: string, after: number): void =>
    tagged(pen, tag, () => {
      writeWide(pdf, tag === 'P' ? 'text' : 'bold', size, text).moveDown(after)
    })
  const named = kind === 'notice' && title !== subject
  if (named) line('H1', 14, title, 0.3)
  line(named ? 'H2' : 'H1', kind === 'notice' && !named ? 14 : 11, subject, named || kind === 'letter' ? 1.4 : 1)
  line('P', 10.5, salutation, 0.8)
}
