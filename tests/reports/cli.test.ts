import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CliCommand } from '../../server/cli/command.ts'
import { reportEffort, reportPriority } from '../../server/cli/report-figures.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

let folder: string
let url: string
let app: TestApp

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laufzettel-reports-'))
  url = `sqlite:${join(folder, 'town.sqlite')}`
  app = await startTestApp({ databaseUrl: url })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(command: CliCommand, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const io = { cwd: folder, out: (line: string) => out.push(line), err: (line: string) => err.push(line) }
  return { exit: await command.run([...args, '--db', url], io), out: out.join('\n'), err: err.join('\n') }
}
const json = async (command: CliCommand, ...args: string[]) => JSON.parse((await run(command, ...args, '--json')).out)

describe('laufzettel report effort', () => {
  test('sets today against tomorrow, with the online share as parameter', async () => {
    const half = await json(reportEffort)
    expect(Object.keys(half)).toEqual(['asOf', 'town', 'onlineShare', 'basis', 'rates', 'rateSource', 'processes'])
    const [dog] = half.processes
    expect(dog).toMatchObject({
      process: 'hundesteuer-anmeldung',
      service: 'hundesteuer-anmeldung',
      cases: { value: 114, estimate: true },
    })
    expect(dog.today.figures.minutes.usual).toBeCloseTo(46.9033, 4)
    expect(dog.year.saved.hours.usual).toBeCloseTo(
      (114 * (dog.today.figures.minutes.usual - dog.tomorrow.figures.minutes.usual - 4)) / 60,
      6,
    )
    expect(dog.measured).toMatchObject({ cases: 0, lead: null })
    const all = (await json(reportEffort, '--online', '1')).processes[0]
    expect(all.year.saved.hours.usual).toBeGreaterThan(dog.year.saved.hours.usual)
  })

  test('says it in words for people, never without the sentence on posts', async () => {
    const { exit, out } = await run(reportEffort)
    expect(exit).toBe(0)
    expect(out).toContain('47 (47 bis 396) Minuten je Fall')
    expect(out).toContain('Gesparte Minuten sind keine gesparten Stellen.')
  })

  test('does not take a share that is none', async () => {
    expect(await run(reportEffort, '--online', '60')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('kein Anteil'),
    })
  })
})

describe('laufzettel report priority', () => {
  test('ranks the services of the town itself, and fits them into its hours', async () => {
    const report = await json(reportPriority, '--hours', '100')
    expect(Object.keys(report)).toEqual(['asOf', 'town', 'weights', 'ranking', 'fit', 'assumptions'])
    expect(report.fit.used).toBeLessThanOrEqual(100)
    expect(report.fit.chosen.length).toBeGreaterThan(0)
    const scores = report.ranking.map(({ score }: { score: number | null }) => score ?? -1)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(
      report.ranking.find(({ candidate }: { candidate: { id: string } }) => candidate.id === 'wohnsitz-anmeldung').lane,
    ).toBe('reuse')
  })
})
