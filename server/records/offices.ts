/** The offices of a town: the keys that processes and services use, and how they are reached. */
import type { Db, Trx } from '../db/connect.ts'

export interface Office {
  readonly key: string
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string | null
}

/** As the settings show it. */
export interface OfficeEntry extends Office {
  /** Since when it is closed. */
  readonly closedOn: string | null
}

/** Keys and names that a new town begins with. */
export const offices: readonly { readonly key: string; readonly name: string }[] = [
  { key: 'steueramt', name: 'Steueramt' },
  { key: 'stadtkasse', name: 'Stadtkasse' },
  { key: 'ordnungsamt', name: 'Ordnungsamt' },
  { key: 'gewerbeamt', name: 'Gewerbeamt' },
  { key: 'strassenverkehr', name: 'Straßenverkehrsbehörde' },
  { key: 'buergerbuero', name: 'Bürgerbüro' },
  { key: 'standesamt', name: 'Standesamt' },
  { key: 'bauamt', name: 'Bauamt' },
  { key: 'bauhof', name: 'Bauhof' },
  { key: 'liegenschaften', name: 'Liegenschaften' },
  { key: 'friedhof', name: 'Friedhofsverwaltung' },
  { key: 'stadtwerke', name: 'Stadtwerke' },
  { key: 'soziales', name: 'Sozialamt' },
  { key: 'kita-schulen', name: 'Kindertagesstätten und Schulen' },
  { key: 'kultur', name: 'Kultur, Bücherei und Archiv' },
  { key: 'wahlamt', name: 'Wahlamt' },
  { key: 'hauptamt', name: 'Hauptamt' },
]

const columns = ['key', 'name', 'address', 'phone', 'email', 'hours'] as const

/** The town's offices by name; of one that is closed the name says so. */
export const officesOfTown = async (db: Db | Trx, town: number): Promise<readonly Office[]> =>
  (await allOffices(db, town)).map(({ closedOn, ...office }) =>
    closedOn === null ? office : { ...office, name: `${office.name} (geschlossen)` },
  )

export const allOffices = async (db: Db | Trx, town: number): Promise<readonly OfficeEntry[]> =>
  db('offices')
    .where({ town })
    .orderBy('name')
    .select<OfficeEntry[]>(...columns, { closedOn: 'closed_on' })

export const officeByKey = async (db: Db | Trx, town: number, key: string): Promise<Office | undefined> =>
  db('offices').where({ town, key }).first<Office | undefined>(columns)
