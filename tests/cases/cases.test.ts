import { expect, test } from 'vitest'
import { DAY } from '../support/clock.ts'
import { caseOf, doTask, read, taskOf, withDemoApp } from '../inbox/desk.ts'

withDemoApp('the cases', (app) => {
  test('are found by name, by address and by number, however they are written', async () => {
    const ada = await app().login('ada')
    const { number } = await caseOf(app(), 'Groß-Müller')
    const found = async (q: string): Promise<string> =>
      read((await ada.get(`/amt/vorgaenge?${new URLSearchParams({ q }).toString()}`)).text)
    for (const words of [
      'groß-müller',
      'GROSS-MUELLER',
      'jürgen groß',
      'beispielstr 21',
      '54516 Gross',
      number,
      number.toLowerCase().replaceAll('-', ' '),
      number.slice(2, 13),
    ]) {
      const text = await found(words)
      expect([words, text.includes('Groß-Müller, Jürgen'), text.includes('Erika')]).toEqual([words, true, false])
    }
    expect(await found('Niemand')).toContain('Zu „Niemand“ gibt es hier keinen Vorgang.')
    expect(await found('%')).toContain('0 Vorgänge')
    expect(await found('54516')).toContain('4 Vorgänge')
  })

  test('a number with a wrong digit opens nothing', async () => {
    const ada = await app().login('ada')
    const { number } = await caseOf(app(), 'Beispiel')
    const wrong = number.slice(0, -1) + ((Number(number.slice(-1)) + 1) % 10)
    expect((await ada.get(`/amt/vorgaenge/${wrong}`)).status).toBe(404)
    expect((await ada.get(`/amt/vorgaenge/${number}/gibtsnicht`)).status).toBe(404)
  })

  test('the overview says who, what waits, and why our target rests', async () => {
    const ada = await app().login('ada')
    const text = read((await ada.get(`/amt/vorgaenge/${(await caseOf(app(), 'Muster')).number}`)).text)
    expect(text).toContain('Lina Muster')
    expect(text).toContain('Unser Ziel ruht: Unterlagen fehlen')
    expect(text).toContain('„Unterlagen eingegangen“ wartet auf die Nachricht')
    expect(text).toContain('Nachforderung von Unterlagen')
    expect(text).toContain('E-Mail ohne Inhalt, Dokument hinter dem Abrufcode')
  })

  test('which rule applied and why stands beside the data', async () => {
    const ada = await app().login('ada')
    const text = read((await ada.get(`/amt/vorgaenge/${(await caseOf(app(), 'Probe')).number}`)).text)
    expect(text).toContain('Rasse einordnen')
    expect(text).toContain('LHundG RLP § 1 Abs. 2')
    expect(text).toContain('American Staffordshire Terrier')
  })

  test('a note is dated and signed, and no address changes or deletes it', async () => {
    const ada = await app().login('ada')
    const { id, number } = await caseOf(app(), 'Beispiel')
    await ada.get(`/amt/vorgaenge/${number}`)
    expect((await ada.post(`/amt/vorgaenge/${number}/vermerk`, { text: '  ' })).status).toBe(422)
    const after = await ada.post(`/amt/vorgaenge/${number}/vermerk`, { text: 'Anruf: <b>Hund</b> heißt Rex' })
    expect(after.text).toContain('Anruf: &lt;b>Hund&lt;/b> heißt Rex')
    expect(read(after.text)).toContain('Ada Steuer, 04.03.2026, 09:00 Uhr')
    const note = await app().context.db('notes').where({ case_id: id }).first()
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await ada.api(method, `/amt/vorgaenge/${number}/vermerk/${note.id}`, { text: 'x' })).status).toBe(404)
  })

  test('a correction needs a reason and leaves old and new values in the course', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Beispiel')
    const form = await ada.get(`/amt/vorgaenge/${of.number}/berichtigen`)
    const filled = {
      ...valuesIn(form.text),
      ...valuesFor(form.text, { Rufname: 'Rexi', 'Straße und Hausnummer': 'Musterweg 5' }),
    }
    const without = await ada.post(`/amt/vorgaenge/${of.number}/berichtigen`, filled)
    expect(without.status).toBe(422)
    expect(read(without.text)).toContain('Bitte geben Sie an, warum die Angaben berichtigt werden.')
    expect((await app().context.db('participants').where({ case_id: of.id }).first()).street).toBe('Musterweg 4')

    const done = await ada.post(`/amt/vorgaenge/${of.number}/berichtigen`, { ...filled, grund: 'Anruf' })
    expect(read(done.text)).toContain('Die Berichtigung ist eingetragen.')
    const { case: state } = await app().context.runtime.load(of.id)
    expect(Object.values(state.tokens).find(({ scope }) => scope === null)?.variables).toMatchObject({
      hundename: 'Rexi',
      rasse: 'Dackel',
      chipnummer: '276098100000017',
    })
    const course = read((await ada.get(`/amt/vorgaenge/${of.number}/verlauf`)).text)
    expect(course).toContain('Daten berichtigt (Anruf): Rufname: Rex → Rexi')
    expect(course).toContain('Straße und Hausnummer: Musterweg 4 → Musterweg 5')
    expect(read((await ada.get('/amt/vorgaenge?q=musterweg%205')).text)).toContain('Beispiel, Erika')
  })

  test('a wrong entry in a correction is refused with its field', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Beispiel')
    const form = await ada.get(`/amt/vorgaenge/${of.number}/berichtigen`)
    const answer = await ada.post(`/amt/vorgaenge/${of.number}/berichtigen`, {
      ...valuesIn(form.text),
      ...valuesFor(form.text, { Geburtsdatum: 'gestern' }),
      grund: 'x',
    })
    expect(answer.status).toBe(422)
    expect(read(answer.text)).toContain('Geburtsdatum')
  })

  test('papers of the staff come to the case; what is no paper is refused', async () => {
    const ada = await app().login('ada')
    const { number } = await caseOf(app(), 'Beispiel')
    await ada.get(`/amt/vorgaenge/${number}/dokumente`)
    const pdf = new File(['%PDF-1.4 …'], 'Auszug Größe.pdf', { type: 'application/pdf' })
    const page = await ada.post(`/amt/vorgaenge/${number}/dokumente`, { datei: pdf })
    expect(read(page.text)).toContain('Auszug Größe.pdf (D-')
    const [, document = ''] = /\/amt\/dokumente\/(D-\d+)"[^>]*>Auszug/.exec(page.text) ?? []
    const shown = await ada.get(`/amt/dokumente/${document}`)
    expect(shown.headers.get('content-type')).toContain('application/pdf')
    expect(shown.headers.get('content-security-policy')).toContain('sandbox')
    expect(
      (await ada.post(`/amt/vorgaenge/${number}/dokumente`, { datei: new File(['<html>'], 'seite.pdf') })).status,
    ).toBe(422)
  })

  test('a follow-up of the case puts off its open tasks', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Groß-Müller')
    await ada.get(`/amt/vorgaenge/${of.number}`)
    await ada.post(`/amt/vorgaenge/${of.number}/wiedervorlage`, { tag: '2026-05-04' })
    const row = await app()
      .context.db('waits')
      .where({ id: await taskOf(app(), of, 'AngabenPruefen') })
      .first()
    expect(row.follow_up).toBe('2026-05-03T22:00:00.000Z')
  })

  test('ending a case another way is asked once more, warns of the duty, needs a reason and stays in the course', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Probe')
    const asked = read((await ada.get(`/amt/vorgaenge/${of.number}/anders-erledigt`)).text)
    expect(asked).toContain('Das ist eine Pflicht, kein Antrag.')
    expect(asked).toContain('Angaben und Unterlagen prüfen')
    expect((await ada.post(`/amt/vorgaenge/${of.number}/anders-erledigt`, { grund: '' })).status).toBe(422)
    const done = await ada.post(`/amt/vorgaenge/${of.number}/anders-erledigt`, { grund: 'Doppelt erfasst' })
    expect(read(done.text)).toContain('Der Vorgang ist beendet: Doppelt erfasst.')
    expect(read((await ada.get(`/amt/vorgaenge/${of.number}/verlauf`)).text)).toContain(
      'Anders erledigt: Doppelt erfasst',
    )
    await expect(taskOf(app(), of, 'AngabenPruefen')).rejects.toThrow()
    expect((await ada.post(`/amt/vorgaenge/${of.number}/anders-erledigt`, { grund: 'noch einmal' })).status).toBe(409)
  })

  test('a case that stopped says why, and goes on when that is put right', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Groß-Müller')
    const { db, runtime } = app().context
    const account = await db('settings').where({ key: 'rechtsbehelf' }).first()
    await db('settings').where({ id: account.id }).delete()
    await doTask(app(), ada, of, 'AngabenPruefen', { pruefung: 'vollstaendig' })
    await doTask(app(), ada, of, 'FestsetzungPruefen', { festsetzungErgebnis: 'bestaetigt' })
    const finance = {
      kassenzeichen: '5.0100.012345.6',
      faelligAm: '15.04.2026',
      folgeFaelligkeit: 'jeweils am 1. Juli',
    }
    await doTask(app(), ada, of, 'FinanzverfahrenUebernehmen', finance)
    for (let day = 0; day < 20; day++) {
      app().clock.forward(DAY)
      await runtime.drain()
    }
    const again = await app().login('ada')
    const stopped = await again.get(`/amt/vorgaenge/${of.number}`)
    expect(read(stopped.text)).toContain('„Bescheid erstellen“ ist gestört')
    expect(read(stopped.text)).toContain('Für den Bescheid fehlt die Einstellung „rechtsbehelf“ der Stadt.')
    expect(await db('deliveries').where({ case_id: of.id })).toEqual([])

    await db('settings').insert(account)
    const [, wait = ''] = /name="stelle" value="(\d+)"/.exec(stopped.text) ?? []
    await again.post(`/amt/vorgaenge/${of.number}/stoerung`, { stelle: wait })
    await runtime.drain()
    expect(await db('deliveries').where({ case_id: of.id })).toHaveLength(1)
    expect((await again.post(`/amt/vorgaenge/${of.number}/stoerung`, { stelle: wait })).status).toBe(422)
  })

  test('what a rule decided stands there with the labels of its table, and money as money', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Groß-Müller')
    const text = read((await ada.get(`/amt/vorgaenge/${of.number}`)).text)
    expect(text).toContain('Listenhund: Nein, Grund: steht nicht in der Liste')
    expect(text).toMatch(/Satz: erster Hund im Haushalt, Jahressatz: 75,00 EUR, Betrag: [\d.]+,\d\d EUR/)
    expect(text).not.toContain('Gelistet:')
    const data = read((await ada.get(`/amt/vorgaenge/${of.number}/daten`)).text)
    expect(data).not.toContain('vollstaendig')
  })

  test('the diagram says in a list where the case stands and which way it took', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Beispiel')
    await doTask(app(), ada, of, 'DublettenPruefen', {
      dublettenErgebnis: 'neu',
      versteuerteHunde: '0',
      listenrasse: 'keine',
    })
    const page = await ada.get(`/amt/vorgaenge/${of.number}/diagramm`)
    expect(page.text).toMatch(/data-active="AngabenPruefen"/)
    const text = read(page.text)
    expect(text).toContain(
      'Die Aufgabe „Angaben und Unterlagen prüfen“ ist noch nicht übernommen (zuständig: Steueramt)',
    )
    expect(text).toMatch(/Dubletten und Finanzverfahren prüfen \d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr, Ada Steuer/)
    const xml = await ada.get(`/amt/vorgaenge/${of.number}/modell.bpmn`)
    expect(xml.headers.get('content-type')).toContain('application/xml')
    expect(xml.text).toContain('AngabenPruefen')
  })

  test('what a case waits for may come by post: a person says so, with the papers that are there', async () => {
    const ada = await app().login('ada')
    const of = await caseOf(app(), 'Muster')
    const shown = await ada.get(`/amt/vorgaenge/${of.number}`)
    const [, wait = ''] = /eingetroffen"[^]*?name="stelle" value="(\d+)"/.exec(shown.text) ?? []
    const said = await ada.post(`/amt/vorgaenge/${of.number}/eingetroffen`, { stelle: wait })
    expect(read(said.text)).toContain('Es ist eingetragen, der Vorgang geht weiter.')
    const { case: state } = await app().context.runtime.load(of.id)
    expect(Object.values(state.waits).map(({ on }) => on)).toEqual(['AngabenPruefen'])
    expect((await ada.post(`/amt/vorgaenge/${of.number}/eingetroffen`, { stelle: wait })).status).toBe(422)
  })

  test('the course says nothing of elements without a name', async () => {
    const ada = await app().login('ada')
    const { number } = await caseOf(app(), 'Muster')
    const text = read((await ada.get(`/amt/vorgaenge/${number}/verlauf`)).text)
    expect(text).toContain('Eingetreten: „Unterlagen eingegangen“')
    expect(text).not.toContain('AufUnterlagenWarten')
  })
})

/** What stands in the form's fields, as a browser would send it unchanged. */
function valuesIn(html: string): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const { name, value, type } = attributes(tag)
    if (!name || type === 'file' || ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag))) continue
    values[name] = unescape(value ?? '')
  }
  for (const [, open = '', inside = ''] of html.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option[^>]*\sselected[^>]*>/.exec(inside)?.[0] ?? ''
    values[attributes(open)['name'] ?? ''] = unescape(attributes(chosen)['value'] ?? '')
  }
  for (const [, open = '', inside = ''] of html.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    values[attributes(open)['name'] ?? ''] = unescape(inside)
  return values
}

/** New values by label, as the keys of their fields. */
function valuesFor(html: string, byLabel: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(byLabel).map(([label, value]) => {
      const [, key] = new RegExp(`<label[^>]*for="f-([^"]+)"[^>]*>\\s*${label}`).exec(html) ?? []
      if (!key) throw new Error(`the form has no field ${label}`)
      return [key, value]
    }),
  )
}

const attributes = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))

const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
