/** Writes the rows of a batch on PostgreSQL: one statement for each table and kind of change. */
import type { PgConnection } from '../../db/raw.ts'
import type { TableChanges } from './merge.ts'
import { writeRows } from './postgres-query.ts'
import { statementOf } from './postgres-statements.ts'
import { tables, type Row, type RowChange, type TableName } from './tables.ts'

/** Ids of the rows of `waits` that this batch has written, by case and wait. */
type WaitIds = Map<string, number>

const placeOf = ({ case_id, wait }: Row): string => `${case_id} ${wait}`

/** Visits look into tokens before they go. Candidates come last, since they name their waits by the ids that these are answered with. */
export async function writeAll(connection: PgConnection, changes: ReadonlyMap<TableName, TableChanges>): Promise<void> {
  const ids: WaitIds = new Map()
  const writing = async (kind: RowChange['kind'], name: TableName): Promise<void> => {
    const given = [...(changes.get(name)?.[`${kind}s`].values() ?? [])].flat()
    const rows = name === 'wait_candidates' ? given.flatMap((row) => ofWait(row, ids, kind)) : given
    const [first] = rows
    if (!first) return
    const written = await writeRows<Row & { readonly id: number }>(connection, statementOf(kind, name, first), rows)
    for (const row of written) ids.set(placeOf(row), row.id)
  }
  const names = (Object.keys(tables) as TableName[]).filter((name) => changes.has(name))
  await writing('insert', 'visits')
  for (const name of names.toReversed()) if (name !== 'wait_candidates') await writing('delete', name)
  for (const name of names) await writing('update', name)
  await writing('delete', 'wait_candidates')
  for (const name of names) if (name !== 'visits') await writing('insert', name)
}

/** The row of a candidate with the id of its wait. What came and went within the batch was never there, nor were its candidates. */
function ofWait(row: Row, ids: WaitIds, kind: RowChange['kind']): readonly Row[] {
  const wait_id = ids.get(placeOf(row))
  if (wait_id !== undefined) return [{ ...row, wait_id }]
  if (kind === 'delete') return []
  throw new Error(`a candidate of wait ${String(row['wait'])} was written without it`)
}
