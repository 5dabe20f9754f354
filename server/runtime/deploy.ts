/** Makes a new version of a process from its files. Running cases stay on theirs. */
import { createHash } from 'node:crypto'
import { parseForm, type CheckProblem, type Clock, type Model } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'
import { Outdated, retrying } from '../db/transactions.ts'
import { checkVersion, leavingPortal } from './check-version.ts'
import type { DeploymentFile } from './compile-files.ts'
import { filesOfVersion, latestDeployment } from './resources.ts'
import { exchangeStartWaits } from './start-waits.ts'
import { modelId } from './world.ts'

export interface DeployInput {
  /** Id of the executable BPMN process. */
  readonly process: string
  /** What people call it; the name in the diagram when left out. */
  readonly name?: string
  readonly files: readonly DeploymentFile[]
  /** Files that are not among these are taken along from the newest version; one without content is not. */
  readonly keep?: boolean
  readonly by: string
}

export type DeployResult =
  | {
      readonly deployed: true
      readonly deployment: number
      readonly version: number
      /** False when the newest version already had exactly these files. */
      readonly isNew: boolean
      /** Warnings. */
      readonly problems: readonly CheckProblem[]
    }
  | { readonly deployed: false; readonly problems: readonly CheckProblem[] }

export interface DeployContext {
  readonly db: Db
  readonly town: Town
  readonly clock: Clock
}

export async function deploy(context: DeployContext, input: DeployInput): Promise<DeployResult> {
  const { db, town } = context
  return retrying(async () => {
    const latest = await latestDeployment(db, town, input.process)
    const given = input.files.map(named)
    const before = latest ? await filesOfVersion(db, town, latest.id) : []
    const files = sorted((input.keep ? withKept(given, before) : given).filter((file) => !isGone(file)))
    const version = (latest?.version ?? 0) + 1
    const { model, problems: found } = await checkVersion(
      context,
      input.process,
      files,
      modelId(input.process, version),
    )
    if (!model) return { deployed: false, problems: found }
    const problems = [...found, ...leavingPortal(before, files)]

    const checksum = checksumOf(files)
    if (latest?.checksum === checksum)
      return { deployed: true, deployment: latest.id, version: latest.version, isNew: false, problems }
    const row = { process: input.process, version, name: input.name ?? model.name, checksum, deployed_by: input.by }
    const deployment = await db.transaction((trx) => insert(trx, context, { row, files, model }))
    return { deployed: true, deployment, version, isNew: true, problems }
  })
}

async function insert(
  trx: Trx,
  { town, clock }: DeployContext,
  { row, files, model }: { row: object; files: readonly DeploymentFile[]; model: Model },
): Promise<number> {
  const [inserted] = await trx('deployments')
    .insert({ town: town.id, ...row, service_in_folder: false, deployed_at: clock.now() })
    .onConflict(['town', 'process', 'version'])
    .ignore()
    .returning<{ id: number }[]>('id')
  // Someone else has just made this version: look again what is the newest.
  if (!inserted) throw new Outdated('another version was deployed at the same time')
  await trx('resources').insert(files.map((file) => ({ town: town.id, deployment_id: inserted.id, ...file })))
  await exchangeStartWaits(trx, town.id, model, clock.now())
  return inserted.id
}

/** Forms are found by their id, whatever their file is called. */
function named({ kind, name, content }: DeploymentFile): DeploymentFile {
  return { kind, name: kind === 'form' ? parseForm(content).form.id || name.replace(/\.form$/, '') : name, content }
}

const isGone = ({ kind, content }: DeploymentFile): boolean => kind !== 'bpmn' && content === ''

function withKept(given: readonly DeploymentFile[], old: readonly DeploymentFile[]): DeploymentFile[] {
  const kept = old.filter(
    ({ kind, name }) => kind !== 'bpmn' && !given.some((file) => file.kind === kind && file.name === name),
  )
  return [...given, ...kept]
}

const keyOf = ({ kind, name }: DeploymentFile): string => `${kind}/${name}`

const sorted = (files: readonly DeploymentFile[]): DeploymentFile[] =>
  [...files].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

/** Over all files of a deployment, in whatever order they are given. */
export function checksumOf(files: readonly DeploymentFile[]): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(files).map(({ kind, name, content }) => [kind, name, content])))
    .digest('hex')
}
