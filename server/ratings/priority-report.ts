/** What to do next: the town's services as candidates, ranked by its weights, and what fits its year. */
import {
  fit,
  lawOf,
  rank,
  standardTimes,
  type Candidate,
  type Fit,
  type Ranked,
  type Weights,
} from '../../analysis/index.ts'
import { localDay, type Context } from '../context.ts'
import { effortReport, visitsToday, type ProcessEffort } from './effort-report.ts'
import { rateAll, type RatedEntry } from './rate.ts'
import { weightsOf, type Priorities } from './weights.ts'

type Source = Pick<Context, 'db' | 'town' | 'services'>

export interface PriorityReport {
  readonly asOf: string
  readonly town: string
  readonly weights: Weights
  readonly ranking: readonly Ranked[]
  readonly fit: Fit
  /** How the inputs that nobody raised were assumed. */
  readonly assumptions: readonly string[]
}

export const assumptions: readonly string[] = [
  'Aufwand ohne Modell: je Fall ein Standardfall aus der Zeitwerttabelle (formelle und inhaltliche Prüfung, Bescheid, jeweils einfach: 18 Minuten), nicht erhoben.',
  'Pflicht: OZG-Leistungen mit 0,5 (§ 1a Abs. 1 OZG), andere mit 0.',
  'Arbeit der Umstellung: 16 Stunden zum Nachnutzen, sonst 40, 80 oder 160 nach Automatisierbarkeit. Annahme dieses Projekts, nicht belegt.',
]

/** The services the town itself carries out and that are not yet digital from end to end. */
export async function priorityReport(
  source: Source,
  now: string,
  other?: Partial<Priorities>,
): Promise<PriorityReport> {
  const { weights, hours } = { ...(await weightsOf(source)), ...other }
  const efforts = new Map((await effortReport(source, now)).processes.map((one) => [one.service, one]))
  const open = (await rateAll(source, localDay(now))).filter(
    ({ service, maturity }) => service.responsible === 'town' && maturity.status !== 'end-to-end',
  )
  const ranking = rank(
    open.map((entry) => candidateOf(entry, efforts.get(entry.service.id))),
    weights,
  )
  return { asOf: localDay(now), town: source.town.key, weights, ranking, fit: fit(ranking, hours), assumptions }
}

const STANDARD_CASE = ['Formelle Prüfung, Daten sichten', 'Inhaltliche Prüfung, Daten erfassen', 'Bescheid erstellen']
const standardMinutes = standardTimes
  .filter(({ activity }) => STANDARD_CASE.includes(activity))
  .reduce((total, { simple }) => total + simple, 0)

export function candidateOf(entry: RatedEntry, effort: ProcessEffort | undefined): Candidate {
  const { service, maturity } = entry
  const cases = service.casesPerYear.value
  const minutes = effort?.today?.figures?.minutes.usual ?? standardMinutes
  const visits = visitsToday(service)
  const online = maturity.status === 'online'
  const reuse = service.nationwide?.via === 'efa' && !online ? service.nationwide.name : null
  return {
    id: service.id,
    name: service.name,
    hours: cases === null ? null : (cases * minutes) / 60,
    visits: cases === null || visits === null ? null : cases * visits,
    breaks: effort?.today?.figures?.breaks.total ?? null,
    duty: service.ozg ? 0.5 : 0,
    feasible: {
      form: formFree(entry),
      bound: service.automation === 'full' ? true : service.automation === 'low' ? false : null,
      interface: answered(entry, 'interface'),
      statute: statuteOf(entry),
    },
    reuse,
    work: workOf(service.automation, reuse),
  }
}

function answered({ maturity }: RatedEntry, id: 'interface' | 'identification'): boolean | null {
  const answer = maturity.criteria.find(({ criterion }) => criterion === id)?.answer
  return answer === undefined || answer === 'unknown' ? null : answer !== 'no'
}

/** What people answered; else what the catalogue says of form and appearance. */
function formFree(entry: RatedEntry): boolean | null {
  const known = answered(entry, 'identification')
  if (known !== null) return known
  const { form, appearance } = entry.service
  if (/schriftform|unterschr|original/i.test(form) || /^ja\b/i.test(appearance)) return false
  return /formlos|elektronisch|keine/i.test(form) ? true : null
}

function statuteOf({ service }: RatedEntry): boolean | null {
  const law = lawOf(service.leika[0]?.type ?? null)
  return law === 'unclear-law' ? null : law === 'own-statute'
}

function workOf(automation: 'full' | 'partial' | 'low', reuse: string | null): Candidate['work'] {
  const hours = reuse !== null ? 16 : { full: 40, partial: 80, low: 160 }[automation]
  return { hours, source: 'Annahme dieses Projekts, nicht belegt' }
}
