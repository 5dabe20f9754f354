/** Reads what was deployed: versions, diagrams and forms. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import type { DeploymentFile } from './compile-files.ts'
import { withFolder } from './folder-files.ts'

export interface Deployment {
  readonly id: number
  readonly process: string
  readonly version: number
  readonly name: string
  readonly checksum: string
  readonly deployed_at: string
  readonly deployed_by: string
  /** Deployed by a release that left the service in the folder of the process. SQLite has no boolean. */
  readonly service_in_folder: boolean | number
}

/** The newest version of a process. */
export function latestDeployment(db: Db, town: Town, process: string): Promise<Deployment | undefined> {
  return db('deployments').where({ town: town.id, process }).orderBy('version', 'desc').first<Deployment | undefined>()
}

type Kind = DeploymentFile['kind']

/** All files that were deployed together; of these kinds only, where they are named. */
export function resourcesOf(
  db: Db,
  town: Town,
  deployment: number,
  kinds?: readonly Kind[],
): Promise<DeploymentFile[]> {
  const mine = db('resources').where({ town: town.id, deployment_id: deployment })
  if (kinds) void mine.whereIn('kind', [...kinds])
  return mine.orderBy(['kind', 'name']).select<DeploymentFile[]>('kind', 'name', 'content')
}

/** The same, with service and letters of a version that an older release has deployed: they lie in the folder of its process. */
export async function filesOfVersion(
  db: Db,
  town: Town,
  deployment: number,
  kinds?: readonly Kind[],
): Promise<readonly DeploymentFile[]> {
  const own = await resourcesOf(db, town, deployment, kinds)
  const row = await db('deployments')
    .where({ town: town.id, id: deployment })
    .first<Pick<Deployment, 'process' | 'service_in_folder'> | undefined>('process', 'service_in_folder')
  if (!row?.service_in_folder) return own
  return (await withFolder(own, row.process)).filter(({ kind }) => !kinds || kinds.includes(kind))
}

/** The form-js JSON of a form as it was deployed with this version; null when it has none of this id. */
export async function formOf(db: Db, town: Town, deployment: number, form: string): Promise<string | null> {
  const row = await db('resources')
    .where({ town: town.id, deployment_id: deployment, kind: 'form', name: form })
    .first<{ content: string } | undefined>('content')
  return row?.content ?? null
}

/** The form with which a case's task is answered: of the version on which the case runs. */
export async function formOfCase(db: Db, town: Town, caseId: number, form: string): Promise<string | null> {
  const row = await db('cases')
    .where({ town: town.id, id: caseId })
    .first<{ deployment_id: number } | undefined>('deployment_id')
  return row ? formOf(db, town, row.deployment_id, form) : null
}

/** The diagram of a deployment. */
export async function bpmnOf(db: Db, town: Town, deployment: number): Promise<string | null> {
  const row = await db('resources')
    .where({ town: town.id, deployment_id: deployment, kind: 'bpmn' })
    .first<{ content: string } | undefined>('content')
  return row?.content ?? null
}
