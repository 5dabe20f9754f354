/** `laufzettel store`: the town's data stores, which models read and write. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { systemClock } from '../open.ts'
import { importRows, storesOf, valuesOf } from '../stores/rows.ts'
import { defineCommand, UsageError } from './command.ts'
import { withTown } from './with-town.ts'

const listUsage = `laufzettel store list [--json] [--db <Adresse>]

Nennt die Datenspeicher der Stadt: Name, Zeilen, letzte Änderung.

  --json          eine Zeile JSON je Datenspeicher
  --db <Adresse>  andere Datenbank als die eingestellte`

export const storeList = defineCommand({
  name: 'store list',
  usage: listUsage,
  options: { json: { type: 'boolean' }, db: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (positionals.length > 0) throw new UsageError('Hier wird nichts weiter angegeben.')
    return withTown(values.db, async (db, town) => {
      const stores = await storesOf(db, town.id)
      for (const one of stores)
        io.out(values.json ? JSON.stringify(one) : `${one.store}: ${one.rows} Zeilen, zuletzt ${one.changedAt}`)
      if (stores.length === 0 && !values.json) io.out('Kein Datenspeicher hat Zeilen.')
      return 0
    })
  },
})

const exportUsage = `laufzettel store export <Name> [--db <Adresse>]

Schreibt einen Datenspeicher als JSON-Objekt auf die Standardausgabe: Werte nach Schlüssel.

  --db <Adresse>  andere Datenbank als die eingestellte

Ergebnis: 0 geschrieben, 1 der Datenspeicher hat keine Zeilen, 2 falsch aufgerufen.`

export const storeExport = defineCommand({
  name: 'store export',
  usage: exportUsage,
  options: { db: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0) throw new UsageError('Bitte nennen Sie einen Datenspeicher.')
    return withTown(values.db, async (db, town) => {
      const rows = await valuesOf(db, town.id, name)
      if (Object.keys(rows).length > 0) io.out(JSON.stringify(rows, null, 2))
      else io.err(`Der Datenspeicher „${name}“ hat keine Zeilen.`)
      return Object.keys(rows).length > 0 ? 0 : 1
    })
  },
})

const importUsage = `laufzettel store import <Name> <Datei.json> [--replace] [--db <Adresse>]

Übernimmt Zeilen in einen Datenspeicher. Die Datei ist ein JSON-Objekt: Werte nach Schlüssel. Vorhandene Schlüssel werden überschrieben.

  --replace       entfernt Zeilen, die nicht in der Datei stehen
  --db <Adresse>  andere Datenbank als die eingestellte

Ergebnis: 0 übernommen, 1 die Datei ist nicht verwendbar, 2 falsch aufgerufen.`

/** A value that is null would mean a row without a value, which no model can write either. */
const Rows = z.record(
  z.string().min(1),
  z.json().refine((value) => value !== null),
)

export const storeImport = defineCommand({
  name: 'store import',
  usage: importUsage,
  options: { replace: { type: 'boolean' }, db: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [store, file, ...more] = positionals
    if (store === undefined || file === undefined || more.length > 0)
      throw new UsageError('Bitte nennen Sie einen Datenspeicher und eine Datei.')
    const rows = await rowsIn(resolve(io.cwd, file))
    if (typeof rows === 'string') {
      io.err(`${file}: ${rows}`)
      return 1
    }
    return withTown(values.db, async (db, town) => {
      const given = { store, rows, replace: values.replace ?? false }
      const done = await importRows(db, town.id, given, { at: systemClock.now(), by: 'laufzettel store import' })
      io.out(`${done.written} geschrieben, ${done.unchanged} unverändert, ${done.removed} entfernt.`)
      return 0
    })
  },
})

/** The rows of a file, or why it cannot be used. */
async function rowsIn(path: string): Promise<z.infer<typeof Rows> | string> {
  try {
    const parsed = Rows.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (parsed.success) return parsed.data
    const key = parsed.error.issues[0]?.path[0]
    if (key === undefined) return 'erwartet wird ein JSON-Objekt, Werte nach Schlüssel: { "2026": { "satz": 60 } }'
    return `der Wert von „${String(key)}“ ist nicht verwendbar: null ist kein Wert, und ein Schlüssel ist nicht leer.`
  } catch (error) {
    return error instanceof SyntaxError ? 'ist kein JSON.' : 'ist nicht lesbar.'
  }
}
