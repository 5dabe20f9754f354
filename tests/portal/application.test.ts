import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '../support/clock.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { purgeDrafts } from '../../server/records/drafts.ts'
import {
  answers,
  beginApplication,
  codeOn,
  file,
  fillIn,
  numberOn,
  png,
  postStep,
  sendApplication,
  service,
} from './dog.ts'

let town: TestApp
beforeAll(async () => void (town = await startTestApp()))
afterAll(() => town.close())

const rows = (table: string): Promise<Record<string, unknown>[]> => town.context.db(table).select()

describe('before the first question', () => {
  it('the service page says who, cost, deadline, what is needed, and marks law that was not checked', async () => {
    const { text } = await town.visitor().get(service)
    for (const word of ['Für wen', 'Kosten', 'Frist', 'Das brauchen Sie', 'nicht geprüft']) expect(text).toContain(word)
    expect(text).not.toContain('Die Hälfte der Fälle')
  })

  it('reading sets no cookie', async () => {
    for (const path of ['/', '/leistungen', service, '/impressum']) {
      expect((await town.visitor().get(path)).headers.getSetCookie()).toEqual([])
    }
  })

  it('the privacy notice and the 30 days of drafts stand there', async () => {
    const { text } = await town.visitor().get(`${service}/beginnen`)
    expect(text).toContain('Was mit Ihren Daten geschieht')
    expect(text).toContain('30 Tage aufgehoben, dann gelöscht')
  })

  it('the search finds a service by its words and says whom to ask for what is not online', async () => {
    expect((await town.visitor().get('/leistungen?q=hund')).text).toContain(service)
    expect((await town.visitor().get('/leistungen?q=gewerbe')).text).toContain('Noch nicht online')
  })

  it('the blank form can be printed', async () => {
    expect((await town.visitor().get(`${service}/papier`)).text).toContain('Ort, Datum')
  })
})

describe('filling in', () => {
  it('a step that is wrong is shown again with what was typed and a summary that links to the fields', async () => {
    const citizen = town.visitor()
    const page = await postStep(citizen, await beginApplication(citizen), {
      ...answers.halter,
      geburtsdatum: '31.2.1980',
      ort: '',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('href="#f-geburtsdatum"')
    expect(page.text).toContain('value="31.2.1980"')
    expect(page.text).toContain('role="alert"')
  })

  it('a dog that came before it was born is asked about', async () => {
    const citizen = town.visitor()
    const dog = await postStep(citizen, await beginApplication(citizen), answers.halter)
    const household = await postStep(citizen, dog, answers.hund)
    const page = await postStep(citizen, household, { ...answers.haushalt, gehaltenSeit: '31.12.2024' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Der Tag liegt vor „Geboren am“ (01.01.2025).')
  })

  it('a wrong value is kept in the draft', async () => {
    const citizen = town.visitor()
    const first = await beginApplication(citizen)
    await postStep(citizen, first, { ...answers.halter, geburtsdatum: 'gestern' })
    expect((await citizen.get(first.url)).text).toContain('value="gestern"')
  })

  it('what a person types is never markup', async () => {
    const citizen = town.visitor()
    const page = await postStep(citizen, await beginApplication(citizen), {
      ...answers.halter,
      vorname: '"><b>x</b>',
      ort: '',
    })
    expect(page.text).not.toContain('<b>x</b>')
  })

  it('an answer that makes a field visible asks for it before going on', async () => {
    const citizen = town.visitor()
    let page = await postStep(citizen, await beginApplication(citizen), answers.halter)
    page = await postStep(citizen, page, answers.hund)
    page = await postStep(citizen, page, { ...answers.haushalt, herkunft: 'ja' })
    expect(page.text).toContain('Bitte ergänzen Sie')
    expect(page.text).toContain('name="bisherigeGemeinde"')
    expect(page.text).not.toContain('f-bisherigeGemeinde-fehler')
    page = await postStep(citizen, page, { ...answers.haushalt, herkunft: 'ja', bisherigeGemeinde: '' })
    expect(page.text).toContain('f-bisherigeGemeinde-fehler')
  })

  it('going back loses nothing, not even what is wrong', async () => {
    const citizen = town.visitor()
    let page = await postStep(citizen, await beginApplication(citizen), answers.halter)
    page = await postStep(citizen, page, { rasse: 'Pudel', geborenAm: 'neulich' }, 'zurueck')
    expect(page.url).toMatch(/halter$/)
    expect(page.text).toContain('value="Erika"')
    page = await postStep(citizen, page, answers.halter)
    expect(page.text).toContain('value="neulich"')
  })

  it('nobody else can open a draft, and an unknown one looks the same', async () => {
    const { url } = await beginApplication(town.visitor())
    const stranger = await town.visitor().get(url)
    const made = await town.visitor().get('/antrag/AAAAAAAAAAAAAAAA/halter')
    expect([stranger.status, made.status]).toEqual([404, 404])
    expect(stranger.text.replaceAll(url, '')).toContain('Dieser Entwurf ist nicht mehr da.')
  })

  it('a post without the token of the page changes nothing', async () => {
    const citizen = town.visitor()
    const page = await beginApplication(citizen)
    expect((await citizen.post(page.url, { _csrf: 'x', _gezeigt: 'vorname', vorname: 'Eve' })).status).toBe(403)
    expect((await citizen.get(page.url)).text).not.toContain('value="Eve"')
  })
})

describe('uploads', () => {
  const atUploads = async (): Promise<{
    citizen: ReturnType<TestApp['visitor']>
    page: Awaited<ReturnType<typeof fillIn>>
  }> => {
    const citizen = town.visitor()
    const check = await fillIn(citizen)
    return { citizen, page: await citizen.get(check.url.replace('pruefen', 'nachweise')) }
  }

  it('a file is taken by what it is, not by its name', async () => {
    const { citizen, page } = await atUploads()
    const refused = await postStep(
      citizen,
      page,
      { nachweisDateien: file('pass.pdf', '<html>', 'application/pdf') },
      'hochladen',
    )
    expect(refused.text).toContain('ist kein PDF, JPG oder PNG')
    const taken = await postStep(citizen, page, { nachweisDateien: file('Impfpaß.pdf', png) }, 'hochladen')
    expect(taken.text).toContain('Impfpaß.png')
  })

  it('can be removed, with their content', async () => {
    const { citizen, page } = await atUploads()
    const before = (await rows('contents')).length
    const listed = await postStep(
      citizen,
      page,
      { nachweisDateien: file('einmalig.pdf', '%PDF-1.7 einmalig') },
      'hochladen',
    )
    const number = /D-\d{6}/.exec(listed.text)?.[0] ?? ''
    const after = await postStep(citizen, listed, { _entfernen: number })
    expect(after.text).not.toContain('einmalig.pdf')
    expect((await rows('contents')).length).toBe(before)
  })

  it('an empty one, and none at all, are said at once', async () => {
    const { citizen, page } = await atUploads()
    const empty = await postStep(citizen, page, { nachweisDateien: file('leer.pdf', '') }, 'hochladen')
    expect(empty.text).toContain('Die Datei „leer.pdf“ ist leer.')
    const none = await postStep(citizen, page, {}, 'hochladen')
    expect(none.status).toBe(422)
    expect(none.text).toContain('Bitte wählen Sie zuerst eine Datei aus.')
  })

  it('one that is too large is refused at its field, and what came with it stays', async () => {
    const { citizen, page } = await atUploads()
    const answer = await postStep(
      citizen,
      page,
      { nachweisDateien: file('gross.pdf', Buffer.alloc(11 * 1024 * 1024, '%PDF-')), nachweisDateien__papier: 'true' },
      'hochladen',
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Die Datei „gross.pdf“ ist größer als 10 MB.')
    expect(answer.text).toMatch(/id="f-nachweisDateien-papier"[^>]*checked/)
  })
})

describe('sending', () => {
  it('gives a number, shows the Abrufcode, says what comes next, and makes one case with all that was told', async () => {
    const { number, code, page } = await sendApplication(town.visitor(), {
      nachweise: { nachweisDateien: file('Pass.pdf', '%PDF-1.7') },
    })
    expect(number).not.toBe('')
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(page.text).toContain('Wie es weitergeht')
    const [row] = await town.context.db('cases').where({ number })
    expect(row).toMatchObject({ channel: 'online', entered_by: null, service: expect.any(String) as string })
    const [person] = await town.context.db('participants').where({ case_id: row.id })
    expect(person).toMatchObject({ given_name: 'Erika', family_name: 'Muster', birth_date: '1980-03-01' })
    const documents = await town.context.db('documents').where({ case_id: row.id, kind: 'upload' })
    expect(documents.map(({ file_name }: { file_name: string }) => file_name)).toEqual(['Pass.pdf'])
    const { case: state } = await town.context.runtime.load(row.id)
    const root = Object.values(state.tokens).find(({ scope }) => scope === null)
    expect(root?.variables).toMatchObject({ rasse: 'Dackel', weitereHunde: 0, nachweisDateien: [documents[0]?.number] })
    expect(JSON.stringify(root?.variables)).not.toContain('Muster')
  })

  it('twice gives the same case', async () => {
    const citizen = town.visitor()
    const check = await fillIn(citizen)
    const before = (await rows('cases')).length
    const [first, second] = await Promise.all([citizen.post(check.url, {}), citizen.post(check.url, {})])
    const third = await citizen.post(check.url, {})
    expect((await rows('cases')).length).toBe(before + 1)
    expect(new Set([first, second, third].map(numberOn)).size).toBe(1)
  })

  it('the code is in no table, and a lost one is replaced only in the session that sent', async () => {
    const citizen = town.visitor()
    const { code, number, page } = await sendApplication(citizen)
    for (const table of ['codes', 'sessions', 'drafts', 'outbox']) {
      expect(JSON.stringify(await rows(table))).not.toContain(code.replaceAll('-', ''))
      expect(JSON.stringify(await rows(table))).not.toContain(code)
    }
    const again = await citizen.post(page.url.replace('gesendet', 'neuer-code'), {})
    expect(codeOn(again)).not.toBe(code)
    const other = town.visitor()
    await other.get('/status')
    expect((await other.post('/status', { nummer: number, code })).status).toBe(403)
    expect((await other.post('/status', { nummer: number, code: codeOn(again) })).status).toBe(200)
  })

  it('an incomplete application cannot be sent', async () => {
    const citizen = town.visitor()
    const page = await postStep(citizen, await beginApplication(citizen), answers.halter)
    const before = (await rows('cases')).length
    const answer = await citizen.post(page.url.replace('hund', 'pruefen'), {})
    expect(answer.url).toMatch(/\/hund$/)
    expect((await rows('cases')).length).toBe(before)
  })

  it('a mail says that something arrived, not what, and only to those who want mails', async () => {
    const { number } = await sendApplication(town.visitor(), {
      kontakt: { zustellweg: 'email', email: 'erika@example.org', telefon: '' },
    })
    const mails = (await rows('outbox')).filter(({ kind }) => kind === 'mail')
    const mine = mails.filter(({ payload }) => String(payload).includes(number))
    expect(mine).toHaveLength(1)
    expect(mine[0]?.['receiver']).toBe('erika@example.org')
    expect(String(mine[0]?.['payload'])).not.toMatch(/Hund|Steuer|Muster|Rex/)
  })

  it('the copy shows what was sent', async () => {
    const citizen = town.visitor()
    const { page } = await sendApplication(citizen)
    const copy = await citizen.get(page.url.replace('gesendet', 'kopie'))
    for (const word of ['01.03.1980', 'Dackel', 'Nicht angegeben']) expect(copy.text).toContain(word)
  })
})

describe('going on later', () => {
  const draftWithCode = async (): Promise<string> => {
    const citizen = town.visitor()
    const page = await postStep(citizen, await beginApplication(citizen), answers.halter)
    return codeOn(await postStep(citizen, page, { rasse: 'Pudel' }, 'spaeter'))
  }

  it('a code opens the draft in another browser, where it stopped', async () => {
    const code = await draftWithCode()
    const elsewhere = town.visitor()
    await elsewhere.get('/weiter')
    const page = await elsewhere.post('/weiter', { code: code.toLowerCase().replaceAll('-', ' ') })
    expect(page.url).toMatch(/\/hund$/)
    expect(page.text).toContain('value="Pudel"')
    expect((await town.visitor().get(`/weiter/${code}`)).url).toMatch(/\/hund$/)
  })

  it('the link is mailed on request, without anything of the draft', async () => {
    const citizen = town.visitor()
    const page = await postStep(citizen, await beginApplication(citizen), answers.halter)
    await postStep(citizen, page, {}, 'spaeter')
    await citizen.post(page.url.replace('hund', 'link-mailen'), { email: 'e@example.org' })
    const mail = (await rows('outbox')).find(({ receiver }) => receiver === 'e@example.org')
    expect(String(mail?.['payload'])).toMatch(/\/weiter\/[2-9A-Z-]{19}/)
    expect(String(mail?.['payload'])).not.toContain('Erika')
  })

  it('guessing is stopped after five tries', async () => {
    const code = await draftWithCode()
    const guesser = town.visitor()
    await guesser.get('/weiter')
    const wrong = `${code.slice(0, 5)}2222-2222-2222`
    for (let n = 0; n < 5; n++) expect((await guesser.post('/weiter', { code: wrong })).status).toBe(403)
    expect((await guesser.post('/weiter', { code })).status).toBe(429)
  })

  it('after 30 days the draft is deleted with its files and codes', async () => {
    const app = await startTestApp()
    try {
      const citizen = app.visitor()
      const page = await postStep(citizen, await beginApplication(citizen), answers.halter)
      const code = codeOn(await postStep(citizen, page, {}, 'spaeter'))
      app.clock.forward(29 * DAY)
      expect(await purgeDrafts(app.context)).toBe(0)
      expect((await app.visitor().get(`/weiter/${code}`)).url).toMatch(/\/hund$/)
      app.clock.forward(2 * DAY)
      expect((await app.visitor().get(`/weiter/${code}`)).status).toBe(404)
      expect(await purgeDrafts(app.context)).toBe(1)
      for (const table of ['drafts', 'codes']) expect(await app.context.db(table).select()).toEqual([])
    } finally {
      await app.close()
    }
  })
})

describe('papers that come on paper', () => {
  it('are in the case, so that the caseworker reads of them instead of asking again', async () => {
    const { number, page } = await sendApplication(town.visitor(), { nachweise: { nachweisDateien__papier: 'true' } })
    const ada = await town.login('ada')
    expect((await ada.get(`/amt/vorgaenge/${number}/daten`)).text).toContain('Wird auf Papier nachgereicht')
    expect(page.text).toContain(`Schreiben Sie das Aktenzeichen ${number} dazu`)
  })

  it('are not announced when nobody ticked it', async () => {
    const { number } = await sendApplication(town.visitor())
    const ada = await town.login('ada')
    expect((await ada.get(`/amt/vorgaenge/${number}/daten`)).text).not.toContain('auf Papier')
  })
})
