import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeCheckpoints } from '../../server/audit/make-checkpoints.ts'
import { signingKey } from '../../server/audit/keys.ts'
import { commands } from '../../server/commands.ts'
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { createTown, createRuntime } from '../../server/runtime/index.ts'
import { readSettings } from '../../server/settings.ts'
import { desk } from '../runtime/models.ts'
import { bpmn, deployed, newCase, silent, systemClock } from '../runtime/support.ts'

let folder: string
let db: Db
let number: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laufzettel-verify-'))
  for (const [name, value] of Object.entries({ DATA_DIR: folder, DATABASE_URL: '', TOWN: 'dorf' }))
    vi.stubEnv(name, value)
  const settings = readSettings(process.env)
  db = connect(settings.databaseUrl)
  await migrate(db)
  const town = await createTown(db, { key: 'dorf', name: 'Dorf' })
  const at = { db, town, clock: systemClock }
  await deployed(at, 'desk', [bpmn(desk)])
  number = (await createRuntime({ ...at, log: silent }).start(newCase('desk'), 'ada')).number
  await makeCheckpoints(at, await signingKey(settings))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await db?.destroy()
  await rm(folder, { recursive: true, force: true })
})

async function laufzettel(...words: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word))!
  const [out, err]: [string[], string[]] = [[], []]
  const io = { cwd: folder, out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  const status = await (await command.load()).run(words.slice(command.name.split(' ').length), io)
  return { status, out: out.join('\n'), err: err.join('\n') }
}

test('a town is backed up, its checkpoints exported, and what somebody changes is named, while it is in use', async () => {
  expect(await laufzettel('verify')).toEqual({
    status: 0,
    out: 'Geprüft: 1 Vorgänge mit 1 Schritten, 1 Prüfpunkte\n✓ Nichts wurde geändert.',
    err: '',
  })
  expect((await laufzettel('checkpoints', 'export', 'kept.jsonl')).out).toContain('1 Prüfpunkte geschrieben')
  expect(await laufzettel('backup', 'copy.sqlite')).toMatchObject({ status: 0, err: '' })
  expect(await laufzettel('backup', 'copy.sqlite')).toMatchObject({
    status: 2,
    err: expect.stringContaining('nicht überschrieben') as string,
  })

  await db('steps').update({ actor: 'eve' })
  const found = await laufzettel('verify', '--json', '--checkpoints', 'kept.jsonl')
  expect(found.status).toBe(1)
  expect(JSON.parse(found.out)).toMatchObject({ findings: [{ what: 'header', case: number }] })
  expect((await laufzettel('verify')).err).toContain(`✗ ${number}: Am Schritt bei Ereignis`)
  // The copy is of before.
  expect(await laufzettel('verify', '--db', `sqlite:${join(folder, 'copy.sqlite')}`)).toMatchObject({ status: 0 })
  expect(await laufzettel('verify', '--checkpoints', 'nowhere.jsonl')).toMatchObject({ status: 2 })
})
