import { expect, test } from 'vitest'
import { newCase as emptyCase, replay, type Event } from '../../engine/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { desk, papers } from './models.ts'
import { bench, bpmn, deployed, newCase, waitOn, waitsOf } from './support.ts'

onEachDatabase('a case', (open) => {
  test('starts with a number, its first variables and its participants, and ends', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const applicant = {
      givenName: 'Jürgen',
      familyName: 'Groß',
      street: 'Feldstraße 7',
      postalCode: '54516',
      city: 'Wittlich',
      email: 'j@example.org',
      contact: 'email',
    }
    const ref = await runtime.start(
      newCase('desk', {
        variables: { hund: { name: 'Rex' } },
        participants: { applicant },
        received: '2026-01-02',
        channel: 'paper',
      }),
      'ada',
    )
    expect(ref.number).toBe('V-2026-000001-7')

    const { case: state, model } = await runtime.load(ref.id)
    const root = Object.values(state.tokens).find(({ scope }) => scope === null)
    expect(root?.variables).toEqual({
      hund: { name: 'Rex' },
      vorgang: { nummer: ref.number, eingang: '2026-01-02', kanal: 'paper' },
      kontakt: 'email',
    })
    expect(model.process).toBe('desk')
    expect(await db('participants').where({ town: town.id }).first()).toMatchObject({
      case_id: ref.id,
      role: 'applicant',
      family_name: 'Groß',
      contact: 'email',
      search: 'juergen gross feldstrasse 7 54516 wittlich',
    })

    await runtime.send(
      ref.id,
      { type: 'resume', wait: await waitOn(runtime, ref.id, 'Check'), variables: { ok: true }, by: 'ada' },
      'ada',
    )
    const row = await db('cases').where({ town: town.id, id: ref.id }).first()
    expect(row).toMatchObject({
      status: 'ended',
      ended_how: 'Erledigt',
      ended_at: '2026-01-05T07:00:00.000Z',
      channel: 'paper',
    })
    expect(await db('waits').where({ town: town.id })).toEqual([])
    expect(await db('wait_candidates').where({ town: town.id })).toEqual([])
  })

  test('keeps its variables after the end', async () => {
    const { runtime } = await bench(await open(), { desk })
    const ref = await runtime.start(newCase('desk'), 'ada')
    await runtime.send(
      ref.id,
      { type: 'resume', wait: await waitOn(runtime, ref.id, 'Check'), variables: { ok: true } },
      'ada',
    )
    const { case: state } = await runtime.load(ref.id)
    expect(Object.values(state.tokens).map(({ variables }) => variables['ok'])).toEqual([true])
  })

  test('is what the replay of its steps gives', async () => {
    const { runtime, db, town, clock } = await bench(await open(), { papers })
    const ref = await runtime.start(newCase('papers', { variables: { a: 1 } }), 'ada')
    clock.set('2026-01-08T07:00:00.000Z')
    await runtime.publish({ name: 'papers', key: ref.number, variables: { nachgereicht: ['D-1'] } }, 'citizen')
    await runtime.send(
      ref.id,
      { type: 'assign', wait: await waitOn(runtime, ref.id, 'Check'), to: 'ada', by: 'bo' },
      'bo',
    )
    const steps = await db('steps').where({ town: town.id, case_id: ref.id }).orderBy('seq')
    const events = steps.flatMap(({ payload }) => (JSON.parse(payload) as { events: Event[] }).events)
    const { case: loaded } = await runtime.load(ref.id)
    expect(replay(emptyCase(String(ref.id), 'papers:1'), events)).toEqual(loaded)
    expect(steps.map(({ command, actor }) => [command, actor])).toEqual([
      ['start', 'ada'],
      ['resume', 'citizen'],
      ['assign', 'bo'],
    ])
  })

  test('writes tasks as the inbox reads them, and only the rows that changed', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const ref = await runtime.start(newCase('desk'), 'ada')
    const before = await db('waits').where({ town: town.id }).first()
    expect(before).toMatchObject({
      case_id: ref.id,
      element: 'Check',
      element_name: 'Check bitte',
      kind: 'task',
      assignee: null,
    })
    const candidates = await db('wait_candidates')
      .where({ town: town.id, wait_id: before.id })
      .orderBy('who')
      .select('kind', 'who')
    expect(candidates).toEqual([
      { kind: 'user', who: 'ada' },
      { kind: 'user', who: 'bo' },
      { kind: 'group', who: 'steueramt' },
    ])
    await runtime.send(ref.id, { type: 'assign', wait: before.wait, to: 'ada', by: 'ada' }, 'ada')
    const after = await db('waits').where({ town: town.id }).first()
    expect(after).toMatchObject({ id: before.id, assignee: 'ada' })
    expect(await db('wait_candidates').where({ town: town.id, wait_id: before.id })).toHaveLength(3)
  })

  test('records its finished visits with when they were entered and who answered', async () => {
    const { runtime, db, town, clock } = await bench(await open(), { desk })
    const ref = await runtime.start(newCase('desk'), 'citizen')
    clock.set('2026-01-06T09:30:00.000Z')
    await runtime.send(ref.id, { type: 'resume', wait: await waitOn(runtime, ref.id, 'Check'), variables: {} }, 'ada')
    const visits = await db('visits').where({ town: town.id }).whereNot('type', 'bpmn:Process').orderBy('id')
    const day = '2026-01-05T07:00:00.000Z'
    const next = '2026-01-06T09:30:00.000Z'
    expect(
      visits.map((visit) => [visit.element, visit.type, visit.entered_at, visit.left_at, visit.how, visit.actor]),
    ).toEqual([
      ['Start', 'bpmn:StartEvent', day, day, 'completed', null],
      ['Check', 'bpmn:UserTask', day, next, 'completed', 'ada'],
      ['End', 'bpmn:EndEvent', next, next, 'completed', null],
    ])
  })

  test('writes other rows in the same commit or not at all', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const note = (text: string) => async (trx: typeof db, ref: { id: number }) => {
      await trx('notes').insert({ town: town.id, case_id: ref.id, at: '-', author: 'ada', text })
    }
    const ref = await runtime.start(newCase('desk'), 'ada', note('started'))
    const wait = await waitOn(runtime, ref.id, 'Check')
    const broken = runtime.send(ref.id, { type: 'resume', wait, variables: {} }, 'ada', async (trx, of) => {
      await note('lost')(trx, of)
      throw new Error('printer on fire')
    })
    await expect(broken).rejects.toThrow('printer on fire')
    expect(await waitsOf(runtime, ref.id)).toEqual(['Check task'])
    expect(await db('notes').where({ town: town.id }).pluck('text')).toEqual(['started'])
  })

  test('that nobody knows is a failure of the catalogue', async () => {
    const { runtime } = await bench(await open(), {})
    await expect(runtime.load(4711)).rejects.toMatchObject({ code: 'unknown-case' })
    await expect(runtime.start(newCase('nothing'), 'ada')).rejects.toMatchObject({ code: 'unknown-process' })
  })

  test('of another town is not seen', async () => {
    const one = await bench(await open(), { desk })
    const two = await bench(await open(), { desk })
    const ref = await one.runtime.start(newCase('desk'), 'ada')
    await expect(two.runtime.load(ref.id)).rejects.toMatchObject({ code: 'unknown-case' })
  })

  test('stays on its version when a new one is deployed', async () => {
    const { runtime, ...context } = await bench(await open(), { desk })
    const old = await runtime.start(newCase('desk'), 'ada')
    await deployed(context, 'desk', [bpmn(desk.replaceAll('Check bitte', 'Prüfung'))])
    const fresh = await runtime.start(newCase('desk'), 'ada')
    const nameIn = async (id: number): Promise<string | undefined> =>
      (await runtime.load(id)).model.elements['Check']?.name
    expect([await nameIn(old.id), await nameIn(fresh.id)]).toEqual(['Check bitte', 'Prüfung'])
    expect((await runtime.load(fresh.id)).case.model).toBe('desk:2')
  })

  test('shows the own target and why it is paused', async () => {
    const { runtime, db, town, clock } = await bench(await open(), { papers })
    const ref = await runtime.start(newCase('papers'), 'ada')
    const row = () => db('cases').where({ town: town.id }).first('target_due', 'paused')
    expect(await row()).toEqual({ target_due: null, paused: 'Unterlagen fehlen' })
    clock.set('2026-01-10T07:00:00.000Z')
    await runtime.publish({ name: 'papers', key: ref.number, variables: {} }, 'citizen')
    expect(await row()).toEqual({ target_due: '2026-01-24T07:00:00.000Z', paused: null })
  })
})
