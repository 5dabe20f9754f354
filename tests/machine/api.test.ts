import { expect, test } from 'vitest'
import { listTokens, revokeToken } from '../../server/access/index.ts'
import { newCase, waitsOf } from '../runtime/support.ts'
import { onEachDatabase } from '../support/databases.ts'
import { machineDesk, type Machine } from './support.ts'

interface Given {
  readonly job: number
  readonly lease: number
  readonly retries: number
}

const codeOf = ({ status, body }: { status: number; body: Readonly<Record<string, unknown>> }) => [status, body['code']]
const started = async ({ runtime }: Machine, process: string, variables = {}): Promise<number> =>
  (await runtime.start(newCase(process, { variables }), 'ada')).id

onEachDatabase('the API for programs', (open) => {
  test('brings a message to the case that waits for its key, once for its id, and keeps it for its time to live', async () => {
    const desk = await machineDesk(await open())
    const bank = await desk.token('bank', ['messages:zahlung'])
    const [mine, other] = [
      await started(desk, 'paying', { zeichen: 'A' }),
      await started(desk, 'paying', { zeichen: 'B' }),
    ]
    const paid = { name: 'zahlung', key: 'A', variables: { betrag: '75.00' }, messageId: 'b-1' }
    expect((await desk.ask('/api/v1/messages', paid, bank)).status).toBe(202)
    expect(await waitsOf(desk.runtime, mine)).toEqual(['Frei signal'])
    expect(await waitsOf(desk.runtime, other)).toEqual(['Zahlung message'])
    await desk.ask('/api/v1/messages', { ...paid, key: 'B' }, bank)
    expect(await waitsOf(desk.runtime, other)).toEqual(['Zahlung message'])

    await desk.ask('/api/v1/messages', { name: 'zahlung', key: 'C', timeToLive: 'PT1H' }, bank)
    desk.clock.set('2026-01-05T08:30:00.000Z')
    expect(await waitsOf(desk.runtime, await started(desk, 'paying', { zeichen: 'C' }))).toEqual(['Zahlung message'])
    const trail = await desk
      .db('steps')
      .where({ town: desk.town.id, case_id: mine })
      .orderBy('seq', 'desc')
      .first('actor')
    expect(trail).toEqual({ actor: 'token:bank' })
  })

  test('broadcasts a signal, evaluates conditions and starts a case', async () => {
    const desk = await machineDesk(await open())
    const token = await desk.token('leitstelle', ['signals', 'conditions', 'cases:paying', 'messages'])
    const { status, body } = await desk.ask('/api/v1/cases', { process: 'paying', variables: { zeichen: 'A' } }, token)
    expect([status, body]).toEqual([201, { number: expect.stringMatching(/^V-2026-/) }])
    const row = await desk.db('cases').where({ town: desk.town.id, number: body['number'] }).first('id', 'office')
    expect(row.office).toBe('')
    await desk.ask('/api/v1/messages', { name: 'zahlung', key: 'A' }, token)
    expect((await desk.ask('/api/v1/signals', { name: 'frei' }, token)).status).toBe(202)
    expect((await desk.runtime.load(Number(row.id))).case.status).toBe('ended')

    for (const pegel of [4, 6]) await desk.ask('/api/v1/conditions', { variables: { pegel } }, token)
    const alarms = await desk.db('cases').where({ town: desk.town.id, process: 'alarm' })
    expect(alarms).toHaveLength(1)
    const unknown = await desk.token('alles', ['cases'])
    expect(codeOf(await desk.ask('/api/v1/cases', { process: 'nichts' }, unknown))).toEqual([404, 'unknown-process'])
  })

  test('gives out a job to one program at a time and takes its result', async () => {
    const desk = await machineDesk(await open())
    const token = await desk.token('druck', ['jobs:versand'])
    const id = await started(desk, 'sending', { an: 'Rex' })
    const take = async () =>
      (await desk.ask('/api/v1/jobs', { type: 'versand', reservedFor: 'PT5M' }, token)).body['jobs'] as readonly Given[]
    const [job, ...others] = await take()
    expect(others).toEqual([])
    expect(job).toMatchObject({
      element: 'Senden',
      type: 'versand',
      headers: { art: 'brief' },
      retries: 2,
      variables: { an: 'Rex' },
    })
    expect(await take()).toEqual([])
    desk.clock.set('2026-01-05T07:06:00.000Z')
    const [again] = await take()
    expect(again).toEqual({ ...job, lease: job!.lease + 1 })

    const late = { lease: job!.lease, variables: { versandt: false } }
    expect(codeOf(await desk.ask(`/api/v1/jobs/${job!.job}/complete`, late, token))).toEqual([409, 'job-taken'])
    expect(await waitsOf(desk.runtime, id)).toEqual(['Senden job'])
    const done = { lease: again!.lease, variables: { versandt: true } }
    expect((await desk.ask(`/api/v1/jobs/${job!.job}/complete`, done, token)).status).toBe(204)
    expect(await waitsOf(desk.runtime, id)).toEqual(['Ablegen task'])
    expect(codeOf(await desk.ask(`/api/v1/jobs/${job!.job}/complete`, done, token))).toEqual([404, 'unknown-job'])
    expect(codeOf(await desk.ask('/api/v1/jobs/abc/complete', done, token))).toEqual([404, 'unknown-job'])
  })

  test('takes a failure, after the last an incident, and a BPMN error', async () => {
    const desk = await machineDesk(await open())
    const token = await desk.token('druck', ['jobs'])
    const [first, second] = [await started(desk, 'sending'), await started(desk, 'sending')]
    const take = async () =>
      (await desk.ask('/api/v1/jobs', { type: 'versand' }, token)).body['jobs'] as readonly Given[]
    const [one, two] = await take()
    await desk.ask(`/api/v1/jobs/${two!.job}/error`, { lease: two!.lease, code: 'unzustellbar' }, token)
    expect(await waitsOf(desk.runtime, second)).toEqual(['Klaeren task'])

    expect(
      (
        await desk.ask(
          `/api/v1/jobs/${one!.job}/fail`,
          { lease: one!.lease, problem: 'Papierstau', retryAfter: 'PT1H' },
          token,
        )
      ).status,
    ).toBe(204)
    expect(await take()).toEqual([])
    desk.clock.set('2026-01-05T08:01:00.000Z')
    const [again] = await take()
    expect(again).toMatchObject({ retries: 1 })
    await desk.ask(`/api/v1/jobs/${again!.job}/fail`, { lease: again!.lease, problem: 'Papierstau' }, token)
    expect(await waitsOf(desk.runtime, first)).toEqual(['Senden incident'])
  })

  test('lets nobody in without a token that is for this, or someone of the administration', async () => {
    const desk = await machineDesk(await open())
    const message = { name: 'zahlung', key: 'A' }
    const ask = async (token: string | null, path = '/api/v1/messages', body: unknown = message) =>
      codeOf(await desk.ask(path, body, token))
    expect(await ask(null)).toEqual([401, 'not-signed-in'])
    expect(await ask('lz_nothing')).toEqual([401, 'bad-token'])
    const narrow = await desk.token('schmal', ['messages:anderes', 'jobs:versand'])
    expect(await ask(narrow)).toEqual([403, 'forbidden'])
    expect(await ask(narrow, '/api/v1/signals', { name: 'frei' })).toEqual([403, 'forbidden'])
    expect(await ask(await desk.token('weit', ['jobs']), '/api/v1/jobs', { type: 'laufzettel.letter' })).toEqual([
      403,
      'forbidden',
    ])
    const short = await desk.token('kurz', ['messages'], '2026-01-06T07:00:00.000Z')
    expect((await desk.ask('/api/v1/messages', message, short)).status).toBe(202)
    desk.clock.set('2026-01-06T07:00:00.000Z')
    expect(await ask(short)).toEqual([401, 'bad-token'])
    const gone = await desk.token('weg', ['messages'])
    expect(await revokeToken(desk.context, 'weg')).toBe(true)
    expect(await ask(gone)).toEqual([401, 'bad-token'])
    expect(JSON.stringify(await desk.db('api_tokens').where({ town: desk.town.id }))).not.toContain(gone.slice(3))
    const seen = (await listTokens(desk.context)).map(({ name, seenAt }) => [name, seenAt !== null])
    expect(seen).toEqual([
      ['kurz', true],
      ['schmal', true],
      ['weg', false],
      ['weit', true],
    ])

    const root = await desk.login('root')
    expect((await root.api('POST', '/api/v1/messages', message)).status).toBe(202)
    expect((await (await desk.login('mia')).api('POST', '/api/v1/messages', message)).status).toBe(403)
  })

  test('says what is wrong with what was sent', async () => {
    const desk = await machineDesk(await open())
    const token = await desk.token('alles', ['messages', 'cases'])
    const detail = async (path: string, body: unknown) => (await desk.ask(path, body, token)).body['detail']
    expect(await detail('/api/v1/messages', {})).toBe('Der Name fehlt.')
    expect(await detail('/api/v1/messages', { name: 'a', timeToLive: 'morgen' })).toContain('Dauer nach ISO 8601')
    expect(await detail('/api/v1/messages', { name: 'a', schluessel: 'b' })).toContain('schluessel')
    expect(codeOf(await desk.ask('/api/v1/messages', '{"name":', token))).toEqual([422, 'bad-input'])
  })
})
