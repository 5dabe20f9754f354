/** A comparison as a tagged PDF, to be laid before the council: the effect, and every change in sentences. */
import { closePen, drawBlock, drawTable, openPen } from '../../documents/index.ts'
import { germanDay } from '../../pages/format.ts'
import { drawList, line, numberPages } from '../paper.ts'
import type { EffectRow, Told } from './effect.ts'
import { kinds, type Compared } from './page.tsx'
import type { Kind } from './changes.ts'

interface Comparison {
  readonly name: string
  readonly town: string
  readonly compared: Compared
  readonly at: Date
}

export async function writeComparison({ name, town, compared, at }: Comparison): Promise<Buffer> {
  const { from, to, effect, changes, files } = compared
  const pen = openPen(`${name}: Vergleich`, town, at)
  line(pen, 'H1', 17, name)
  line(pen, 'P', 10.5, `Vergleich, ${town}, ${germanDay(at.toISOString())}`)
  drawBlock(pen, {
    type: 'table',
    rows: [
      ['Bisher (links)', from.label],
      ['Neu (rechts)', to.label],
    ],
  })
  line(pen, 'H2', 13, 'Wirkung auf einen Fall')
  drawTable(pen, effect.rows.map(effectRow), 'label')
  drawList(pen, 'Nicht mitgezählt', effect.without)
  drawList(pen, 'Annahmen', effect.assumptions)
  for (const kind of Object.keys(kinds) as Kind[])
    drawList(
      pen,
      `Ablauf: ${kinds[kind]}`,
      changes.flatMap((one) => (one.kind === kind ? [one.says] : [])),
    )
  if (changes.length === 0) line(pen, 'P', 10.5, 'Die beiden Diagramme sind gleich.')
  drawList(pen, 'Formulare, Regeln, Briefe und Leistung', files)
  if (files.length === 0) line(pen, 'P', 10.5, 'Formulare, Regeln, Briefe und Leistung sind gleich.')
  numberPages(pen, `${name}, Vergleich`)
  return closePen(pen)
}

const effectRow = ({ title, before, now, method }: EffectRow): readonly [string, string] => [
  title,
  [`Bisher: ${say(before)}`, `Neu: ${say(now)}`, `Wie ermittelt: ${method}`].join('\n'),
]

const say = ({ says, why, measured }: Told): string => [says ?? `–, ${why}`, measured ?? ''].filter(Boolean).join('; ')
