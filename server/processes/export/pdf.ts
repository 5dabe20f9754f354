/** The documentation of a process as a tagged PDF; the picture has a page of its own, as wide as it needs. */
import draw from 'svg-to-pdfkit'
import { closePen, drawBlock, drawTable, openPen, sheet, type Pen } from '../../documents/index.ts'
import { drawList, line, MARGIN, numberPages } from '../paper.ts'
import type { Section } from '../sections.ts'
import type { ProcessDocument } from './document.ts'
import type { Picture } from './picture.ts'

export async function writePdf(of: ProcessDocument, picture: Picture | null, at: Date): Promise<Buffer> {
  const pen = openPen(`${of.name}: Prozessdokumentation`, of.town, at)
  line(pen, 'H1', 17, of.name)
  line(pen, 'P', 10.5, `Prozessdokumentation, ${of.town}, ${of.edition}, Kennung ${of.key}`)
  pen.pdf.moveDown(1)
  drawSection(pen, of.sheet)
  if (picture) drawPicture(pen, picture, of)
  line(pen, 'H2', 13, 'Schritte')
  drawTable(
    pen,
    of.steps.map(({ title, says }) => [title, says.join('\n')]),
    'label',
  )
  drawAll(pen, 'Formulare', of.forms)
  drawAll(pen, 'Regeln', of.rules)
  drawList(pen, 'Geschichten, mit denen geprobt wird', of.stories)
  drawList(pen, 'Offene Kommentare', of.comments)
  numberPages(pen, `${of.name}, ${of.edition}`)
  return closePen(pen)
}

function drawAll(pen: Pen, title: string, sections: readonly Section[]): void {
  if (sections.length === 0) return
  line(pen, 'H2', 13, title)
  for (const section of sections) drawSection(pen, section)
}

function drawSection(pen: Pen, { title, rows }: Section): void {
  if (rows.length === 0) return
  drawBlock(pen, { type: 'heading', text: title })
  drawTable(pen, rows, 'label')
}

function drawPicture(pen: Pen, { svg, width, height }: Picture, { name }: ProcessDocument): void {
  const { pdf, root } = pen
  const wide = width > height
  const page = wide ? { width: sheet.height, height: sheet.width } : { width: sheet.width, height: sheet.height }
  pdf.addPage({ size: [page.width, page.height], margin: MARGIN })
  const scale = Math.min((page.width - 2 * MARGIN) / width, (page.height - 2 * MARGIN) / height, 1.2)
  const size = { width: width * scale, height: height * scale }
  const alt = `Diagramm des Prozesses ${name}. Der Abschnitt Schritte sagt dasselbe in Worten.`
  const figure = { alt, bbox: [MARGIN, MARGIN, MARGIN + size.width, MARGIN + size.height] } as { alt: string }
  const fontCallback = (_family: string, bold: boolean): string => (bold ? 'bold' : 'text')
  const options = { ...size, assumePt: true, fontCallback, warningCallback: () => {} }
  root.add(pdf.struct('Figure', figure, [() => draw(pdf, svg, MARGIN, MARGIN, options)]))
  pdf.addPage()
}
