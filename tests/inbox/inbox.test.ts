import { expect, test } from 'vitest'
import { storeDocument } from '../../server/records/documents.ts'
import { DAY } from '../support/clock.ts'
import { caseOf, doTask, read, START, taskOf, withDemoApp } from './desk.ts'

withDemoApp('the inbox', (app) => {
  test('shows what the group has open, with person, deadline in words, and nobody', async () => {
    const ada = await app().login('ada')
    const text = read((await ada.get('/amt/aufgaben?ansicht=gruppe')).text)
    expect(text).toContain('Dubletten und Finanzverfahren prüfen Beispiel, Erika')
    expect(text).toContain('noch 3 Tage 07.03.2026')
    expect(text).toContain('niemandem')
    expect(text).not.toContain('Mitteilung zur Kenntnis nehmen')
  })

  test('of two who claim a task at the same moment one gets it, and the other reads who', async () => {
    const [ada, anton] = [await app().login('ada'), await app().login('anton')]
    const task = await taskOf(app(), await caseOf(app(), 'Probe'), 'AngabenPruefen')
    const people = [ada, anton]
    for (let round = 0; round < 5; round++) {
      await Promise.all(people.map((person) => person.get(`/amt/aufgaben/${task}`)))
      const answers = await Promise.all(people.map((person) => person.post(`/amt/aufgaben/${task}/nehmen`, {})))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const { assignee } = await app().context.db('waits').where({ id: task }).first()
      const winner = answers[0]?.status === 200 ? 'ada' : 'anton'
      expect(assignee).toBe(winner)
      expect(answers.find(({ status }) => status === 409)?.text).toContain(
        winner === 'ada' ? 'Ada Steuer' : 'Anton Steuer',
      )
      await people[winner === 'ada' ? 0 : 1]?.post(`/amt/aufgaben/${task}/freigeben`, {})
    }
  })

  test('a claimed task moves to the person, and a colleague sees with whom it is', async () => {
    const [ada, anton] = [await app().login('ada'), await app().login('anton')]
    const task = await taskOf(app(), await caseOf(app(), 'Beispiel'), 'DublettenPruefen')
    await ada.get(`/amt/aufgaben/${task}`)
    await ada.post(`/amt/aufgaben/${task}/nehmen`, {})
    expect(read((await ada.get('/amt/aufgaben')).text)).toContain('Beispiel, Erika')
    expect(read((await anton.get('/amt/aufgaben?ansicht=gruppe')).text)).not.toContain('Beispiel, Erika')
    expect(read((await anton.get('/amt/aufgaben?ansicht=kollegen')).text)).toContain('Ada Steuer')
  })

  test('a task that someone else has is not done by another, who reads the name', async () => {
    const anton = await app().login('anton')
    const task = await taskOf(app(), await caseOf(app(), 'Beispiel'), 'DublettenPruefen')
    const page = await anton.get(`/amt/aufgaben/${task}`)
    expect(read(page.text)).toContain('Bei Ada Steuer')
    expect(page.text).not.toContain('/erledigen')
    for (const action of ['nehmen', 'erledigen', 'freigeben', 'zuweisen', 'wiedervorlage']) {
      const answer = await anton.post(`/amt/aufgaben/${task}/${action}`, {
        dublettenErgebnis: 'neu',
        versteuerteHunde: '0',
        listenrasse: 'keine',
        an: 'anton',
        tag: '2026-06-01',
      })
      expect([action, answer.status]).toEqual([action, 409])
      expect(answer.text).toContain('Ada Steuer')
    }
    expect(await taskOf(app(), await caseOf(app(), 'Beispiel'), 'DublettenPruefen')).toBe(task)
  })

  test('taking over names the person and says until when they are away', async () => {
    const anton = await app().login('anton')
    const { db } = app().context
    const task = await taskOf(app(), await caseOf(app(), 'Beispiel'), 'DublettenPruefen')
    expect(read((await anton.get(`/amt/aufgaben/${task}/uebernehmen`)).text)).toContain(
      'Ada Steuer ist nicht abwesend gemeldet.',
    )
    await db('accounts').where({ login: 'ada' }).update({ absent_until: '2026-03-20' })
    expect(read((await anton.get(`/amt/aufgaben/${task}/uebernehmen`)).text)).toContain(
      'Ada Steuer ist bis 20.03.2026 abwesend.',
    )
    await anton.post(`/amt/aufgaben/${task}/uebernehmen`, { von: 'ada' })
    expect((await db('waits').where({ id: task }).first()).assignee).toBe('anton')
    await db('accounts').where({ login: 'ada' }).update({ absent_until: null })
  })

  test('a take-over confirmed for one person does not take it from another', async () => {
    const ada = await app().login('ada')
    const task = await taskOf(app(), await caseOf(app(), 'Beispiel'), 'DublettenPruefen')
    await ada.get(`/amt/aufgaben/${task}/uebernehmen`)
    const answer = await ada.post(`/amt/aufgaben/${task}/uebernehmen`, { von: 'otto' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Anton Steuer')
  })

  test('a task can be given to a colleague of the office and to nobody else, and put back', async () => {
    const anton = await app().login('anton')
    const { db } = app().context
    const task = await taskOf(app(), await caseOf(app(), 'Beispiel'), 'DublettenPruefen')
    await anton.get(`/amt/aufgaben/${task}`)
    expect((await anton.post(`/amt/aufgaben/${task}/zuweisen`, { an: 'otto' })).status).toBe(422)
    const given = await anton.post(`/amt/aufgaben/${task}/zuweisen`, { an: 'ada' })
    expect(read(given.text)).toContain('Die Aufgabe ist zugewiesen.')
    const ada = await app().login('ada')
    await ada.get(`/amt/aufgaben/${task}`)
    await ada.post(`/amt/aufgaben/${task}/freigeben`, {})
    expect((await db('waits').where({ id: task }).first()).assignee).toBeNull()
  })

  test('a follow-up hides a task until that day', async () => {
    const ada = await app().login('ada')
    const task = await taskOf(app(), await caseOf(app(), 'Groß-Müller'), 'AngabenPruefen')
    await ada.get(`/amt/aufgaben/${task}`)
    expect((await ada.post(`/amt/aufgaben/${task}/wiedervorlage`, { tag: '2026-03-04' })).status).toBe(422)
    await ada.post(`/amt/aufgaben/${task}/wiedervorlage`, { tag: '2026-03-06' })
    expect(read((await ada.get('/amt/aufgaben?ansicht=gruppe')).text)).not.toContain('Groß-Müller')
    expect(read((await ada.get('/amt/aufgaben?ansicht=wiedervorlage')).text)).toContain('wieder ab 06.03.2026')
    app().clock.set('2026-03-05T23:30:00.000Z')
    expect(read((await (await app().login('ada')).get('/amt/aufgaben?ansicht=gruppe')).text)).toContain('Groß-Müller')
    app().clock.set(START)
  })

  test('what is late is counted and said in words', async () => {
    app().clock.forward(7 * DAY)
    const ada = await app().login('ada')
    const text = read((await ada.get('/amt/aufgaben?ansicht=ueberfaellig')).text)
    expect(text).toContain('überfällig seit 4 Tagen 07.03.2026')
    app().clock.set(START)
  })

  test('a form with gaps is shown again with what is missing, and the case stands where it stood', async () => {
    const ada = await app().login('ada')
    const task = await taskOf(app(), await caseOf(app(), 'Beispiel'), 'DublettenPruefen')
    await ada.get(`/amt/aufgaben/${task}`)
    await ada.post(`/amt/aufgaben/${task}/nehmen`, {})
    const answer = await ada.post(`/amt/aufgaben/${task}/erledigen`, {
      dublettenErgebnis: 'neu',
      versteuerteHunde: '',
      listenrasse: 'keine',
    })
    expect(answer.status).toBe(422)
    expect(read(answer.text)).toContain('Bitte geben Sie „Andere Hunde des Haushalts')
    const noButton = await ada.post(`/amt/aufgaben/${task}/erledigen`, { versteuerteHunde: '0', listenrasse: 'keine' })
    expect(noButton.status).toBe(422)
    expect(await taskOf(app(), await caseOf(app(), 'Beispiel'), 'DublettenPruefen')).toBe(task)
  })

  test('papers from a citizen are new post until somebody of the office has looked', async () => {
    const ada = await app().login('ada')
    const { id, number } = await caseOf(app(), 'Muster')
    app().clock.forward(60_000)
    const file = {
      title: 'Impfpass.pdf',
      fileName: 'Impfpass.pdf',
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF'),
    }
    const sent = { ...file, caseId: id, kind: 'supply', createdBy: 'citizen' }
    const document = await app().context.db.transaction((trx) => storeDocument(trx, app().context, sent))
    await app().context.db.transaction((trx) =>
      storeDocument(trx, app().context, { ...sent, title: 'Eigenes.pdf', createdBy: 'ada' }),
    )
    const post = read((await ada.get('/amt/aufgaben?ansicht=post')).text)
    expect(post).toContain(`Impfpass.pdf (${document.number})`)
    expect(post).not.toContain('Eigenes.pdf')
    const otto = await app().login('otto')
    expect(read((await otto.get('/amt/aufgaben?ansicht=post')).text)).not.toContain('Impfpass.pdf')
    app().clock.forward(60_000)
    await ada.get(`/amt/vorgaenge/${number}/dokumente`)
    expect(read((await ada.get('/amt/aufgaben?ansicht=post')).text)).not.toContain('Impfpass.pdf')
    app().clock.set(START)
  })

  test('the line runs to the notice: posted, delivered and open to objection on days computed by rule', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Beispiel')
    await doTask(app(), ada, of, 'DublettenPruefen', {
      dublettenErgebnis: 'neu',
      versteuerteHunde: '0',
      listenrasse: 'keine',
    })
    await doTask(app(), ada, of, 'AngabenPruefen', { pruefung: 'vollstaendig' })
    await doTask(app(), ada, of, 'FestsetzungPruefen', { festsetzungErgebnis: 'bestaetigt' })
    await doTask(app(), ada, of, 'FinanzverfahrenUebernehmen', {
      kassenzeichen: '5.0100.012345.6',
      faelligAm: '15.04.2026',
      folgeFaelligkeit: 'jeweils am 1. Juli',
    })
    const task = await taskOf(app(), of, 'BescheidAbsenden')
    expect(read((await ada.get(`/amt/aufgaben/${task}`)).text)).toContain('Hundesteuerbescheid')
    // Posted on 3 March: the fourth day is Saturday the 7th, so Monday the 9th counts; a month on is 9 April.
    await doTask(app(), ada, of, 'BescheidAbsenden', { abgesendetAm: '03.03.2026' })
    const delivery = await app().context.db('deliveries').where({ case_id: of.id }).first()
    expect(delivery).toMatchObject({
      kind: 'notice',
      channel: 'letter',
      sent_on: '2026-03-03',
      sent_by: 'ada',
      delivered_on: '2026-03-09',
      objection_ends: '2026-04-09',
    })
    const text = read((await ada.get(`/amt/vorgaenge/${of.number}`)).text)
    expect(text).toContain('Gilt als zugestellt am 09.03.2026 vierter Tag nach der Aufgabe zur Post')
    expect(text).toContain('Widerspruchsfrist endet am 09.04.2026')
  })
})
