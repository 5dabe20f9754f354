/** Brings the changes of many steps together, so that each table is written once: what comes and goes within a batch is neither. */
import { keyOf, type Row, type RowChange, type TableName } from './tables.ts'

export interface TableChanges {
  readonly inserts: Map<string, Row[]>
  readonly updates: Map<string, Row>
  readonly deletes: Map<string, Row>
}

export function merged(changes: Iterable<RowChange>): ReadonlyMap<TableName, TableChanges> {
  const all = new Map<TableName, TableChanges>()
  for (const change of changes) {
    const of = all.get(change.table) ?? { inserts: new Map(), updates: new Map(), deletes: new Map() }
    all.set(change.table, of)
    add(of, change, all)
  }
  return all
}

function add(of: TableChanges, { kind, table, row }: RowChange, all: ReadonlyMap<TableName, TableChanges>): void {
  const key = keyOf(table, row)
  const inserted = of.inserts.get(key)
  if (kind === 'insert') {
    const whole = table === 'visits' ? { ...row, entered: row['entered'] ?? enteredWithin(all, row) } : row
    if (inserted) inserted.push(whole)
    else of.inserts.set(key, [whole])
  } else if (kind === 'update') {
    if (inserted)
      of.inserts.set(
        key,
        inserted.map((before) => ({ ...before, ...row })),
      )
    else of.updates.set(key, { ...of.updates.get(key), ...row })
  } else {
    of.inserts.delete(key)
    of.updates.delete(key)
    of.deletes.set(key, row)
  }
}

/** When a token was entered whose row is only being written. */
function enteredWithin(all: ReadonlyMap<TableName, TableChanges>, { town, case_id, token }: Row): string | null {
  const [row] = all.get('tokens')?.inserts.get(`${town} ${case_id} ${token}`) ?? []
  return typeof row?.['entered_at'] === 'string' ? row['entered_at'] : null
}
