/** The service under which a case was begun: that of its own version, which stays when the town no longer offers it. */
import type { Context } from '../context.ts'
import { filesOfVersion } from '../runtime/index.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import { readService } from '../services/read.ts'

/** What the town offers today stands in where the version brought none, or one that this release cannot read. */
export async function serviceOfCase(
  { db, town, services }: Pick<Context, 'db' | 'town' | 'services'>,
  caseId: number,
): Promise<ServiceDefinition | null> {
  const row = await db('cases')
    .where({ town: town.id, id: caseId })
    .first<{ process: string; deployment_id: number } | undefined>('process', 'deployment_id')
  if (!row) return null
  const [own] = await filesOfVersion(db, town, row.deployment_id, ['service'])
  return (own && readService(own).value) ?? services.byProcess(row.process) ?? null
}
