/** The models of a town as they were deployed: what steps are played again with. That none of their files was changed is looked at here. */
import type { Model } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { checksumOf, resourcesOf, worldsOf } from '../runtime/index.ts'
import { finding, type Finding } from './finding.ts'

export interface DeployedModel {
  readonly deployment: number
  readonly process: string
  readonly model: Model
}

export interface Models {
  /** By the ids that stand in the events. */
  readonly byId: ReadonlyMap<string, DeployedModel>
  readonly findings: readonly Finding[]
}

export async function modelsOf(db: Db, town: Town): Promise<Models> {
  const rows = await db('deployments')
    .where({ town: town.id })
    .orderBy('id')
    .select<{ id: number; process: string; version: number; checksum: string }[]>()
  const byId = new Map<string, DeployedModel>()
  const findings: Finding[] = []
  for (const { id, process, version, checksum } of rows) {
    const detail = `${process}, Version ${version}`
    if (checksumOf(await resourcesOf(db, town, id)) !== checksum) {
      findings.push(finding('model', { detail }))
      continue
    }
    const deployed = await worldsOf(db, town).of(id)
    for (const model of Object.values(deployed.world.models)) byId.set(model.id, { deployment: id, process, model })
  }
  return { byId, findings }
}
