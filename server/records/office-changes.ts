/** Opening, changing and closing offices; each change stays readable, with what it was before. */
import type { Db, Trx } from '../db/connect.ts'
import { allOffices, type OfficeEntry } from './offices.ts'

export interface OfficeChange {
  readonly id: number
  readonly office: string
  readonly what: string
  readonly at: string
  readonly author: string
}

interface Who {
  readonly at: string
  readonly author: string
}

const words: Readonly<Record<Exclude<keyof OfficeEntry, 'key'>, string>> = {
  name: 'Name',
  address: 'Anschrift',
  phone: 'Telefon',
  email: 'E-Mail',
  hours: 'Öffnungszeiten',
  closedOn: 'Geschlossen seit',
}

const fields = Object.keys(words) as (keyof typeof words)[]

/** Adds an office. False when its key is taken. */
export const openOffice = (db: Db, town: number, office: OfficeEntry, who: Who): Promise<boolean> =>
  db.transaction(async (trx) => {
    const { closedOn, ...row } = office
    const added = await trx('offices')
      .insert({ town, ...row, closed_on: closedOn })
      .onConflict(['town', 'key'])
      .ignore()
      .returning('id')
    if (added.length === 0) return false
    await record(trx, town, office.key, 'angelegt', { before: null, after: office }, who)
    return true
  })

/** Changes what differs. `changed-since` when somebody changed it after `seen`, the latest change the person saw. */
export const changeOffice = (
  db: Db,
  town: number,
  office: OfficeEntry,
  { seen, ...who }: Who & { readonly seen: number },
): Promise<'changed' | 'same' | 'changed-since' | 'unknown'> =>
  db.transaction(async (trx) => {
    const before = (await allOffices(trx, town)).find(({ key }) => key === office.key)
    if (!before) return 'unknown'
    const [latest] = await officeChanges(trx, town, office.key)
    if ((latest?.id ?? 0) > seen) return 'changed-since'
    const what = fields
      .filter((field) => (before[field] ?? '') !== (office[field] ?? ''))
      .map((field) => `${words[field]}: ${before[field] || 'leer'} → ${office[field] || 'leer'}`)
    if (what.length === 0) return 'same'
    const { key, closedOn, ...row } = office
    await trx('offices')
      .where({ town, key })
      .update({ ...row, closed_on: closedOn })
    await record(trx, town, key, what.join('; '), { before, after: office }, who)
    return 'changed'
  })

async function record(
  trx: Trx,
  town: number,
  office: string,
  what: string,
  { before, after }: { before: OfficeEntry | null; after: OfficeEntry },
  who: Who,
): Promise<void> {
  const states = { before: before && JSON.stringify(before), after: JSON.stringify(after) }
  await trx('office_changes').insert({ town, office, what, ...states, ...who })
}

/** The latest first; of one office or of all. */
export async function officeChanges(db: Db | Trx, town: number, office?: string): Promise<readonly OfficeChange[]> {
  const query = db('office_changes').where({ town }).orderBy('id', 'desc').limit(200)
  const rows = await (office === undefined ? query : query.where({ office })).select<OfficeChange[]>(
    ...(['id', 'office', 'what', 'at', 'author'] as const),
  )
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}

export interface OfficeUse {
  /** Running cases and open tasks: while there are any, the office stays open. */
  readonly cases: number
  readonly tasks: number
  readonly services: number
  readonly people: number
}

export async function officeUse(db: Db | Trx, town: number, office: string): Promise<OfficeUse> {
  const count = async (query: Promise<readonly { n: number | string }[]>): Promise<number> =>
    Number((await query)[0]?.n ?? 0)
  const n = db.raw('count(*) as n')
  return {
    cases: await count(
      db('cases').where({ town, office }).whereIn('status', ['running', 'suspended']).select<{ n: number }[]>(n),
    ),
    tasks: await count(db('wait_candidates').where({ town, kind: 'group', who: office }).select<{ n: number }[]>(n)),
    services: await count(db('services').where({ town, office }).select<{ n: number }[]>(n)),
    people: await count(db('grants').where({ town, office }).select<{ n: number }[]>(n)),
  }
}
