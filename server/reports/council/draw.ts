/** The council report on two pages A4: a tagged PDF from its frozen data alone. */
import { percent } from '../../../analysis/index.ts'
import { closePen, openPen, ornament, write, type Pen } from '../../documents/pen.ts'
import { ink, mm, sheet, textWidth } from '../../documents/sheet.ts'
import { germanMoment, longDate } from '../../pages/format.ts'
import { count } from '../../ratings/sentence.ts'
import { obstacleWords } from '../../ratings/words.ts'
import { charts } from './charts.ts'
import type { CouncilData } from './data.ts'
import { definitions } from './definitions.ts'
import { budgetWords, delays, delayTitles, noDelays } from './delays.ts'
import { drawChart, drawHeading, drawParagraph, drawSentence, drawTitle, drawWideTable } from './draw-parts.ts'
import { forecastWords } from './forecast-words.ts'
import { sentences } from './sentences.ts'

export interface Remark {
  readonly text: string
  readonly at: string
  readonly author: string
}

export interface Frozen {
  /** `R-2026-001`. */
  readonly number: string
  readonly data: CouncilData
  /** SHA-256 of the data. */
  readonly hash: string
  readonly at: string
  readonly author: string
  readonly remarks: readonly Remark[]
}

/** How many rows a table may have before the rest is only counted: the report has two pages. */
const MOST = 5

/** The same report gives the same bytes. */
export async function drawCouncil(report: Frozen): Promise<Buffer> {
  const { data, number } = report
  const pen = openPen(`Digitale Leistungen, Bericht ${number}`, `Stadt ${data.town}`, new Date(report.at))
  // Lists are cut to fit; a text that still ran over would begin a third page.
  pen.pdf.page.margins.bottom = mm(18)
  const [first, second, third] = charts(data)
  drawTitle(
    pen,
    `Digitale Leistungen der Stadt ${data.town}`,
    `Bericht an den Rat Nr. ${number} · Stand ${longDate(data.asOf)}`,
  )
  sentences(data).forEach(({ says, means }, at) => drawSentence(pen, at + 1, says, means))
  if (first) drawChart(pen, first)
  if (second) drawChart(pen, second)
  pen.pdf.addPage()
  pen.pdf.page.margins.bottom = mm(18)
  pen.pdf.y = mm(14)
  if (third) drawChart(pen, third)
  drawParagraph(pen, forecastWords(data), 8.5)
  drawDelays(pen, data)
  drawObstacles(pen, data)
  drawRemarks(pen, report)
  drawDefinitions(pen)
  drawFoot(pen, report)
  return closePen(pen)
}

function drawDelays(pen: Pen, data: CouncilData): void {
  drawHeading(pen, 'Verspätungen und ihre Gründe')
  const rows = delays(data)
  if (rows.length === 0) drawParagraph(pen, noDelays(data))
  else drawWideTable(pen, [delayTitles, ...rows.slice(0, MOST)], [0.32, 0.13, 0.2, 0.35])
  if (rows.length > MOST) drawParagraph(pen, `und ${rows.length - MOST} weitere`, 8, ink.muted)
  const budget = budgetWords(data)
  if (budget) drawParagraph(pen, budget)
}

function drawObstacles(pen: Pen, { obstacles }: CouncilData): void {
  drawHeading(pen, 'Was hindert')
  if (obstacles.length === 0) return drawParagraph(pen, 'Noch nicht erhoben.')
  const rows = obstacles
    .slice(0, MOST)
    .map(({ obstacle, services, cases, estimate }) => [
      obstacleWords[obstacle],
      count(services.length),
      `${count(cases.numerator)} von ${count(cases.denominator)} (${percent(cases)})${estimate ? ', Schätzung' : ''}`,
    ])
  drawWideTable(pen, [['Hindernis', 'Leistungen', 'Fälle im Jahr'], ...rows], [0.4, 0.2, 0.4])
}

function drawRemarks(pen: Pen, { remarks }: Frozen): void {
  if (remarks.length === 0) return
  drawHeading(pen, 'Anmerkungen der Leitung')
  for (const { text, at, author } of remarks) drawParagraph(pen, `${text} (gezeichnet: ${author}, ${germanMoment(at)})`)
}

function drawDefinitions(pen: Pen): void {
  drawHeading(pen, 'Was die Wörter heißen')
  drawWideTable(pen, [['Wort', 'Bedeutung'], ...definitions], [0.22, 0.78])
}

function drawFoot(pen: Pen, { number, data, hash, at, author }: Frozen): void {
  const { pdf } = pen
  const { count: pages } = pdf.bufferedPageRange()
  for (let page = 0; page < pages; page++) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0
    ornament(pen, () => {
      const made = `${number}, erstellt am ${germanMoment(at)} von ${author} · Daten SHA-256 ${hash.slice(0, 16)}… · Seite ${page + 1} von ${pages}`
      write(pdf, 'text', 7, ink.muted).text(made, sheet.left, sheet.pageNumber, { width: textWidth, lineBreak: false })
      if (data.demo)
        write(pdf, 'bold', 7.5, '#8a5a00').text(
          'MUSTER aus der Demo-Stadt: Vorgänge und Antworten sind erfunden',
          sheet.left,
          sheet.pageNumber - 11,
          {
            width: textWidth,
            lineBreak: false,
          },
        )
    })
  }
}
