/** Makes the saved draft the next version: diagram, forms, decisions, letters and service together; those it does not change come along from the version before. Running cases stay on theirs. */
import { readDrawing, type CheckProblem } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { deploy, latestDeployment } from '../runtime/index.ts'
import { changedFiles } from './draftFiles.ts'
import { secondPerson } from './agreement/second-person.ts'
import { discardDraft, draftOf, type Basis, type Draft } from './drafts.ts'
import { mayWrite, type Writer } from './lease/guard.ts'
import { findings, type Finding } from './report.ts'

export interface Deployed {
  readonly version: number
  readonly deployedAt: string
  /** Warnings. */
  readonly problems: readonly Finding[]
}

/**
 * Throws `edited-by-other` while another tab edits, `stale-draft` when the draft is not the one its author saw, `four-eyes`
 * when the town wants a second person, `bad-input` for a process as it is today, `refused-model` with the reasons when it cannot run.
 */
export async function deployDraft(context: Context, key: string, basis: Basis, writer: Writer): Promise<Deployed> {
  const { db, town } = context
  const by = writer.login
  await mayWrite(context, key, writer)
  const draft = await draftOf(context, key)
  if (!draft) throw new Failure('bad-input', 'Es gibt keinen Entwurf, der bereitgestellt werden könnte.')
  const latest = await latestDeployment(db, town, key)
  if (draft.revision !== basis.revision || (latest?.version ?? 0) !== basis.version) throw new Failure('stale-draft')
  await secondPerson(context, draft, basis.version, by)
  await notAsItIs(draft, key)

  const files = [
    { kind: 'bpmn' as const, name: 'process.bpmn', content: draft.xml },
    ...(await changedFiles(context, key)),
  ]
  const result = await deploy(context, { process: key, files, keep: true, by })
  if (!result.deployed) throw refused(result.problems)
  await context.services.refresh()
  await discardDraft(context, key, draft)
  const deployed = await latestDeployment(db, town, key)
  const problems = findings(result.problems)
  return { version: result.version, deployedAt: deployed?.deployed_at ?? context.clock.now(), problems }
}

/** What is drawn as it runs on paper today is recorded, not run. What cannot be read is refused by the check. */
async function notAsItIs({ xml }: Pick<Draft, 'xml'>, key: string): Promise<void> {
  const drawn = await readDrawing(xml).catch(() => [])
  if (drawn.find(({ id }) => id === key)?.state !== 'ist') return
  throw new Failure('bad-input', 'Ein Ist läuft nicht. Leiten Sie im Steckbrief ein Soll daraus ab.')
}

const refused = (problems: readonly CheckProblem[]): Failure =>
  new Failure('refused-model', reasons(problems), { problems: findings(problems) })

function reasons(problems: readonly CheckProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error')
  return errors
    .map(({ element, reason, instead }) => `${element ? `${element}: ` : ''}${reason.de} ${instead.de}`.trim())
    .join(' ')
}
