import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedCatalogue } from '../../server/catalogue/seed.ts'
import { catalogueImport } from '../../server/cli/catalogue.ts'
import type { CliCommand } from '../../server/cli/command.ts'
import { reportOzg } from '../../server/cli/report.ts'
import { connect } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createTown } from '../../server/db/town.ts'

const dirty = fileURLToPath(new URL('./leika-dirty.csv', import.meta.url))
let folder: string
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laufzettel-cli-'))
  url = `sqlite:${join(folder, 'town.sqlite')}`
  const db = connect(url)
  await migrate(db)
  await seedCatalogue(db, await createTown(db, { key: 'wittlich', name: 'Wittlich' }), '2026-11-01T08:00:00.000Z')
  await db.destroy()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(command: CliCommand, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const exit = await command.run(args, { cwd: folder, out: (line) => out.push(line), err: (line) => err.push(line) })
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

describe('laufzettel catalogue import', () => {
  test('is a trial without more: it prints every rejected row and totals that add up, and changes nothing', async () => {
    const [first, second] = [
      await run(catalogueImport, dirty, '--db', url),
      await run(catalogueImport, dirty, '--db', url),
    ]
    expect(second).toEqual(first)
    expect(first.exit).toBe(0)
    expect(first.out).toContain('Zeile 7: abgelehnt, der Schlüssel steht schon in Zeile 2 – Abfallgebühr noch einmal')
    expect(first.out).toMatch(/5 neu\n\s+0 geändert\n[^]*8 abgelehnt\n\s+13 Zeilen insgesamt\n\nProbelauf/)
  })

  test('takes what it is told to, lists the rest for decision, and finds everything unchanged the second time', async () => {
    expect(JSON.parse((await run(catalogueImport, dirty, '--list', '--json', '--db', url)).out)).toMatchObject({
      new: 5,
      accepted: 0,
    })
    const again = await run(catalogueImport, dirty, '--json', '--db', url)
    expect(JSON.parse(again.out)).toMatchObject({ new: 0, waiting: 5, accepted: null })
    await writeFile(join(folder, 'neu.csv'), 'leika_key,name\n99001001009000,Neu\n')
    expect((await run(catalogueImport, 'neu.csv', '--accept', 'new', '--db', url)).out).toContain('1 übernommen')
    const { out } = await run(catalogueImport, 'neu.csv', '--json', '--db', url)
    expect(JSON.parse(out)).toMatchObject({ rows: 1, new: 0, unchanged: 1, rejected: 0, notNamed: 0 })
    expect(JSON.parse(again.out).rejections[0]).toEqual({
      line: 3,
      key: '25323525',
      name: 'Test 124',
      reason: expect.stringContaining('kein LeiKa-Schlüssel'),
    })
  })

  test('answers with 1 and a sentence when the file cannot be used', async () => {
    expect(await run(catalogueImport, 'fehlt.csv', '--db', url)).toMatchObject({
      exit: 1,
      err: 'fehlt.csv: Die Datei gibt es nicht.',
    })
    await writeFile(join(folder, 'anders.csv'), 'a,b\n1,2\n')
    expect(await run(catalogueImport, 'anders.csv', '--db', url)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('leika_key'),
    })
  })

  test('answers with 2 when it is called in a wrong way', async () => {
    expect((await run(catalogueImport, '--db', url)).exit).toBe(2)
    expect((await run(catalogueImport, dirty, '--nonsense')).exit).toBe(2)
    expect(await run(catalogueImport, dirty, '--accept', 'alles')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('alles'),
    })
    expect(await run(catalogueImport, '--help')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('catalogue import'),
    })
  })
})

describe('laufzettel report ozg', () => {
  test('answers as one line of JSON', async () => {
    const { exit, out } = await run(reportOzg, '--json', '--as-of', '2026-11-22', '--db', url)
    expect(exit).toBe(0)
    expect(out).not.toContain('\n')
    expect(JSON.parse(out)).toMatchObject({ asOf: '2026-11-22', town: 'wittlich', summary: { all: { services: 153 } } })
  })

  test('is readable without JSON', async () => {
    const { out } = await run(reportOzg, '--as-of', '2026-11-22', '--db', url)
    expect(out).toContain('Stand 22.11.2026')
    expect(out).toMatch(/Leistungen nach dem OZG: Stadt \(110 Leistungen, .* Fälle im Jahr, davon .* geschätzt\)/)
    expect(out).toContain('110 von 110 Leistungen (100\u00a0%)')
  })

  test.each(['22.11.2026', '2026-02-30', 'heute'])('refuses %s as a day', async (day) => {
    expect(await run(reportOzg, '--as-of', day, '--db', url)).toMatchObject({
      exit: 2,
      err: expect.stringContaining(day),
    })
  })

  test('says what to do when the schema is not there', async () => {
    await expect(run(reportOzg, '--db', `sqlite:${join(folder, 'leer.sqlite')}`)).rejects.toThrow('laufzettel migrate')
  })
})
