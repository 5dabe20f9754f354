/** The three charts of a council report as rows: drawn in the PDF and on the page, and standing as a table beside it. */
import { percent, statuses } from '../../../analysis/index.ts'
import { count } from '../../ratings/sentence.ts'
import { statusWords } from '../../ratings/words.ts'
import type { CouncilData } from './data.ts'

export interface Chart {
  readonly title: string
  readonly unit: string
  /** What a row is: a state, a month. */
  readonly of: string
  readonly rows: readonly ChartRow[]
  /** What a full bar stands for: all of them, so that one of many never looks like all. */
  readonly whole: number
  /** What to read from it, for those who do not see it. */
  readonly alt: string
}

export interface ChartRow {
  readonly label: string
  readonly value: number
  /** As it stands in the table, with its denominator. */
  readonly shown: string
}

export const charts = (data: CouncilData): readonly Chart[] => [byService(data), byCase(data), progressChart(data)]

function byService({ group }: CouncilData): Chart {
  const rows = statuses.map((status) => {
    const share = group?.byStatus[status].services ?? { numerator: 0, denominator: 0, share: null }
    return {
      label: statusWords[status],
      value: share.numerator,
      shown: `${count(share.numerator)} von ${count(share.denominator)} (${percent(share)})`,
    }
  })
  return chart('Leistungen nach Stand', 'OZG-Leistungen in eigener Zuständigkeit', rows, group?.services ?? 0)
}

function byCase({ group }: CouncilData): Chart {
  const rows = statuses.map((status) => {
    const share = group?.byStatus[status].cases ?? { numerator: 0, denominator: 0, share: null, estimate: false }
    return {
      label: statusWords[status],
      value: share.numerator,
      shown: `${count(share.numerator)} von ${count(share.denominator)} (${percent(share)})`,
    }
  })
  const guessed = group?.cases.estimate ? `davon ${count(group.cases.estimated)} geschätzt` : 'gezählt'
  return chart('Fälle im Jahr nach Stand der Leistung', `Fälle im Jahr, ${guessed}`, rows, group?.cases.value ?? 0)
}

export function progressChart({ progress: points, group }: Pick<CouncilData, 'progress' | 'group'>): Chart {
  const rows = points.map(({ month, done }) => ({
    label: month.split('-').reverse().join('/'),
    value: done,
    shown: `${count(done)} von ${count(group?.services ?? 0)}`,
  }))
  return chart(
    'Fortschritt nach Monaten',
    'Leistungen online oder Ende zu Ende am Monatsende',
    rows,
    group?.services ?? 0,
  )
}

function chart(title: string, unit: string, rows: readonly ChartRow[], whole: number): Chart {
  return {
    title,
    unit,
    of: /^\d/.test(rows[0]?.label ?? '') ? 'Monat' : 'Stand',
    rows,
    whole: Math.max(1, whole),
    alt: `${title}: ${rows.map(({ label, shown }) => `${label} ${shown}`).join('; ')}.`,
  }
}
