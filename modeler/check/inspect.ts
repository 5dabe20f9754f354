/** Everything that is to be said of a draft: what cannot run, what breaks a rule, what is wrong in forms, rules, letters and the service. */
import type { DraftFile } from '../api/process.ts'
import { list, stateOf, type Moddle } from '../bpmn/moddle.ts'
import { checkBeside, lettersIn, onPage, type Beside } from './beside.ts'
import { checkFiles } from './fileProblems.ts'
import { offering } from './offer.ts'
import { withLinks } from '../bpmn/withLinks.ts'
import { advise, check, type Problem } from './problems.ts'
import { checkTogether } from './together.ts'
import type { Office } from '../table/offices.ts'

export interface Inspected {
  readonly xml: string
  readonly key: string
  readonly files: readonly DraftFile[]
  readonly beside: Beside
  /** Of the town. */
  readonly offices: readonly Office[]
}

/** What keeps it from running comes first. */
export async function inspectDraft(draft: Inspected): Promise<readonly Problem[]> {
  const found = await everything(draft)
  const errors = found.filter(({ severity }) => severity === 'error')
  return [...errors, ...found.filter(({ severity }) => severity !== 'error')]
}

async function everything({ xml, key, files, beside, offices }: Inspected): Promise<readonly Problem[]> {
  const { readBpmn } = await import('../../engine/index.ts')
  const { models, problems: cannotRun } = await check(xml, key)
  const read = await readBpmn(xml).catch(() => null)
  // moddle's own elements, as bpmn-js has them too.
  const definitions = read?.rootElement as unknown as Moddle | undefined
  if (!definitions) return cannotRun
  const running = [
    ...cannotRun,
    ...(await checkFiles(definitions, files)),
    ...(await checkTogether(models, files, beside)),
    ...(await checkBeside(beside, { key, models, files })),
  ]
    .map((problem) => onPage(key, problem))
    .map(offering(definitions, { key, letters: await lettersIn(beside) }))
  const process = list(definitions, 'rootElements').find(({ id }) => id === key)
  return [
    ...(stateOf(process) === 'ist' ? running.flatMap(asHint) : running),
    ...(await advise(withLinks(definitions), { offices })),
  ]
}

/** What is asked of nothing that is only recorded. */
const OF_RUNNING = ['not-executable', 'service-start']

/** What is recorded as it is today is never deployed: nothing can keep it from that. */
function asHint(problem: Problem): readonly Problem[] {
  if (OF_RUNNING.includes(problem.code)) return []
  if (problem.severity !== 'error') return [problem]
  return [{ ...problem, severity: 'warning', reason: `Im Soll wäre das ein Problem: ${problem.reason}` }]
}
