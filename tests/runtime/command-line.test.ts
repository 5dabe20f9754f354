import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deploy } from '../../server/cli/deploy.ts'
import { migrate } from '../../server/cli/migrate.ts'
import { connect } from '../../server/db/connect.ts'
import { openTown } from '../../server/db/town.ts'
import { latestDeployment, resourcesOf } from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { desk, forms } from './models.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laufzettel-cli-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a command and returns its exit status and what it wrote. */
async function call(command: typeof deploy, ...args: string[]): Promise<{ exit: number; lines: string[] }> {
  const lines: string[] = []
  const exit = await command.run(args, {
    cwd: folder,
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
  })
  return { exit, lines }
}

const write = async (path: string, content: string): Promise<void> => {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), content)
}

const form = JSON.stringify({ type: 'default', schemaVersion: 18, id: 'apply', components: [] })

onEachDatabase('laufzettel deploy', (open) => {
  const prepare = async () => {
    const opened = await open()
    vi.stubEnv('DATABASE_URL', opened.url)
    vi.stubEnv('TOWN', opened.town.key)
    return opened
  }

  test('deploys every process folder with its forms, and nothing new the second time', async () => {
    const { db, town } = await prepare()
    await write('all/desk/process.bpmn', desk)
    await write('all/forms/process.bpmn', forms)
    await write('all/forms/forms/application.form', form)
    await write('all/empty/README.md', 'nothing here')
    const first = await call(deploy, 'all', '--by', 'mia')
    expect(first.exit).toBe(0)
    expect(first.lines).toContain('✓ desk: Version 1 bereitgestellt')
    expect((await call(deploy, 'all')).lines).toContain('✓ forms: unverändert, Version 1')

    const deployment = await latestDeployment(db, town, 'forms')
    expect(deployment).toMatchObject({ version: 1, deployed_by: 'mia' })
    const files = await resourcesOf(db, town, deployment!.id)
    expect(files.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['bpmn process.bpmn', 'form apply'])
  })

  test('names the element that cannot run, and exits with 1', async () => {
    await prepare()
    await write('desk/process.bpmn', desk.replace('userTask', 'complexGateway').replace('/userTask', '/complexGateway'))
    const { exit, lines } = await call(deploy, 'desk')
    expect(exit).toBe(1)
    expect(lines.join('\n')).toContain('Check')
  })

  test('of a path that does not exist, or holds no process, says so and exits with 2', async () => {
    await prepare()
    expect(await call(deploy, 'nowhere')).toMatchObject({
      exit: 2,
      lines: [expect.stringContaining('Diesen Pfad gibt es nicht: nowhere')],
    })
    await write('empty/README.md', '')
    expect((await call(deploy, 'empty')).exit).toBe(2)
    expect((await call(deploy, '--unknown')).exit).toBe(2)
  })
})

test('laufzettel migrate makes the schema and the town with its offices and catalogue once', async () => {
  const url = `sqlite:${join(folder, 'data', 'town.sqlite')}`
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('TOWN', 'wittlich')
  expect((await call(migrate)).lines).toEqual([
    expect.stringContaining('0001-town'),
    'Stadt angelegt: Wittlich (wittlich), mit Ämtern und Leistungskatalog',
  ])
  expect(await call(migrate)).toEqual({ exit: 0, lines: ['Die Datenbank ist auf dem neuesten Stand.'] })
  const db = connect(url)
  expect(await openTown(db, 'wittlich')).toMatchObject({ name: 'Wittlich', demo: false })
  expect(await db('offices').where({ key: 'steueramt' })).toHaveLength(1)
  expect(await db('services').first('id')).toBeDefined()
  await db.destroy()
})
