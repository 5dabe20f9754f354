/** The versions of a process and how many cases run on each. */
import type { Context } from '../context.ts'

type Of = Pick<Context, 'db' | 'town'>

export interface Version {
  readonly process: string
  readonly id: number
  readonly version: number
  readonly name: string
  readonly deployedAt: string
  /** Login of whoever deployed it. */
  readonly deployedBy: string
  /** Cases that run on it now. */
  readonly running: number
}

interface Row {
  readonly id: number
  readonly process: string
  readonly version: number
  readonly name: string
  readonly deployed_at: string
  readonly deployed_by: string
}

/** All versions, newest first; of one process when it is named. */
export async function versions({ db, town }: Of, process?: string): Promise<readonly Version[]> {
  const mine = process === undefined ? { town: town.id } : { town: town.id, process }
  const rows = await db('deployments')
    .where(mine)
    .orderBy([{ column: 'process' }, { column: 'version', order: 'desc' }])
    .select<Row[]>('id', 'process', 'version', 'name', 'deployed_at', 'deployed_by')
  const running = await runningCases({ db, town }, process)
  return rows.map(({ deployed_at, deployed_by, ...row }) => ({
    ...row,
    deployedAt: deployed_at,
    deployedBy: deployed_by,
    running: running.get(row.id) ?? 0,
  }))
}

async function runningCases({ db, town }: Of, process?: string): Promise<ReadonlyMap<number, number>> {
  const query = db('cases').where({ town: town.id, status: 'running' }).groupBy('deployment_id')
  if (process !== undefined) query.where({ process })
  const rows = await query.select<{ deployment_id: number; running: number | string }[]>(
    'deployment_id',
    db.raw('count(*) as running'),
  )
  return new Map(rows.map((row) => [row.deployment_id, Number(row.running)]))
}
