/** The documentation of a process for Word, to be worked on. */
import {
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Section } from '../sections.ts'
import type { ProcessDocument } from './document.ts'
import type { Picture } from './picture.ts'

interface Dots extends Pick<Picture, 'width' | 'height'> {
  readonly png: Buffer
}

/** Pixels of a landscape page between its margins. */
const ROOM = { width: 930, height: 560 }

export async function writeWord(of: ProcessDocument, picture: Dots | null): Promise<Buffer> {
  const front = [
    heading(of.name, HeadingLevel.TITLE),
    text(`Prozessdokumentation, ${of.town}, ${of.edition}, Kennung ${of.key}`),
    ...section(of.sheet, HeadingLevel.HEADING_1),
  ]
  const rest = [
    heading('Schritte', HeadingLevel.HEADING_1),
    table(of.steps.map(({ title, says }) => [title, says.join('\n')])),
    ...all('Formulare', of.forms),
    ...all('Regeln', of.rules),
    ...listed('Geschichten, mit denen geprobt wird', of.stories),
    ...listed('Offene Kommentare', of.comments),
  ]
  const landscape = { page: { size: { orientation: PageOrientation.LANDSCAPE } } }
  const file = new Document({
    title: `${of.name}: Prozessdokumentation`,
    creator: of.town,
    styles: { default: { document: { run: { language: { value: 'de-DE' } } } } },
    sections: [
      { children: front },
      ...(picture ? [{ properties: landscape, children: [image(picture, of.name)] }] : []),
      { children: rest },
    ],
  })
  return Packer.toBuffer(file)
}

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel]

const heading = (said: string, level: Level): Paragraph => new Paragraph({ text: said, heading: level })
const text = (said: string): Paragraph => new Paragraph({ text: said })

const all = (title: string, sections: readonly Section[]): (Paragraph | Table)[] =>
  sections.length === 0
    ? []
    : [heading(title, HeadingLevel.HEADING_1), ...sections.flatMap((one) => section(one, HeadingLevel.HEADING_2))]

const section = ({ title, rows }: Section, level: Level): (Paragraph | Table)[] =>
  rows.length === 0 ? [] : [heading(title, level), table(rows)]

const listed = (title: string, items: readonly string[]): readonly Paragraph[] =>
  items.length === 0
    ? []
    : [heading(title, HeadingLevel.HEADING_1), ...items.map((text) => new Paragraph({ text, bullet: { level: 0 } }))]

function table(rows: Section['rows']): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [3200, 5800],
    rows: rows.map(([label, value]) => new TableRow({ cantSplit: true, children: [cell(label, 36), cell(value, 64)] })),
  })
}

const cell = (said: string, share: number): TableCell =>
  new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: said.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] })),
  })

function image({ png, width, height }: Dots, name: string): Paragraph {
  const scale = Math.min(ROOM.width / width, ROOM.height / height, 1)
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const altText = {
    name: 'Diagramm',
    title: `Diagramm des Prozesses ${name}`,
    description: 'Der Abschnitt Schritte sagt dasselbe in Worten.',
  }
  return new Paragraph({ children: [new ImageRun({ type: 'png', data: png, transformation, altText })] })
}
