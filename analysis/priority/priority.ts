/**
 * What to do next: benefit × feasibility, with weights that the town edits and gives a reason for. The decision stays a
 * decision: the figures only make it plausible and written down (municipal guides warn of points systems that hide it).
 *
 * Sources: cases, tied-up work and media breaks as in the municipal survey of Krefeld after KGSt (kommunal.de, 2021) and
 * wissen-und-werkzeug.de, "Prozesse priorisieren". The weights below are a proposal of this project, not a published value.
 */

export const benefits = ['effort', 'visits', 'breaks', 'duty'] as const
export type Benefit = (typeof benefits)[number]

export interface Weight {
  /** 0…1; all together make one, or are brought to one. */
  readonly value: number
  /** Why. A weight without a reason is refused. */
  readonly reason: string
}
export type Weights = Readonly<Record<Benefit, Weight>>

export const usualWeights: Weights = {
  effort: { value: 0.35, reason: 'Gebundene Arbeitszeit wird für anderes frei.' },
  visits: { value: 0.25, reason: 'Bürgerinnen und Bürger sparen sich Wege.' },
  breaks: { value: 0.2, reason: 'Abtippen kostet Zeit und macht Fehler.' },
  duty: { value: 0.2, reason: 'Pflichten, Fristen und Beschlüsse gehen vor.' },
}

export const hurdles = ['form', 'bound', 'interface', 'statute'] as const
export type Hurdle = (typeof hurdles)[number]

export interface Candidate {
  readonly id: string
  readonly name: string
  /** Working hours a year today; null when nobody knows. */
  readonly hours: number | null
  /** Ways of citizens to the town hall a year. */
  readonly visits: number | null
  /** Media breaks of one case. */
  readonly breaks: number | null
  /** Duty, deadline or political will, 0…1. */
  readonly duty: number | null
  /**
   * No signature or visit asked; no discretion; an interface is there or none is needed; the statute is the town's own.
   * Null where nobody knows.
   */
  readonly feasible: Readonly<Record<Hurdle, boolean | null>>
  /** Somebody else's nationwide service that can be used instead of building one. */
  readonly reuse: string | null
  /** Hours that the change itself takes, with where the number comes from. */
  readonly work: { readonly hours: number; readonly source: string }
}

export type Lane = 'quick-win' | 'project' | 'fill-in' | 'leave' | 'reuse' | 'unknown'

export interface Ranked {
  readonly candidate: Candidate
  /** 0…1 each; null where nothing is known that it could be computed from. */
  readonly benefit: number | null
  readonly feasibility: number | null
  readonly score: number | null
  readonly lane: Lane
  /** What the benefit is made of, 0…1 before its weight; null where nobody knows: it counts as nothing. */
  readonly parts: Readonly<Record<Benefit, number | null>>
}

/** From here on they count as high. Hardly a service leads in all four benefits, so that benefit has the lower bar. An own choice. */
export const HIGH = { benefit: 0.3, feasibility: 0.5 } as const

/** Ranks candidates, the best first. @throws {RangeError} for weights that are negative, all zero, or without a reason. */
export function rank(candidates: readonly Candidate[], weights: Weights = usualWeights): readonly Ranked[] {
  const share = sharesOf(weights)
  const most = {
    hours: Math.max(0, ...candidates.map(({ hours }) => hours ?? 0)),
    visits: Math.max(0, ...candidates.map(({ visits }) => visits ?? 0)),
    breaks: Math.max(0, ...candidates.map(({ breaks }) => breaks ?? 0)),
  }
  return candidates.map((candidate) => ranked(candidate, share, most)).sort(byScore)
}

function ranked(candidate: Candidate, share: Readonly<Record<Benefit, number>>, most: Most): Ranked {
  const parts = partsOf(candidate, most)
  const known = benefits.filter((part) => parts[part] !== null)
  const benefit = known.length === 0 ? null : known.reduce((total, part) => total + share[part] * (parts[part] ?? 0), 0)
  const feasibility = feasibilityOf(candidate)
  const score = benefit === null || feasibility === null ? null : benefit * feasibility
  return { candidate, benefit, feasibility, score, lane: laneOf(candidate, benefit, feasibility), parts }
}

interface Most {
  readonly hours: number
  readonly visits: number
  readonly breaks: number
}

/**
 * Effort by its logarithm, since few services take nearly all hours and the rest would all be nothing: log(1 + h) / log(1 + h
 * of the greatest). Visits and breaks by their share of the greatest.
 */
function partsOf({ hours, visits, breaks, duty }: Candidate, most: Most): Ranked['parts'] {
  const against = (value: number | null, greatest: number): number | null =>
    value === null ? null : greatest === 0 ? 0 : value / greatest
  return {
    effort: hours === null ? null : most.hours === 0 ? 0 : Math.log1p(hours) / Math.log1p(most.hours),
    visits: against(visits, most.visits),
    breaks: against(breaks, most.breaks),
    duty,
  }
}

/** The mean of what is known. */
function feasibilityOf({ feasible }: Candidate): number | null {
  const known = hurdles.map((hurdle) => feasible[hurdle]).filter((answer) => answer !== null)
  return known.length === 0 ? null : known.filter(Boolean).length / known.length
}

function laneOf({ reuse }: Candidate, benefit: number | null, feasibility: number | null): Lane {
  if (reuse !== null) return 'reuse'
  if (benefit === null || feasibility === null) return 'unknown'
  if (benefit >= HIGH.benefit) return feasibility >= HIGH.feasibility ? 'quick-win' : 'project'
  return feasibility >= HIGH.feasibility ? 'fill-in' : 'leave'
}

function sharesOf(weights: Weights): Readonly<Record<Benefit, number>> {
  const total = benefits.reduce((sum, part) => sum + weights[part].value, 0)
  if (benefits.some((part) => weights[part].value < 0) || total <= 0)
    throw new RangeError('weights: negative or all zero')
  if (benefits.some((part) => weights[part].reason.trim() === '')) throw new RangeError('weights: one has no reason')
  return Object.fromEntries(benefits.map((part) => [part, weights[part].value / total])) as Record<Benefit, number>
}

const byScore = (a: Ranked, b: Ranked): number =>
  (b.score ?? -1) - (a.score ?? -1) || a.candidate.name.localeCompare(b.candidate.name, 'de')
