/** What keeps services from being online, ranked: what the town can change itself first asked, by cases that stand behind it. */
import { shareOf, type Share } from './share.ts'
import type { CriterionId, CriterionResult } from './types.ts'

export const obstacles = [
  'own-statute',
  'land-law',
  'federal-law',
  'unclear-law',
  'interface',
  'payment',
  'own-work',
] as const
export type Obstacle = (typeof obstacles)[number]

export interface ObstructedService {
  readonly id: string
  readonly results: readonly CriterionResult[]
  /** Type of the LeiKa key: who regulates. */
  readonly type: string | null
  readonly cases: { readonly value: number | null; readonly estimate: boolean }
}

export interface RankedObstacle {
  readonly obstacle: Obstacle
  readonly services: readonly string[]
  /** Cases a year behind it, of all that were looked at. */
  readonly cases: Share
  readonly estimate: boolean
}

const byCriterion: Partial<Readonly<Record<CriterionId, Obstacle>>> = {
  information: 'own-work',
  form: 'own-work',
  submission: 'own-work',
  proofs: 'own-work',
  proven: 'own-work',
  payment: 'payment',
  interface: 'interface',
  booking: 'interface',
}

/** Only what somebody said is missing; what nobody raised is no obstacle yet. */
export function obstaclesOf({ results, type }: Pick<ObstructedService, 'results' | 'type'>): readonly Obstacle[] {
  const found = results
    .filter(({ answer }) => answer === 'no')
    .map(({ criterion }) => (criterion === 'identification' ? lawOf(type) : byCriterion[criterion]))
  return obstacles.filter((one) => found.includes(one))
}

/**
 * Whose rule asks for a visit or a signature, by the type of the service: 5 the municipality, 4 the Land, 1 to 3 the
 * federation regulate (FIM, code list urn:de:fim:leika:typisierung).
 */
export function lawOf(type: string | null): Obstacle {
  const [first = ''] = type ?? ''
  if (first === '5') return 'own-statute'
  if (first === '4') return 'land-law'
  return ['1', '2', '3'].includes(first) ? 'federal-law' : 'unclear-law'
}

/** Most cases first; of equal ones in the order of `obstacles`. A service may stand behind several. */
export function rankObstacles(services: readonly ObstructedService[]): readonly RankedObstacle[] {
  const all = services.reduce((total, { cases }) => total + (cases.value ?? 0), 0)
  const found = services.map((service) => ({ service, its: obstaclesOf(service) }))
  return obstacles
    .map((obstacle) => {
      const behind = found.filter(({ its }) => its.includes(obstacle)).map(({ service }) => service)
      const cases = behind.reduce((total, one) => total + (one.cases.value ?? 0), 0)
      return {
        obstacle,
        services: behind.map(({ id }) => id),
        cases: shareOf(cases, all),
        estimate: behind.some((one) => one.cases.estimate),
      }
    })
    .filter((one) => one.services.length > 0)
    .sort((a, b) => b.cases.numerator - a.cases.numerator || b.services.length - a.services.length)
}
