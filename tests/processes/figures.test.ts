import { expect, test } from 'vitest'
import { measure } from '../../analysis/index.ts'
import { laterBy } from '../../engine/index.ts'
import { officeHours, trailOf } from '../../server/ratings/visits.ts'
import { behindAddress, readBehind } from '../../server/ratings/behind-address.ts'
import { behind } from '../../server/reports/behind/find.ts'
import type { Staff } from '../../server/access/index.ts'
import { newCase, waitOn } from '../runtime/support.ts'
import { onEachDatabase } from '../support/databases.ts'
import { KEY, processDesk, type Desk } from './support.ts'

const MONDAY = '2026-01-05T07:00:00.000Z'
const MINUTE = 60_000
const persons = ['ada', 'anton', 'jana'] as const

/** Six cases from Monday, eight o'clock: each step lies an hour and is in somebody's hands for half an hour. */
async function worked({ runtime, clock }: Desk): Promise<void> {
  for (let at = 0; at < 6; at++) {
    clock.set(MONDAY)
    const ref = await runtime.start(newCase(KEY), 'ada')
    for (const element of ['Erfassen', 'Pruefen', 'Ablehnen']) {
      // Checking is done by two people only.
      const by = persons[at % (element === 'Pruefen' ? 2 : 3)] ?? 'ada'
      const wait = await waitOn(runtime, ref.id, element)
      clock.set(laterBy(clock.now(), 60 * MINUTE))
      await runtime.send(ref.id, { type: 'assign', wait, to: by, by }, by)
      clock.set(laterBy(clock.now(), 30 * MINUTE))
      await runtime.send(ref.id, { type: 'resume', wait, variables: {}, by }, by)
    }
  }
  // One that is still running counts nowhere.
  await runtime.start(newCase(KEY), 'ada')
}

const reader = (...grants: Staff['grants']): Staff => ({ account: 1, login: 'lena', name: 'Lena', grants })
const lead = { role: 'lead', office: '*', domain: '*' } as const

onEachDatabase('the figures of a process', (open) => {
  test('stand on the diagram and in a table, from cases that really ran, and never say what two people did', async () => {
    const desk = await processDesk(await open())
    const empty = await desk.manager.get(`/amt/prozesse/${KEY}/zahlen`)
    expect(empty.text).toContain('In 90 Tagen abgeschlossen: 0 Vorgänge')
    await worked(desk)
    const { db, town } = desk
    const now = desk.clock.now()
    const { steps } = measure(await trailOf({ db, town }, { process: KEY }, now), officeHours(now), now)
    expect(steps.map(({ element, waiting, work, hidden }) => [element, waiting?.median, work?.median, hidden])).toEqual(
      [
        ['Erfassen', 60, 30, null],
        ['Pruefen', undefined, undefined, 'few-persons'],
        ['Ablehnen', 60, 30, null],
      ],
    )
    const page = await (await desk.login('lena')).get(`/amt/prozesse/${KEY}/zahlen?zeit=warten`)
    for (const part of ['6 Vorgänge', '1 Std.', 'unter 3 Personen: keine Angabe', 'alle 6'])
      expect(page.text).toContain(part)
    expect(page.text).toContain(
      '{&quot;element&quot;:&quot;Erfassen&quot;,&quot;level&quot;:5,&quot;badge&quot;:&quot;1 Std.\\n6&quot;}',
    )
    expect((await (await desk.login('ada')).get(`/amt/prozesse/${KEY}/zahlen`)).status).toBe(403)
  })

  test('lead to the cases that the reader may open, and for the others to how many they are', async () => {
    const desk = await processDesk(await open())
    await worked(desk)
    const { db, town, clock } = desk
    const context = { db, town, clock }
    const figure = { process: KEY, version: 1, step: 'Erfassen' }
    expect(readBehind(Object.fromEntries(new URL(behindAddress(figure), 'http://x').searchParams))).toMatchObject(
      figure,
    )
    expect(await behind(context, reader(lead), figure)).toMatchObject({ total: 6, open: [], others: 6 })
    const both = reader(lead, { role: 'caseworker', office: 'steueramt', domain: 'tax' })
    const mine = await behind(context, both, figure)
    expect(mine).toMatchObject({ total: 6, least: false, others: 0 })
    expect(mine.open).toHaveLength(6)
    // Two of them are another office's: their number is not said.
    await db('cases')
      .where({ town: town.id })
      .whereIn(
        'id',
        mine.open.slice(0, 2).map(({ id }) => id),
      )
      .update({ office: 'ordnungsamt' })
    const some = await behind(context, both, figure)
    expect([some.open.length, some.others]).toEqual([4, null])
    expect(await behind(context, reader(lead), { ...figure, step: 'Ausstellen' })).toMatchObject({ total: 0, open: [] })
    await expect(behind(context, reader(lead), { ...figure, step: 'Nirgends' })).rejects.toThrow('not-found')
  })
})
