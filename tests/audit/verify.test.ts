import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rootOf, signed, type Head } from '../../server/audit/checkpoint.ts'
import { isDue } from '../../server/audit/daily.ts'
import { exportCheckpoints, readExport } from '../../server/audit/exports.ts'
import { sentenceOf } from '../../server/audit/finding.ts'
import { keyFile, signingKey, type SigningKey } from '../../server/audit/keys.ts'
import { makeCheckpoints } from '../../server/audit/make-checkpoints.ts'
import { verify } from '../../server/audit/verify.ts'
import { readSettings } from '../../server/settings.ts'
import { GENESIS, NEVER } from '../../server/runtime/index.ts'
import { onEachDatabase, type Open } from '../support/databases.ts'
import { busy, desk, line, papers } from '../runtime/models.ts'
import { bench, countSent, newCase, waitOn, type Bench } from '../runtime/support.ts'

let folder: string
let key: SigningKey
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laufzettel-audit-'))
  key = await signingKey(readSettings({ DATA_DIR: folder }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Town extends Omit<Bench, 'other'> {
  /** The case at which somebody meddles: its task has been assigned, then answered; another waits. */
  readonly id: number
  readonly number: string
  readonly other: { readonly id: number; readonly number: string }
  /** Another server's handle on the database. */
  readonly second: Bench['db']
  readonly seqs: readonly number[]
}

/** Two cases of one user task, one of them ended, and one with a job, a message and a timer. */
async function town(open: Open): Promise<Town> {
  const at = await bench(await open(), { desk, busy, papers }, { handlers: { 'test.send': countSent } })
  const { runtime } = at
  const variables = { name: 'Rex', zahl: 1, sendung: 'S-000001', bilder: ['D-000001'] }
  const { id, number } = await runtime.start(newCase('desk', { variables, participants: { applicant: person } }), 'ada')
  await withLetter(at, id)
  const other = await runtime.start(newCase('desk'), 'ada')
  await runtime.start(newCase('busy'), 'citizen')
  await runtime.start(newCase('papers'), 'citizen')
  await runtime.drain()
  const wait = await waitOn(runtime, id, 'Check')
  await runtime.send(id, { type: 'assign', wait, to: 'ada', by: 'ada' }, 'ada')
  await runtime.send(id, { type: 'plan', wait, due: '2026-03-02T07:00:00.000Z', by: 'ada' }, 'ada')
  const seqs = await at.db('steps').where({ town: at.town.id, case_id: id }).orderBy('seq').pluck<number[]>('seq')
  return { ...at, id, number, other, seqs, second: at.other }
}

const person = { givenName: 'Erika', familyName: 'Beispiel', contact: 'letter' }

/** A letter to the case's applicant, numbered as the server does. */
async function withLetter({ db, town: { id: of }, clock }: Bench, id: number): Promise<void> {
  const bytes = Buffer.from(`Brief ${of}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await db('contents').insert({ town: of, hash, bytes })
  await db('documents').insert({
    ...{ town: of, case_id: id, number: 'D-000001', kind: 'letter', title: 'Brief', file_name: 'b.pdf' },
    ...{ media_type: 'application/pdf', size: bytes.length, hash, created_at: clock.now(), created_by: 'system' },
  })
  const document = await db('documents').where({ town: of }).first<{ id: number }>('id')
  const participant = await db('participants').where({ town: of }).first<{ id: number }>('id')
  await db('deliveries').insert({
    ...{ town: of, case_id: id, number: 'S-000001', what: 'Brief', kind: 'letter', channel: 'letter' },
    ...{ document_id: document.id, participant_id: participant.id, created_at: clock.now() },
  })
  await db('counters').insert({ town: of, name: 'delivery', value: 1 })
}

const keys = () => [key.public]
const found = async (
  { db, town: mine }: Pick<Bench, 'db' | 'town'>,
  exported: Awaited<ReturnType<typeof readExport>> = [],
): Promise<string[]> => (await verify({ db, town: mine, keys: keys(), exported })).findings.map(sentenceOf)

onEachDatabase('verify', (open) => {
  test('finds nothing in a town that nobody has meddled with, before and after checkpoints', async () => {
    const at = await town(open)
    expect(await verify({ ...at, keys: keys() })).toEqual({
      cases: 4,
      steps: 7,
      erased: 0,
      checkpoints: 0,
      findings: [],
    })
    await makeCheckpoints(at, key)
    await at.runtime.send(at.id, { type: 'cancel', by: 'ada', reason: 'erledigt' }, 'ada')
    await makeCheckpoints(at, key)
    await makeCheckpoints(at, key)
    expect(await verify({ ...at, keys: keys() })).toMatchObject({ steps: 8, checkpoints: 3, findings: [] })
    const heads = await at.db('checkpoints').where({ town: at.town.id }).orderBy('number').pluck('heads')
    expect(heads).toEqual([4, 1, 0])
  })

  test('still finds nothing when payloads and their salts have been erased, and says that it saw less', async () => {
    const at = await town(open)
    await makeCheckpoints(at, key)
    await at.db('steps').where({ town: at.town.id, case_id: at.id }).update({ payload: null, salt: null })
    expect(await verify({ ...at, keys: keys() })).toMatchObject({ erased: 1, findings: [] })
  })

  test('plays loops and called processes again too, and names a collected result that was changed', async () => {
    const loop = `<zeebe:loopCharacteristics inputCollection="=list" inputElement="one" outputCollection="all" outputElement="=got"/>`
    const each = line('each', [
      '<startEvent id="Start"/>',
      `<userTask id="Each"><multiInstanceLoopCharacteristics><extensionElements>${loop}</extensionElements></multiInstanceLoopCharacteristics></userTask>`,
      '<callActivity id="Call"><extensionElements><zeebe:calledElement processId="desk"/></extensionElements></callActivity>',
      '<endEvent id="End"/>',
    ])
    const at = await bench(await open(), { desk, each })
    const { runtime } = at
    const { id, number } = await runtime.start(newCase('each', { variables: { list: [1, 2, 3] } }), 'ada')
    const { id: called } = await runtime.start(newCase('each', { variables: { list: [1] } }), 'ada')
    const answer = async (of: number): Promise<void> => {
      const [wait] = Object.values((await runtime.load(of)).case.waits)
      await runtime.send(of, { type: 'resume', wait: wait!.id, variables: { got: wait!.id } }, 'ada')
    }
    await answer(id)
    await answer(id)
    await answer(called)
    expect(await waitOn(runtime, called, 'Check')).toBeGreaterThan(0)
    expect(await found(at)).toEqual([])
    const items = () => at.db('items').where({ town: at.town.id, case_id: id })
    expect(await items()).toHaveLength(2)
    await items().where({ index: 1 }).update({ value: '99' })
    expect(await found(at)).toEqual([
      expect.stringContaining(`${number}: Der gespeicherte Stand passt nicht zu den Schritten: Ergebnis 1`),
    ])
  })

  describe('names', () => {
    const step = (at: Town, index: number) =>
      at.db('steps').where({ town: at.town.id, case_id: at.id, seq: at.seqs[index]! })
    const state = (at: Town, table: string) => at.db(table).where({ town: at.town.id, case_id: at.id })
    const differs = (at: Town, what: string) =>
      `${at.number}: Der gespeicherte Stand passt nicht zu den Schritten: ${what}.`

    test.each<[string, (at: Town) => PromiseLike<unknown>, (at: Town) => string[]]>([
      [
        'a payload that was changed',
        (at) => step(at, 1).update({ payload: '{"command":{},"events":[]}' }),
        (at) => [`${at.number}: Der Inhalt des Schritts bei Ereignis ${at.seqs[1]} wurde geändert.`],
      ],
      [
        'who acted, when that was changed',
        (at) => step(at, 1).update({ actor: 'eve' }),
        (at) => [`${at.number}: Am Schritt bei Ereignis ${at.seqs[1]} wurde geändert, wer ihn wann womit getan hat.`],
      ],
      [
        'a step that was taken out',
        (at) => step(at, 1).delete(),
        (at) => [`${at.number}: Vor dem Schritt bei Ereignis ${at.seqs[2]} fehlt einer, oder er wurde vertauscht.`],
      ],
      [
        'a last step that was cut off',
        (at) => step(at, 2).delete(),
        (at) => [`${at.number}: Der letzte Schritt fehlt, oder der Vorgang zeigt auf einen anderen.`],
      ],
      [
        'a variable that was changed',
        (at) => state(at, 'tokens').where('variables', 'like', '%Rex%').update({ variables: '{"name":"Rexa"}' }),
        (at) => [differs(at, 'Token 2')],
      ],
      [
        'a task that was given to someone else',
        (at) => state(at, 'waits').update({ assignee: 'eve' }),
        (at) => [differs(at, `Warten ${at.seqs[0]}`)],
      ],
      [
        'a task that was taken out',
        (at) => state(at, 'waits').delete(),
        (at) => [
          differs(at, `Warten ${at.seqs[0]}`),
          expect.stringMatching(/^Zeilen ohne Vorgang oder Aufgabe: wait_candidates von Aufgabe \d+\.$/) as string,
        ],
      ],
      [
        'who may take a task, when that was changed',
        async (at) => {
          const ids = await state(at, 'waits').pluck<number[]>('id')
          await at
            .db('wait_candidates')
            .where({ town: at.town.id })
            .whereIn('wait_id', ids)
            .update({ who: 'eve' })
            .where({ who: 'bo' })
        },
        (at) => [differs(at, `wer Aufgabe ${at.seqs[0]} nehmen darf`)],
      ],
      [
        'a status that was changed',
        (at) => at.db('cases').where({ town: at.town.id, id: at.id }).update({ status: 'suspended' }),
        (at) => [differs(at, 'die Zeile des Vorgangs')],
      ],
      [
        'a visit that was taken out',
        (at) => state(at, 'visits').where({ element: 'Start' }).delete(),
        (at) => [differs(at, 'Besuch von Start')],
      ],
      [
        'when a token came, when that was changed',
        (at) => state(at, 'tokens').where('element', 'Check').update({ entered_at: '2026-01-01T00:00:00.000Z' }),
        (at) => [differs(at, `Token ${at.seqs[0]! - 2}`)],
      ],
      [
        'what a task is called, when that was changed',
        (at) => state(at, 'waits').update({ element_name: 'Ablehnen' }),
        (at) => [differs(at, `Warten ${at.seqs[0]}`)],
      ],
      [
        'in whose queue a task stands, when that was changed',
        (at) =>
          at
            .db('wait_candidates')
            .where({ town: at.town.id, who: 'steueramt' })
            .whereIn('wait_id', state(at, 'waits').select('id'))
            .update({ home: 'eve\teve' }),
        (at) => [differs(at, `wer Aufgabe ${at.seqs[0]} nehmen darf`)],
      ],
      [
        'a timer that was put off',
        (at) => at.db('waits').where({ town: at.town.id, kind: 'timer' }).update({ due: '2099-01-01T00:00:00.000Z' }),
        () => [expect.stringMatching(/Der gespeicherte Stand passt nicht zu den Schritten: Warten \d+\.$/) as string],
      ],
      [
        'a message wait that was taken out',
        (at) => at.db('waits').where({ town: at.town.id, kind: 'message' }).delete(),
        () => [expect.stringMatching(/Der gespeicherte Stand passt nicht zu den Schritten: Warten \d+\.$/) as string],
      ],
      [
        'who is said to have done a visit',
        (at) => state(at, 'visits').where({ element: 'Start' }).update({ actor: 'eve' }),
        (at) => [differs(at, 'Besuch von Start')],
      ],
      [
        'a case that was put on another model',
        (at) => at.db('cases').where({ town: at.town.id, id: at.id }).update({ deployment_id: 1_000_000 }),
        (at) => [differs(at, 'die Zeile des Vorgangs')],
      ],
      [
        'an end that was written into a case that runs',
        (at) => at.db('cases').where({ town: at.town.id, id: at.id }).update({ ended_how: 'erledigt' }),
        (at) => [differs(at, 'die Zeile des Vorgangs')],
      ],
      [
        'a model that was changed after it was deployed',
        (at) =>
          at
            .db('resources')
            .where({ town: at.town.id })
            .where('content', 'like', '%id="papers"%')
            .update({ content: '<x/>' }),
        () => ['Das Modell papers, Version 1, wurde geändert, nachdem es veröffentlicht war.'],
      ],
      [
        'what a document says, when that was changed',
        (at) =>
          at
            .db('contents')
            .where({ town: at.town.id })
            .update({ bytes: Buffer.from('anders') }),
        (at) => [
          `${at.number}: Die Unterlagen passen nicht zu den Schritten: der Inhalt von D-000001 ist ein anderer.`,
        ],
      ],
      [
        'a document that was taken out',
        (at) => state(at, 'documents').delete(),
        (at) =>
          ['D-000001 fehlt', 'das Dokument der Sendung S-000001 fehlt'].map(
            (what) => `${at.number}: Die Unterlagen passen nicht zu den Schritten: ${what}.`,
          ),
      ],
      [
        'a delivery that was taken out',
        (at) => state(at, 'deliveries').delete(),
        (at) => [
          `${at.number}: Die Unterlagen passen nicht zu den Schritten: S-000001 fehlt.`,
          'Die Nummer S-000001 wurde vergeben, und ihre Zeile fehlt.',
        ],
      ],
      [
        'a person that a letter went to and who is gone',
        (at) => state(at, 'participants').delete(),
        (at) => [`${at.number}: Die Unterlagen passen nicht zu den Schritten: der Empfänger von S-000001 fehlt.`],
      ],
      [
        'rows that were put under a case that is not there',
        (at) => at.db('notes').insert({ town: at.town.id, case_id: 900_000_000, at: '-', author: 'eve', text: 'x' }),
        () => ['Nr. 900000000: Der Vorgang fehlt; von ihm ist noch da: notes.'],
      ],
      [
        'who may take a task that is not there',
        (at) => at.db('wait_candidates').insert({ town: at.town.id, wait_id: 900_000_000, kind: 'user', who: 'eve' }),
        () => ['Zeilen ohne Vorgang oder Aufgabe: wait_candidates von Aufgabe 900000000.'],
      ],
      [
        'a case that is gone but for its steps, by its number too',
        (at) => at.db('cases').where({ town: at.town.id, id: at.id }).delete(),
        (at) => [
          `Nr. ${at.id}: Der Vorgang fehlt; von ihm ist noch da: steps, tokens, waits, visits, participants, documents, deliveries.`,
          `${at.number}: Der Vorgang fehlt.`,
        ],
      ],
      [
        'a case that is gone with all of its rows',
        async (at) => {
          const tasks = state(at, 'waits').select('id')
          await at.db('wait_candidates').where({ town: at.town.id }).whereIn('wait_id', tasks).delete()
          for (const table of ['steps', 'tokens', 'waits', 'visits', 'participants', 'documents', 'deliveries'])
            await state(at, table).delete()
          await at.db('counters').where({ town: at.town.id, name: 'delivery' }).delete()
          await at.db('cases').where({ town: at.town.id, id: at.id }).delete()
        },
        (at) => [`${at.number}: Der Vorgang fehlt.`],
      ],
    ])('%s', async (_what, meddle, expected) => {
      const at = await town(open)
      await meddle(at)
      expect(await found(at)).toEqual(expected(at))
    })

    test('two steps whose contents were swapped', async () => {
      const at = await town(open)
      const [one, two] = await at
        .db('steps')
        .where({ town: at.town.id, case_id: at.id })
        .orderBy('seq')
        .pluck<string[]>('payload')
      await step(at, 0).update({ payload: two })
      await step(at, 1).update({ payload: one })
      expect(await found(at)).toEqual(
        [0, 1].map((i) => `${at.number}: Der Inhalt des Schritts bei Ereignis ${at.seqs[i]} wurde geändert.`),
      )
    })

    test('a tail that was cut off together with everything that shows it, by the checkpoint', async () => {
      const at = await town(open)
      await makeCheckpoints(at, key)
      await rewind(at)
      expect(await found(at)).toEqual([
        `${at.number}: Der Schritt bei Ereignis ${at.seqs[2]}, den Prüfpunkt 1 bezeugt, ist nicht mehr da.`,
      ])
    })
  })
})

/** Takes back the last step with great care: the rest of the rows are as they were before it. */
async function rewind(at: Town): Promise<void> {
  const mine = { town: at.town.id, case_id: at.id }
  const last = await at
    .db('steps')
    .where({ ...mine, seq: at.seqs[2]! })
    .first<{ previous: string }>('previous')
  const before = await at
    .db('steps')
    .where({ ...mine, seq: at.seqs[1]! })
    .first<{ at: string }>('at')
  await at
    .db('steps')
    .where({ ...mine, seq: at.seqs[2]! })
    .delete()
  await at
    .db('cases')
    .where({ town: at.town.id, id: at.id })
    .update({ seq: at.seqs[1], at: before.at, head_hash: last.previous })
  const [wait] = await at.db('waits').where(mine).select<{ id: number; until: string }[]>('id', 'until')
  const queued = at.db('wait_candidates').where({ town: at.town.id, wait_id: wait!.id })
  await queued.whereNot('kind', 'user').update({ urgency: NEVER })
  const until = JSON.stringify({ ...(JSON.parse(wait!.until) as object), due: null })
  await at.db('waits').where(mine).update({ until, due: null })
}

onEachDatabase('checkpoints', (open) => {
  const only = (at: Town, number: number) => at.db('checkpoints').where({ town: at.town.id, number })
  const heads = (at: Town, checkpoint: number) => at.db('checkpoint_heads').where({ town: at.town.id, checkpoint })

  /** Three of them, as a file too. */
  async function three(): Promise<{ at: Town; file: string }> {
    const at = await town(open)
    for (const who of ['ada', 'bo', 'ada']) {
      const wait = await waitOn(at.runtime, at.other.id, 'Check')
      await at.runtime.send(at.other.id, { type: 'assign', wait, to: who, by: who }, who)
      await makeCheckpoints(at, key)
    }
    const file = join(folder, `${at.town.key}.jsonl`)
    expect(await exportCheckpoints(at.db, at.town, file)).toBe(3)
    return { at, file }
  }

  test.each<[string, (at: Town) => Promise<unknown>, string[]]>([
    [
      'a moment that was changed',
      (at) => only(at, 2).update({ at: '2026-01-01T00:00:00.000Z' }),
      ['Prüfpunkt 3 wurde geändert oder ausgetauscht.', 'Prüfpunkt 2 wurde geändert oder ausgetauscht.'],
    ],
    [
      'a head that was changed',
      (at) => heads(at, 2).update({ hash: 'f'.repeat(64) }),
      ['Die Liste der Vorgänge von Prüfpunkt 2 wurde geändert.'],
    ],
    [
      'a head that was taken out',
      (at) => heads(at, 3).delete(),
      ['Die Liste der Vorgänge von Prüfpunkt 3 wurde geändert.'],
    ],
    ['one that was taken out', (at) => only(at, 2).delete(), ['Prüfpunkt 2 fehlt.']],
  ])('show %s', async (_what, meddle, expected) => {
    const { at } = await three()
    await meddle(at)
    expect(await found(at)).toEqual(expect.arrayContaining(expected))
  })

  test('that somebody else has signed do not count', async () => {
    const { at } = await three()
    const { privateKey } = generateKeyPairSync('ed25519')
    const file = join(folder, `other-${at.town.key}.pem`)
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const other = await signingKey(readSettings({ CHECKPOINT_KEY: file }))
    const last = await only(at, 3).first<
      Record<'at' | 'root' | 'previous', string> & { heads: number; number: number }
    >()
    const forged = signed({ ...last, town: at.town.key }, other)
    await only(at, 3).update({ key: forged.key, signature: forged.signature })
    expect(await found(at)).toEqual([expect.stringContaining('Prüfpunkt 3 ist mit einem Schlüssel unterschrieben')])
    expect((await verify({ ...at, keys: [key.public, other.public] })).findings).toEqual([])
  })

  test('kept elsewhere show a tail that was cut off, though its checkpoints were cut off too, or made anew with the key', async () => {
    const { at, file } = await three()
    const kept = await readExport(file)
    expect(await found(at, kept)).toEqual([])
    await heads(at, 3).delete()
    await only(at, 3).delete()
    expect(await found(at)).toEqual([])
    expect(await found(at, kept)).toEqual(['Prüfpunkt 3 fehlt.'])
    await makeCheckpoints({ ...at, clock: { now: () => '2026-01-09T00:00:00.000Z' } }, key)
    expect(await found(at, kept)).toEqual(['Prüfpunkt 3 wurde geändert oder ausgetauscht.'])
  })

  test('are made once, though two servers begin at the same time', async () => {
    const at = await town(open)
    const made = await Promise.all([makeCheckpoints(at, key), makeCheckpoints({ ...at, db: at.second }, key)])
    expect(made.flat().length).toBeGreaterThanOrEqual(1)
    expect(await found(at)).toEqual([])
  })
})

test('the key of a town is made once, for its owner only, and never leaves its file', async () => {
  const settings = readSettings({ DATA_DIR: join(folder, 'fresh') })
  const [one, two] = await Promise.all([signingKey(settings), signingKey(settings)])
  expect(one.public.fingerprint).toBe(two.public.fingerprint)
  expect((await stat(keyFile(settings))).mode & 0o777).toBe(0o600)
  expect(one.public.pem).not.toContain('PRIVATE')
  expect(await readFile(keyFile(settings), 'utf8')).toContain('PRIVATE')
})

test('a file that is no export is refused with its line', async () => {
  const file = join(folder, 'wrong.jsonl')
  await writeFile(file, '{"checkpoint":{}}\n')
  await expect(readExport(file)).rejects.toThrow('Zeile 1, ist kein Prüfpunkt.')
})

test('the hash over heads knows their order and every part of them', () => {
  const head: Head = { caseId: 1, seq: 2, hash: GENESIS }
  const others: Head[] = [
    { ...head, caseId: 2 },
    { ...head, seq: 3 },
    { ...head, hash: 'f'.repeat(64) },
  ]
  expect(
    new Set([
      rootOf([head]),
      ...others.map((one) => rootOf([one])),
      rootOf([head, others[0]!]),
      rootOf([others[0]!, head]),
    ]).size,
  ).toBe(6)
})

// Town time is one hour ahead of UTC in winter.
test.each([
  ['before its time', '2026-01-05T01:59:00.000Z', null, false],
  ['at its time', '2026-01-05T02:00:00.000Z', '2026-01-04T02:00:00.000Z', true],
  ['once it was made', '2026-01-05T12:00:00.000Z', '2026-01-05T02:00:30.000Z', false],
  ['later, when it was missed', '2026-01-05T12:00:00.000Z', '2026-01-03T02:00:00.000Z', true],
  ['for the first time', '2026-01-05T12:00:00.000Z', null, true],
])('the checkpoint of the day is due as it should be %s', (_when, now, last, due) => {
  expect(isDue(now, last, '03:00')).toBe(due)
})
