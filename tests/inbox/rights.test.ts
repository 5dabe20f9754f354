import { expect, test } from 'vitest'
import { caseOf, read, taskOf, withDemoApp } from './desk.ts'

/** What only the tax office may know of the case that was handed over in part. */
const secrets = [
  '30.01.1990',
  '1990-01-30',
  'mehmet@beispiel.example',
  'Luna',
  'Hund zur Hundesteuer anmelden',
  '28.01.2025',
]

withDemoApp('rights over cases and tasks', (app) => {
  test('another office sees of the case only what was handed over, and does its task', async () => {
    const otto = await app().login('otto')
    const of = await caseOf(app(), 'Probe')
    const task = await taskOf(app(), of, 'OrdnungsamtKenntnis')
    const list = await otto.get('/amt/aufgaben?ansicht=gruppe')
    expect(read(list.text)).toContain('Mitteilung zur Kenntnis nehmen Anfrage vom Steueramt')
    const page = await otto.get(`/amt/aufgaben/${task}`)
    const text = read(page.text)
    expect(text).toContain('Familienname Probe')
    expect(text).toContain('Am Testhang 7')
    expect(text).toContain('American Staffordshire Terrier')
    for (const secret of secrets) expect(page.text + list.text).not.toContain(secret)

    await otto.post(`/amt/aufgaben/${task}/nehmen`, {})
    const mine = await otto.get(`/amt/aufgaben/${task}`)
    for (const secret of secrets) expect(mine.text).not.toContain(secret)
    const done = await otto.post(`/amt/aufgaben/${task}/erledigen`, { kenntnis: 'genommen' })
    expect(done.status).toBe(200)
    for (const secret of secrets) expect(done.text).not.toContain(secret)
    await expect(taskOf(app(), of, 'OrdnungsamtKenntnis')).rejects.toThrow()
  })

  test('another office opens neither the case, its documents nor the tasks of the tax office', async () => {
    const otto = await app().login('otto')
    const of = await caseOf(app(), 'Probe')
    const task = await taskOf(app(), of, 'AngabenPruefen')
    const other = await caseOf(app(), 'Muster')
    const document = await app().context.db('documents').where({ case_id: other.id }).first()
    const tabs = [
      '',
      '/daten',
      '/dokumente',
      '/verlauf',
      '/diagramm',
      '/modell.bpmn',
      '/berichtigen',
      '/anders-erledigt',
    ]
    const paths = [
      ...tabs.map((tab) => `/amt/vorgaenge/${of.number}${tab}`),
      `/amt/aufgaben/${task}`,
      `/amt/aufgaben/${task}/uebernehmen`,
      `/amt/dokumente/${document.number}`,
    ]
    for (const path of paths) {
      const answer = await otto.get(path)
      expect([path, answer.status]).toEqual([path, 404])
      for (const secret of [...secrets, 'Probe', 'Am Testhang']) expect(answer.text).not.toContain(secret)
    }
    expect(read((await otto.get('/amt/vorgaenge?status=alle')).text)).toContain('0 Vorgänge')
    expect(read((await otto.get('/amt/vorgaenge?q=Probe')).text)).toContain('0 Vorgänge')
  })

  test('another office changes nothing of the case', async () => {
    const otto = await app().login('otto')
    const of = await caseOf(app(), 'Probe')
    await otto.get('/amt/aufgaben')
    for (const action of ['vermerk', 'wiedervorlage', 'dokumente', 'berichtigen', 'anders-erledigt']) {
      const answer = await otto.post(`/amt/vorgaenge/${of.number}/${action}`, {
        text: 'x',
        tag: '2026-06-01',
        grund: 'x',
      })
      expect([action, answer.status]).toEqual([action, 404])
    }
    expect(await app().context.db('notes').where({ case_id: of.id })).toEqual([])
    expect((await app().context.db('cases').where({ id: of.id }).first()).status).toBe('running')
  })

  test('administration, leadership, managers and clerks get 403 and no data, whatever they open', async () => {
    const of = await caseOf(app(), 'Probe')
    const task = await taskOf(app(), of, 'AngabenPruefen')
    for (const who of ['admin', 'lena', 'mia', 'bea']) {
      const person = await app().login(who)
      for (const path of [
        '/amt/aufgaben',
        `/amt/aufgaben/${task}`,
        '/amt/vorgaenge?q=Probe',
        `/amt/vorgaenge/${of.number}`,
        `/amt/vorgaenge/${of.number}/verlauf`,
        '/amt/dokumente/D-000001',
      ]) {
        const answer = await person.get(path)
        expect([who, path, answer.status]).toEqual([who, path, 403])
        expect(answer.text).toContain('Sachbearbeitung')
        for (const secret of [...secrets, 'Mehmet', 'Am Testhang']) expect(answer.text).not.toContain(secret)
      }
    }
  })

  test('a caseworker of the office without the domain sees nothing of it', async () => {
    const { db, town } = app().context
    const otto = await db('accounts').where({ login: 'otto' }).first()
    await db('grants').insert({
      town: town.id,
      account_id: otto.id,
      role: 'caseworker',
      office: 'steueramt',
      domain: 'general',
    })
    const person = await app().login('otto')
    const of = await caseOf(app(), 'Probe')
    expect((await person.get(`/amt/vorgaenge/${of.number}`)).status).toBe(404)
    expect((await person.get(`/amt/aufgaben/${await taskOf(app(), of, 'AngabenPruefen')}`)).status).toBe(404)
    expect((await person.get('/amt/aufgaben?ansicht=gruppe')).text).not.toContain('Angaben und Unterlagen')
    await db('grants').where({ account_id: otto.id, office: 'steueramt' }).delete()
  })

  test('who is not signed in is sent to the door', async () => {
    const of = await caseOf(app(), 'Probe')
    const answer = await app().visitor().get(`/amt/vorgaenge/${of.number}`)
    expect(answer.url).toContain('/amt/anmelden')
    expect(answer.text).not.toContain('Mehmet')
  })

  test('a post without the token of the session changes nothing', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Probe')
    const answer = await ada.post(`/amt/vorgaenge/${of.number}/vermerk`, { _csrf: 'wrong', text: 'x' })
    expect(answer.status).toBe(403)
    expect(await app().context.db('notes').where({ case_id: of.id })).toEqual([])
  })

  test('every opening of a case or task leaves an access row with its purpose', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Probe')
    await app().context.db('access').where({ case_id: of.id }).delete()
    await ada.get(`/amt/vorgaenge/${of.number}`)
    await ada.get(`/amt/aufgaben/${await taskOf(app(), of, 'AngabenPruefen')}`)
    const rows = await app().context.db('access').where({ case_id: of.id }).orderBy('id').select('who', 'purpose')
    expect(rows).toEqual([
      { who: 'ada', purpose: 'Vorgang: Übersicht' },
      { who: 'ada', purpose: 'Aufgabe: Angaben und Unterlagen prüfen' },
    ])
  })
})
