/** The report on the Onlinezugangsgesetz as data: what `laufzettel report ozg --json` prints. */
import { summary, type Responsible, type Status, type Summary, type Via } from '../../analysis/index.ts'
import { rateAll, type RatedEntry, type Source } from './rate.ts'

export interface OzgReport {
  readonly asOf: string
  readonly town: string
  readonly summary: Summary
  readonly services: readonly ReportedService[]
}

export interface ReportedService {
  readonly id: string
  readonly name: string
  readonly leika: readonly string[]
  readonly ozg: boolean
  readonly office: string
  readonly responsible: Responsible
  readonly status: Status
  readonly via: Via
  readonly missing: readonly string[]
  readonly casesPerYear: { readonly value: number | null; readonly estimate: boolean; readonly source: string }
}

/** The state of all services at the end of the day `asOf`. */
export async function ozgReport(source: Source, asOf: string): Promise<OzgReport> {
  const entries = await rateAll(source, asOf)
  return { asOf, town: source.town.key, summary: summaryOf(entries), services: entries.map(reported) }
}

export const summaryOf = (entries: readonly RatedEntry[]): Summary => summary(entries.map(figures))

/** What the summary asks of a service. */
export const figures = ({ service, maturity: { status, open } }: RatedEntry) => ({
  ozg: service.ozg,
  responsible: service.responsible,
  status,
  open,
  casesPerYear: service.casesPerYear,
})

export const reported = ({ service, maturity: { status, via, missing } }: RatedEntry): ReportedService => ({
  id: service.id,
  name: service.name,
  leika: service.leika.map(({ key }) => key),
  ozg: service.ozg,
  office: service.office,
  responsible: service.responsible,
  status,
  via,
  missing,
  casesPerYear: {
    value: service.casesPerYear.value,
    estimate: service.casesPerYear.estimate,
    source: service.casesPerYear.source,
  },
})
