/** What the newest version of each process brings along beside what runs: its service and its letters. */
import type { Town } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'
import type { DeploymentFile } from '../runtime/compile-files.ts'
import { withFolder } from '../runtime/folder-files.ts'

export interface VersionParts {
  readonly process: string
  readonly version: number
  readonly files: readonly DeploymentFile[]
}

interface Row {
  readonly id: number
  readonly process: string
  readonly version: number
  readonly service_in_folder: boolean | number
}

/** By the key of the process. */
export async function newestParts({ db, town }: { db: Db | Trx; town: Town }): Promise<readonly VersionParts[]> {
  const rows = await db('deployments')
    .where({ town: town.id })
    .orderBy(['process', 'version'])
    .select<Row[]>('id', 'process', 'version', 'service_in_folder')
  const newest = [...new Map(rows.map((row) => [row.process, row])).values()]
  const files = await db('resources')
    .where({ town: town.id })
    .whereIn('kind', ['service', 'letter'])
    .whereIn(
      'deployment_id',
      newest.map(({ id }) => id),
    )
    .orderBy('name')
    .select<(DeploymentFile & { readonly deployment_id: number })[]>('deployment_id', 'kind', 'name', 'content')
  return Promise.all(
    newest.map(async ({ id, process, version, service_in_folder }) => {
      const own = files.filter(({ deployment_id }) => deployment_id === id)
      return { process, version, files: service_in_folder ? await withFolder(own, process) : own }
    }),
  )
}
