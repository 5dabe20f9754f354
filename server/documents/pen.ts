/** A tagged PDF in the making: what is drawn is a structure element or, for ornament, an artifact. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import PDFDocument from 'pdfkit'
import { fitted } from './fitted.ts'
import { ink, sheet, textWidth } from './sheet.ts'
import type { QrCode } from './qr.ts'

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')

export interface Pen {
  readonly pdf: PDFKit.PDFDocument
  readonly root: PDFKit.PDFStructureElement
  readonly done: Promise<Buffer>
}

/** Begins a document in German. Fonts are embedded and every text is tagged, as PDF/A-2a asks. */
export function openPen(title: string, author: string, at: Date): Pen {
  const pdf = new PDFDocument({
    size: [sheet.width, sheet.height],
    margins: { top: sheet.top, bottom: sheet.bottom, left: sheet.left, right: sheet.right },
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    bufferPages: true,
    font: join(fonts, 'DejaVuSansCondensed.ttf'),
    info: { Title: title, Author: author, CreationDate: at },
  })
  pdf
    .registerFont('text', join(fonts, 'DejaVuSansCondensed.ttf'))
    .registerFont('bold', join(fonts, 'DejaVuSansCondensed-Bold.ttf'))
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) =>
    pdf.on('end', () => resolve(Buffer.concat(chunks))).on('error', reject),
  )
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  return { pdf, root, done }
}

export async function closePen({ pdf, root, done }: Pen): Promise<Buffer> {
  root.end()
  pdf.end()
  return done
}

/** Draws something that has a meaning: a paragraph, a heading, a list. */
export const tagged = ({ pdf, root }: Pen, tag: string, draw: () => void): void =>
  void root.add(pdf.struct(tag, {}, [draw]))

/** Draws what a screen reader passes over: lines, page numbers. */
export function ornament({ pdf }: Pen, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  draw()
  pdf.endMarkedContent()
}

export const write = (
  pdf: PDFKit.PDFDocument,
  font: 'text' | 'bold',
  size: number,
  color: string = ink.text,
): PDFKit.PDFDocument => pdf.font(font).fontSize(size).fillColor(color)

/** The text for a line of this width in the font that is set: no word is torn. */
export const inWidth = (pdf: PDFKit.PDFDocument, text: string, width: number): string =>
  // A line end put into a word counts as a sign of its line.
  fitted(text, (word) => pdf.widthOfString(`${word}\n`) <= width)

/** A text over the whole width, from where the pen is. */
export const writeWide = (
  pdf: PDFKit.PDFDocument,
  font: 'text' | 'bold',
  size: number,
  text: string,
  lineGap = 0,
): PDFKit.PDFDocument =>
  write(pdf, font, size).text(inWidth(pdf, text, textWidth), sheet.left, pdf.y, { width: textWidth, lineGap })

/** Begins a new page unless `height` points still fit on this one. */
export function keepTogether({ pdf }: Pen, height: number): void {
  if (pdf.y + height > sheet.height - sheet.bottom) pdf.addPage()
}

/** A QR code with its description for those who cannot see it. */
export function drawQr(pen: Pen, code: QrCode, x: number, y: number, side: number, alt: string): void {
  const { pdf, root } = pen
  const module = side / code.size
  const draw = (): void => {
    code.dark.forEach((dark, at) => {
      // A hair wider than the module: no white lines between modules on screen.
      if (dark)
        pdf.rect(x + (at % code.size) * module, y + Math.floor(at / code.size) * module, module + 0.05, module + 0.05)
    })
    pdf.fill('#000000')
  }
  // PDF/UA wants to know where a figure stands; the type definitions lag behind.
  const figure = { alt, bbox: [x, y, x + side, y + side] } as { alt: string }
  root.add(pdf.struct('Figure', figure, [draw]))
}

export const lineAcross = (pen: Pen, y: number, width = textWidth): void =>
  ornament(
    pen,
    () =>
      void pen.pdf
        .moveTo(sheet.left, y)
        .lineTo(sheet.left + width, y)
        .lineWidth(0.5)
        .strokeColor(ink.line)
        .stroke(),
  )
