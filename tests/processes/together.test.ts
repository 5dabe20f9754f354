import { expect, test } from 'vitest'
import { addAccount } from '../../server/access/index.ts'
import { mentioned } from '../../server/processes/comments/mention.ts'
import { lease, LOST, PATIENCE, type Seat, type Wish } from '../../server/processes/lease/store.ts'
import { addSetting } from '../../server/records/settings.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'
import { testClock } from '../support/clock.ts'
import { diagram, json, KEY, processDesk, type Desk } from './support.ts'

const [ada, adaToo, mia]: Seat[] = [
  { login: 'ada', tab: 'ada-tab-1' },
  { login: 'ada', tab: 'ada-tab-2' },
  { login: 'mia', tab: 'mia-tab-1' },
]

function desk({ db, town }: Opened) {
  const clock = testClock()
  const wish = async (seat: Seat, what: Wish) => {
    const held = await lease({ db, town, clock }, 'p', seat, what)
    return held && { tab: held.tab, asked: held.asked?.tab ?? null, kept: held.keptAt }
  }
  return { clock, wish }
}

const held = (seat: Seat, asked: Seat | null = null, kept: string | null = null) => ({
  tab: seat.tab,
  asked: asked?.tab ?? null,
  kept,
})

onEachDatabase('who edits a process', (open) => {
  test('is who came first, until they hand it over, and they may refuse', async () => {
    const { wish, clock } = desk(await open())
    expect(await wish(mia!, 'read')).toBeNull()
    expect(await wish(ada!, 'edit')).toEqual(held(ada!))
    expect(await wish(mia!, 'edit')).toEqual(held(ada!))
    expect(await wish(mia!, 'ask')).toEqual(held(ada!, mia))
    expect(await wish(mia!, 'give')).toEqual(held(ada!, mia))
    expect(await wish(ada!, 'keep')).toEqual(held(ada!, null, clock.now()))
    await wish(mia!, 'ask')
    expect(await wish(ada!, 'give')).toEqual(held(mia!))
    expect(await wish(ada!, 'edit')).toEqual(held(mia!))
    expect(await wish(mia!, 'leave')).toBeNull()
  })

  test('goes over to who asked when nobody answers, though the one who edits is still there', async () => {
    const { wish, clock } = desk(await open())
    await wish(ada!, 'edit')
    await wish(mia!, 'ask')
    for (let ms = 0; ms < PATIENCE; ms += 30_000) {
      expect(await wish(ada!, 'edit')).toEqual(held(ada!, mia))
      clock.forward(30_000)
    }
    expect(await wish(mia!, 'read')).toEqual(held(mia!))
    expect(await wish(ada!, 'edit')).toEqual(held(mia!))
  })

  test('is free when the tab is lost, goes to who asked when it is closed, and to the other tab of the same person at once', async () => {
    const { wish, clock } = desk(await open())
    await wish(ada!, 'edit')
    clock.forward(LOST + 1)
    expect(await wish(mia!, 'read')).toBeNull()
    expect(await wish(mia!, 'edit')).toEqual(held(mia!))
    expect(await wish(ada!, 'edit')).toEqual(held(mia!))
    await wish(ada!, 'ask')
    expect(await wish(mia!, 'leave')).toEqual(held(ada!))
    expect(await wish(adaToo!, 'edit')).toEqual(held(ada!))
    expect(await wish(adaToo!, 'ask')).toEqual(held(adaToo!))
  })
})

const API = `/api/v1/processes/${KEY}`
const home = `/amt/prozesse/${KEY}`
const put = async ({ manager }: Pick<Desk, 'manager'>, revision: number, more: object = {}) =>
  manager.api('PUT', `${API}/draft`, { xml: `${diagram}${'\n'.repeat(revision)}`, version: 1, revision, ...more })

onEachDatabase('two people at one process', (open) => {
  test('only the tab that edits saves, deploys and discards; the others are told who it is', async () => {
    const made = await processDesk(await open())
    const { db, town, clock, manager } = made
    const grants = [{ role: 'manager' as const, office: '*', domain: '*' }]
    await addAccount({ db, town, clock }, { login: 'max', name: 'Max', password: 'a long enough secret', grants })
    const max = await made.login('max')
    const seat = (browser: typeof max, tab: string, wish: Wish) =>
      browser.api('POST', `${API}/lease`, { tab, wish }).then((answer) => json<object>(answer))
    expect(await seat(manager, 'tab-of-mia', 'edit')).toMatchObject({ mine: true, holder: { you: true }, revision: 0 })
    expect(await seat(max, 'tab-of-max', 'edit')).toMatchObject({
      mine: false,
      holder: { name: 'Mia Digital', since: clock.now(), you: false },
    })
    expect((await put(made, 0, { tab: 'tab-of-mia' })).status).toBe(200)
    for (const tab of ['tab-of-max', undefined]) {
      const answer = await put({ manager: max }, 1, { tab })
      expect([answer.status, json<{ code: string }>(answer).code]).toEqual([409, 'edited-by-other'])
    }
    const late = await max.api('DELETE', `${API}/draft`, { version: 1, revision: 1, tab: 'tab-of-max' })
    expect(late.status).toBe(409)
    const seen = () => db('sessions').where({ town: town.id }).orderBy('seen_at', 'desc').first('seen_at')
    const before = await seen()
    clock.set('2026-01-05T07:01:05.000Z')
    await manager.api('POST', `${API}/lease`, { tab: 'tab-of-mia', wish: 'edit' }, { 'x-unattended': 'yes' })
    expect(await seen()).toEqual(before)
    await seat(manager, 'tab-of-mia', 'leave')
    expect(await seen()).not.toEqual(before)
    expect((await put({ manager: max }, 1, { tab: 'tab-of-max' })).status).toBe(200)
    expect(await seat(max, 'tab-of-max', 'read')).toMatchObject({ mine: false, holder: null, revision: 2 })
  })

  test('four eyes look for everyone who has changed something since the newest version', async () => {
    const made = await processDesk(await open())
    const { db, town, clock, manager } = made
    const grants = [{ role: 'manager' as const, office: '*', domain: '*' }]
    for (const login of ['max', 'nora'])
      await addAccount({ db, town, clock }, { login, name: login, password: 'a long enough secret', grants })
    const about = { validFrom: '2026-01-01', source: 'Dienstanweisung', checked: true, at: clock.now(), by: 'Mia' }
    await addSetting(db, town.id, { key: 'vieraugen', value: { needed: true }, ...about })
    const [max, nora] = [await made.login('max'), await made.login('nora')]
    await put({ manager: max }, 0)
    await put({ manager }, 1)
    const deploy = (browser: typeof max, version: number, revision: number) =>
      browser.api('POST', `${API}/deploy`, { version, revision }).then(({ status }) => status)
    expect([await deploy(manager, 1, 2), await deploy(max, 1, 2), await deploy(nora, 1, 2)]).toEqual([403, 403, 200])
    await manager.api('PUT', `${API}/draft`, { xml: `${diagram}\n\n\n`, version: 2, revision: 0 })
    expect([await deploy(manager, 2, 1), await deploy(max, 2, 1)]).toEqual([403, 200])
  })

  test('comments stay with their element, name colleagues, and are answered and resolved by name', async () => {
    const made = await processDesk(await open())
    const { db, town, manager } = made
    await db('accounts').where({ town: town.id, login: 'ada' }).update({ email: 'ada@stadt.example' })
    const ada = await made.login('ada')
    expect((await ada.get(`${home}/kommentare`)).status).toBe(403)
    const about = { element: 'Pruefen', elementName: 'Berechtigung prüfen' }
    const said = json<{ threads: { id: number }[]; people: object[] }>(
      await manager.api('POST', `${API}/comments`, { ...about, text: '@Ada Steuer, stimmt die Frist?' }),
    )
    expect(said.people).toContainEqual({ id: 'ada', name: 'Ada Steuer' })
    const { id } = said.threads[0]!
    expect(await db('outbox').where({ town: town.id, kind: 'mail' }).pluck('receiver')).toEqual(['ada@stadt.example'])

    const start = await ada.get('/amt')
    const [, notice = ''] = /href="(\/amt\/hinweise\/\d+)"/.exec(start.text) ?? []
    expect(start.text).toContain('Mia Digital hat Sie in einem Kommentar zu „Bewohnerparkausweis“ genannt.')
    const page = await ada.get(notice)
    expect(page.url).toBe(`${home}/kommentare`)
    expect(page.text).toMatch(/\d\. Berechtigung prüfen.*Mia Digital.*stimmt die Frist\?/s)
    expect((await ada.get('/amt')).text).not.toContain('Kommentar')
    await ada.post(`${home}/kommentare/${id}/antwort`, { text: 'Ja.' })
    await ada.post(`${home}/kommentare`, { element: 'Erfassen', text: 'Und hier?', an: 'mia' })
    expect((await ada.post(`${home}/kommentare`, { element: 'Erfassen', text: ' ' })).status).toBe(422)

    await ada.post(`${home}/kommentare/${id}/erledigt`, {})
    const { threads } = json<{ threads: object[] }>(await manager.api('GET', `${API}/comments`))
    expect(threads).toMatchObject([
      { resolvedBy: 'Ada Steuer', answers: [{ by: 'Ada Steuer', text: 'Ja.' }] },
      { element: 'Erfassen', elementName: 'Antrag erfassen', text: '@Mia Digital Und hier?', resolvedAt: null },
    ])
    const gone = diagram.replaceAll('"Erfassen"', '"Aufnehmen"')
    await manager.api('PUT', `${API}/draft`, { xml: gone, version: 1, revision: 0 })
    expect((await manager.get(`${home}/kommentare`)).text).toMatch(/Schritt entfernt: Antrag erfassen.*Und hier\?/s)
    await manager.api('PUT', `${API}/comments/${id}`, { resolved: false })
    expect((await manager.get(`${home}/kommentare`)).text).toContain('Offene Kommentare (2)')
  })

  test('stories are saved with the draft, travel with it, and can be taken away', async () => {
    const made = await processDesk(await open())
    const { manager } = made
    const story = { kind: 'story', name: 'erste.json', content: '{"story":"Erste"}' }
    expect((await put(made, 0, { files: [{ ...story, content: '[' }] })).status).toBe(422)
    await put(made, 0, { files: [story] })
    const stories = async () => json<{ stories: object[] }>(await manager.api('GET', `${API}/parts`)).stories
    expect(await stories()).toEqual([{ name: 'erste.json', content: story.content }])
    await manager.get(`${home}/versionen`)
    await manager.post(`${home}/versionen/benennen`, { name: 'Mit Geschichte' })
    expect((await manager.api('POST', `${API}/deploy`, { version: 1, revision: 1 })).status).toBe(200)
    expect(await stories()).toHaveLength(1)
    await manager.api('PUT', `${API}/draft`, {
      xml: diagram,
      version: 2,
      revision: 0,
      files: [{ ...story, content: '' }],
    })
    expect(await stories()).toEqual([])
    expect((await manager.get(`${home}/vergleich?von=name-1&bis=entwurf`)).text).toContain(
      'Geschichte „erste“ entfällt.',
    )
  })
})

test('a name behind an @ is found, the longer of two first', () => {
  const people = ['Ada', 'Ada Steuer', 'Otto'].map((name) => ({ login: name, name }))
  const names = (text: string): string[] => mentioned(text, people).map(({ name }) => name)
  expect(names('@Ada Steuer und @otto, bitte')).toEqual(['Ada Steuer', 'Otto'])
  expect(names('@Adam, ada@otto.de, (@Ada)')).toEqual(['Ada'])
  expect(names('Ada')).toEqual([])
})
