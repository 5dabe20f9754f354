/** The end of a letter: how to pay, how to send papers, closing, remedy notice, and a number on every page. */
import { drawHeading, drawText } from './draw-blocks.ts'
import type { Letter } from './letter.ts'
import { drawQr, keepTogether, ornament, tagged, write, type Pen } from './pen.ts'
import { qrCode } from './qr.ts'
import { ink, mm, sheet, textWidth } from './sheet.ts'

const side = mm(32)

export function drawEnd(pen: Pen, letter: Letter): void {
  if (letter.payment) drawPayment(pen, letter.payment)
  if (letter.supply) drawSupply(pen, letter.supply)
  if (letter.remedy) {
    drawHeading(pen, 'Rechtsbehelfsbelehrung')
    drawText(pen, letter.remedy)
  }
  drawClosing(pen, letter)
}

function drawPayment(pen: Pen, { payload, lines }: NonNullable<Letter['payment']>): void {
  keepTogether(pen, side + mm(20))
  drawHeading(pen, 'So zahlen Sie')
  const text = lines.map(([label, value]) => `${label}: ${value}`)
  beside(
    pen,
    payload,
    'GiroCode: QR-Code mit den Angaben der Überweisung',
    ['Mit der Banking-App scannen oder überweisen:', ...text],
    'GiroCode',
  )
}

function drawSupply(pen: Pen, { url, shown, code }: NonNullable<Letter['supply']>): void {
  keepTogether(pen, side + mm(20))
  drawHeading(pen, 'Unterlagen senden, ohne Konto')
  const lines = [
    'Fotografieren oder scannen Sie die Unterlagen und laden Sie sie hoch. Scannen Sie dazu den Code oder öffnen Sie:',
    shown,
    `Ihr Code: ${code}`,
    'Sie können die Unterlagen auch per Post senden oder im Bürgerbüro abgeben.',
  ]
  beside(pen, url, `QR-Code: führt zu ${shown}`, lines, null)
}

/** A QR code at the left, lines at its right, and below what is taller. */
function beside(pen: Pen, payload: string, alt: string, lines: readonly string[], label: string | null): void {
  const { pdf } = pen
  const top = pdf.y + 2
  drawQr(pen, qrCode(payload), sheet.left, top, side, alt)
  if (label)
    ornament(
      pen,
      () => void write(pdf, 'bold', 7.5).text(label, sheet.left, top + side + 3, { width: side, align: 'center' }),
    )
  pdf.y = top
  for (const line of lines)
    tagged(
      pen,
      'P',
      () =>
        void write(pdf, 'text', 10)
          .text(line, sheet.left + side + mm(7), pdf.y, { width: textWidth - side - mm(7), lineGap: 1.5 })
          .moveDown(0.25),
    )
  pdf.x = sheet.left
  pdf.y = Math.max(pdf.y, top + side + (label ? 14 : 2)) + 6
}

function drawClosing(pen: Pen, { signature }: Letter): void {
  const { pdf } = pen
  keepTogether(pen, mm(30))
  pdf.moveDown(0.6)
  tagged(pen, 'P', () => {
    write(pdf, 'text', 10.5).text('Mit freundlichen Grüßen', sheet.left, pdf.y, { width: textWidth })
    pdf.moveDown(0.8)
    pdf.text(signature.join('\n'), { width: textWidth, lineGap: 1 })
  })
}

/** Numbers the pages and marks those of the demo town; the last thing that is drawn. */
export function drawPageNumbers({ pdf, ...pen }: Pen, { demo }: Letter, reference: string): void {
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0
    ornament({ pdf, ...pen }, () => {
      const text = `${reference} · Seite ${page + 1} von ${count}`
      write(pdf, 'text', 7.5, ink.muted).text(text, sheet.left, sheet.pageNumber, {
        width: textWidth,
        align: 'right',
        lineBreak: false,
      })
      if (demo)
        write(pdf, 'bold', 7.5, '#8a5a00').text(
          'MUSTER aus der Demo-Stadt, kein echtes Schreiben',
          sheet.left,
          sheet.pageNumber,
          { width: textWidth, lineBreak: false },
        )
    })
  }
}
