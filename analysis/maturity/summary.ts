/** Shares of services and of cases with their denominators, apart by OZG and by who is responsible. */
import { shareOf, type Share } from './share.ts'
import { responsibles, statuses, type Responsible, type Status } from './types.ts'

export interface Rated {
  readonly ozg: boolean
  readonly responsible: Responsible
  readonly status: Status
  /** Criteria that nobody has answered. */
  readonly open: number
  readonly casesPerYear: { readonly value: number | null; readonly estimate: boolean }
}

/** Shares of cases; `estimate` says that at least one figure behind the share is an estimate. */
export interface CaseShare extends Share {
  readonly estimate: boolean
}

export interface Level {
  readonly services: Share
  readonly cases: CaseShare
}

export interface Group {
  readonly services: number
  readonly cases: {
    readonly value: number
    readonly estimate: boolean
    readonly counted: number
    readonly estimated: number
  }
  /** Services of which nobody knows how many cases they have; they stand in no share of cases. */
  readonly withoutCases: number
  /** Services with some answers, but not all. */
  readonly partlyRecorded: number
  readonly byStatus: Readonly<Record<Status, Level>>
}

export interface Summary {
  readonly all: Group
  /** Services of the Onlinezugangsgesetz, by who is responsible; empty groups are left out. */
  readonly ozg: OzgPart
  /** Services that the law does not name: counted apart, so that they do not improve its figures. */
  readonly other: OzgPart
}

export interface OzgPart {
  readonly total: Group
  readonly byResponsible: Partial<Readonly<Record<Responsible, Group>>>
}

/**
 * Sums up rated services. Nothing is rounded up, the order of the services does not matter, and the numerators of a group add
 * up to its denominators. Services and cases are both shown because single services say little (the municipal questionnaire
 * of Krefeld after KGSt, and what councils ask: cases analog and digital per service).
 */
export function summary(services: readonly Rated[]): Summary {
  return {
    all: group(services),
    ozg: part(services.filter(({ ozg }) => ozg)),
    other: part(services.filter(({ ozg }) => !ozg)),
  }
}

function part(services: readonly Rated[]): OzgPart {
  const present = responsibles.filter((who) => services.some(({ responsible }) => responsible === who))
  return {
    total: group(services),
    byResponsible: Object.fromEntries(
      present.map((who) => [who, group(services.filter(({ responsible }) => responsible === who))]),
    ),
  }
}

/** The figures of one set of services, for a filter of one's own. */
export function group(services: readonly Rated[]): Group {
  const cases = casesOf(services)
  return {
    services: services.length,
    cases,
    withoutCases: services.filter(({ casesPerYear }) => casesPerYear.value === null).length,
    partlyRecorded: services.filter(({ status, open }) => open > 0 && status !== 'unknown').length,
    byStatus: Object.fromEntries(
      statuses.map((status) => [status, level(services, status, cases)]),
    ) as Group['byStatus'],
  }
}

function level(services: readonly Rated[], status: Status, all: Group['cases']): Level {
  const those = services.filter((service) => service.status === status)
  return {
    services: shareOf(those.length, services.length),
    cases: { ...shareOf(casesOf(those).value, all.value), estimate: all.estimate },
  }
}

function casesOf(services: readonly Rated[]): Group['cases'] {
  const sum = (estimate: boolean): number =>
    services.reduce(
      (total, { casesPerYear: cases }) => total + (cases.estimate === estimate ? (cases.value ?? 0) : 0),
      0,
    )
  const [counted, estimated] = [sum(false), sum(true)]
  return { value: counted + estimated, estimate: estimated > 0, counted, estimated }
}
