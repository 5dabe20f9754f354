/** What a new town begins with: its offices and settings. Nothing of it is checked; every page says so until somebody has. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { offices } from '../records/offices.ts'
import { addSetting, type SettingKey, type SettingValue } from '../records/settings.ts'

/** Adds offices and settings that are missing; what is there stays as it is. `at` is the moment of seeding. */
export async function seedTown(db: Db, town: Town, at: string): Promise<void> {
  await seedOffices(db, town)
  for (const key of Object.keys(settings) as SettingKey[]) await add(db, town, key, at)
}

/** Adds the offices that are missing: all that a town needs to begin with real data. */
export async function seedOffices(db: Db, town: Town): Promise<void> {
  const rows = offices.map((office) => ({ town: town.id, ...office }))
  await db('offices').insert(rows).onConflict(['town', 'key']).ignore()
}

async function add<K extends SettingKey>(db: Db, town: Town, key: K, at: string): Promise<void> {
  const present = await db('settings').where({ town: town.id, key }).first('id')
  const { value, validFrom, source } = settings[key]
  if (!present) await addSetting(db, town.id, { key, value, validFrom, source, checked: false, at, by: 'system' })
}

interface Seed<V> {
  readonly value: V
  readonly validFrom: string
  readonly source: string
}

const settings: { readonly [K in SettingKey]: Seed<SettingValue<K>> } = {
  'hundesteuer.saetze': {
    value: { first: 75, second: 118, further: 209, listed: 800 },
    validFrom: '2017-01-01',
    source: 'wittlich.de 2017; aktuelle Satzung prüfen',
  },
  rechtsbehelf: {
    value: {
      text:
        'Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch erheben. Der Widerspruch ist ' +
        'schriftlich, in elektronischer Form nach § 3a Absatz 2 des Verwaltungsverfahrensgesetzes oder zur Niederschrift bei ' +
        'der Stadtverwaltung Wittlich, Schlossstraße 11, 54516 Wittlich, einzulegen. ' +
        'Über den Widerspruch entscheidet der Kreisrechtsausschuss, wenn die Stadt ihm nicht abhilft.',
      payment: 'Auch wenn Sie Widerspruch erheben, müssen Sie den festgesetzten Betrag zunächst bezahlen.',
    },
    validFrom: '2017-01-01',
    source: '§§ 70, 73, 80 VwGO, eigene Formulierung; vor dem Einsatz rechtlich prüfen',
  },
  konto: {
    value: { name: 'Stadtkasse Wittlich (Demo)', iban: 'DE93999999990000000001', bic: '' },
    validFrom: '2017-01-01',
    source: 'Demo-Konto: die Bankleitzahl gibt es nicht. Durch das echte Konto ersetzen.',
  },
  briefkopf: {
    value: {
      sender: 'Stadtverwaltung Wittlich',
      street: 'Schlossstraße 11',
      postalCode: '54516',
      city: 'Wittlich',
      phone: '06571 00-0',
      email: 'stadt@wittlich.example',
      web: 'wittlich.example',
    },
    validFrom: '2017-01-01',
    source: 'Anschrift nach öffentlicher Angabe; Telefon, E-Mail und Internetadresse sind Platzhalter',
  },
  vieraugen: {
    value: { needed: false },
    validFrom: '2017-01-01',
    source: 'Vorgabe von Laufzettel; die Stadt entscheidet',
  },
}
