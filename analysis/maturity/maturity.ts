/** The status of one service from facts. The weakest criterion decides; nobody's answer is never taken for a no. */
import { answer, type Way } from './answer.ts'
import { criteria } from './criteria.ts'
import { testIn } from './proven.ts'
import {
  rungs,
  type CriterionResult,
  type Evidence,
  type Fact,
  type Maturity,
  type RatedService,
  type Rung,
  type Status,
} from './types.ts'

/**
 * Computes status, missing facts and next step of a service.
 *
 * The status is the highest rung whose criteria, and all below, are answered "yes" or "not applicable" (maturity model 1.1 of
 * June 2020: the lowest criterion determines the level). A "no" on the first rung is `analog`; an unanswered criterion
 * there is `unknown`, even where a higher one was answered.
 *
 * @param facts what people recorded, in any order; the latest answer to a criterion counts, answers after `asOf` do not
 * @param evidence what the running system saw until `asOf`; it comes before what people recorded
 * @param asOf the last day that counts, `2026-03-02`
 */
export function maturity(service: RatedService, facts: readonly Fact[], evidence: Evidence, asOf: string): Maturity {
  const latest = latestUntil(facts, asOf)
  const way = wayOf(service, latest, evidence, asOf)
  const results = criteria.map((criterion) => answer(criterion, service, latest, evidence, way, asOf))
  const blocking = rungs.find((rung) => !results.every((result) => result.rung !== rung || fulfilled(result)))
  const open = results.filter(({ answer, rung }) => answer === 'unknown' && rung !== null).length
  const gaps = blocking ? gapsOf(results, blocking) : []

  return {
    status: statusBelow(blocking, gaps),
    ...way,
    missing: gaps.map((gap) => gap.missing ?? ''),
    next: gaps[0]?.next ?? null,
    basis: basisOf(results),
    open,
    criteria: results,
  }
}

const fulfilled = ({ answer }: CriterionResult): boolean => answer === 'yes' || answer === 'not-applicable'

function latestUntil(facts: readonly Fact[], asOf: string): ReadonlyMap<string, Fact> {
  const latest = new Map<string, Fact>()
  for (const fact of facts) {
    const before = latest.get(fact.criterion)
    if (fact.at.slice(0, 10) <= asOf && (!before || fact.at >= before.at)) latest.set(fact.criterion, fact)
  }
  return latest
}

function wayOf(service: RatedService, facts: ReadonlyMap<string, Fact>, evidence: Evidence, asOf: string): Way {
  if (evidence.submission) return { via: 'own', address: null, testedOn: null }
  const linked = facts.get('submission')
  if (linked?.answer !== 'yes') return { via: service.via, address: null, testedOn: null }
  return { via: linked.via ?? service.via, address: linked.address, testedOn: testIn(linked, asOf) }
}

/** What blocks a rung: known gaps before unanswered questions, each in the order of the ladder. */
function gapsOf(results: readonly CriterionResult[], rung: Rung): readonly CriterionResult[] {
  const gaps = results.filter((result) => result.rung === rung && !fulfilled(result))
  return [...gaps.filter((gap) => gap.answer === 'no'), ...gaps.filter((gap) => gap.answer === 'unknown')]
}

function statusBelow(blocking: Rung | undefined, gaps: readonly CriterionResult[]): Status {
  if (!blocking) return 'end-to-end'
  const reached = rungs[rungs.indexOf(blocking) - 1]
  if (reached) return reached
  return gaps.some((gap) => gap.answer === 'no') ? 'analog' : 'unknown'
}

function basisOf(results: readonly CriterionResult[]): Maturity['basis'] {
  const system = results.some((result) => result.basis === 'system')
  const recorded = results.some((result) => result.basis === 'recorded')
  if (system && recorded) return 'mixed'
  if (system) return 'system'
  return recorded ? 'recorded' : 'none'
}
