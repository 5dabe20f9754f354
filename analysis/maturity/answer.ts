/** Who answers a criterion: the running system first, then the test of a way that others run, then people, then the catalogue. */
import type { Criterion } from './criteria.ts'
import { german, testIn } from './proven.ts'
import type { CriterionResult, Evidence, Fact, Observation, RatedService, Via } from './types.ts'

export interface Way {
  readonly via: Via
  readonly address: string | null
  readonly testedOn: string | null
}

type Answered = Pick<CriterionResult, 'answer' | 'basis' | 'reason' | 'at' | 'author'> &
  Pick<Observation, 'missing' | 'next'>

export function answer(
  criterion: Criterion,
  service: RatedService,
  facts: ReadonlyMap<string, Fact>,
  evidence: Evidence,
  way: Way,
  asOf: string,
): CriterionResult {
  const { missing, next, ...answered } =
    fromOwnTest(criterion, facts, evidence, asOf) ??
    fromSystem(criterion, evidence) ??
    fromTest(criterion, facts, way) ??
    fromPeople(criterion, facts) ??
    fromCatalogue(criterion, service) ??
    nobody
  const about = { criterion: criterion.id, rung: criterion.rung, ...answered }
  if (answered.answer === 'no') return { ...about, missing: missing ?? criterion.missing, next: next ?? criterion.next }
  if (answered.answer !== 'unknown') return { ...about, missing: null, next: null }
  return { ...about, missing: `nicht erhoben: ${criterion.missing}`, next: `Erheben: ${criterion.question}` }
}

const nobody: Answered = { answer: 'unknown', basis: 'none', reason: null, at: null, author: null }

function fromSystem({ id }: Criterion, evidence: Evidence): Answered | null {
  const seen = evidence[id]
  if (!seen) return null
  return { ...seen, basis: 'system', at: null, author: null }
}

/** Our own way without a real case counts by a dated test, and says that it was one. */
function fromOwnTest(
  { id }: Criterion,
  facts: ReadonlyMap<string, Fact>,
  evidence: Evidence,
  asOf: string,
): Answered | null {
  const fact = facts.get('proven')
  const tested = testIn(fact, asOf)
  if (id !== 'proven' || evidence.proven?.answer !== 'no' || fact?.answer !== 'yes' || tested === null) return null
  const reason = `Nur Test, gesendet am ${german(tested)}; ${evidence.proven.reason}`
  return { answer: 'yes', basis: 'recorded', reason, at: fact.at, author: fact.author }
}

/** A link to somebody else's service counts only after a test was sent through it (cf. NKR: available is not the same as works). */
function fromTest({ id }: Criterion, facts: ReadonlyMap<string, Fact>, way: Way): Answered | null {
  const linked = facts.get('submission')
  if (id !== 'proven' || way.via === 'own' || linked?.answer !== 'yes') return null
  const by = { basis: 'recorded', at: linked.at, author: linked.author } as const
  if (way.address && way.testedOn) return { answer: 'yes', reason: `Test gesendet am ${german(way.testedOn)}`, ...by }
  const next = 'Einen Test über den verlinkten Dienst senden, dann Adresse und Tag eintragen.'
  return {
    answer: 'no',
    reason: 'Bisher hat niemand einen Test gesendet.',
    missing: 'Test über den verlinkten Dienst',
    next,
    ...by,
  }
}

function fromPeople({ id }: Criterion, facts: ReadonlyMap<string, Fact>): Answered | null {
  const fact = facts.get(id)
  if (!fact) return null
  return { answer: fact.answer, basis: 'recorded', reason: fact.reason, at: fact.at, author: fact.author }
}

/** EGovG § 4 asks for electronic payment only where a fee is due. */
function fromCatalogue({ id }: Criterion, { fee, feeChecked }: RatedService): Answered | null {
  if (id !== 'payment' || fee === 'fee' || fee === 'unknown') return null
  const what =
    fee === 'tax' ? 'Steuer: wird mit Bescheid festgesetzt, mit dem Antrag ist nichts zu zahlen' : 'gebührenfrei'
  const checked = feeChecked ? 'geprüft' : 'nicht geprüft'
  return {
    answer: 'not-applicable',
    basis: 'catalogue',
    reason: `${what} (laut Katalog, ${checked})`,
    at: null,
    author: null,
  }
}
