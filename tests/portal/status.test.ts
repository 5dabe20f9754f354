import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deployDraft } from '../../server/processes/deployDraft.ts'
import { saveDraft } from '../../server/processes/drafts.ts'
import { bpmnOf, latestDeployment } from '../../server/runtime/index.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import type { Client } from '../support/client.ts'
import { askForPapers, caseId, missing } from './desk.ts'
import { file, png, sendApplication, type SentApplication } from './dog.ts'

let town: TestApp
let sent: SentApplication
beforeAll(async () => void (town = await startTestApp()))
afterAll(() => town.close())

const byMail = { kontakt: { zustellweg: 'email', email: 'erika@example.org', telefon: '' } }
beforeEach(async () => void (sent = await sendApplication(town.visitor(), byMail)))

/** Another browser, opened with number and code. */
async function opened({ number, code }: SentApplication): Promise<Client> {
  const citizen = town.visitor()
  await citizen.get('/status')
  await citizen.post('/status', { nummer: number, code })
  return citizen
}

const waitsForPapers = async (number: string): Promise<boolean> => {
  const { case: state } = await town.context.runtime.load(await caseId(town, number))
  return Object.values(state.waits).some(({ until }) => until.kind === 'message')
}

describe('before the code', () => {
  it('a number says nothing, whether it exists or not', async () => {
    const [known, unknown] = await Promise.all([
      town.visitor().get(`/status/${sent.number}`),
      town.visitor().get('/status/V-2026-999999-1'),
    ])
    const plain = (text: string): string =>
      text.replaceAll(/V-2026-\d+-\d/g, '').replaceAll(/name="_csrf" value="[^"]*"/g, '')
    expect(plain(known.text)).toBe(plain(unknown.text))
  })

  it('a wrong code is a field error, and five of them lock the access', async () => {
    const guesser = town.visitor()
    await guesser.get('/status')
    for (let n = 0; n < 5; n++)
      expect((await guesser.post('/status', { nummer: sent.number, code: '2222-2222-2222' })).status).toBe(403)
    const locked = await guesser.post('/status', { nummer: sent.number, code: sent.code })
    expect(locked.status).toBe(429)
    expect(locked.text).toContain('Zu viele Fehlversuche')
  })

  it('number and code may be typed as people type', async () => {
    const citizen = town.visitor()
    await citizen.get('/status')
    const page = await citizen.post('/status', {
      nummer: sent.number.toLowerCase().replaceAll('-', ' '),
      code: sent.code.toLowerCase().replaceAll('-', ''),
    })
    expect(page.url).toBe(`/status/${sent.number}`)
  })
})

describe('the status page', () => {
  it('speaks of milestones, never of the diagram', async () => {
    const { text } = await (await opened(sent)).get(`/status/${sent.number}`)
    expect(text).toContain('Anmeldung eingegangen')
    expect(text).toContain('als Nächstes')
    expect(text).not.toMatch(/DublettenPruefen|Token|Gateway|userTask/)
  })

  it('says that it is the citizen’s turn, with what the letter asked for', async () => {
    await askForPapers(town, sent.number)
    const { text } = await (await opened(sent)).get(`/status/${sent.number}`)
    expect(text).toContain('Sie sind dran')
    expect(text).toContain(missing)
  })

  it('papers sent there are in the case and move it', async () => {
    await askForPapers(town, sent.number)
    expect(await waitsForPapers(sent.number)).toBe(true)
    const page = await (
      await opened(sent)
    ).post(`/status/${sent.number}/unterlagen`, { unterlagen: file('Pass.jpg', png) })
    expect(page.text).toContain('Eine Datei ist angekommen')
    expect(page.text).toContain('Pass.png')
    expect(await waitsForPapers(sent.number)).toBe(false)
    const { case: state } = await town.context.runtime.load(await caseId(town, sent.number))
    expect(JSON.stringify(Object.values(state.tokens).map(({ variables }) => variables))).toMatch(
      /"nachgereicht":\["D-\d{6}"\]/,
    )
  })

  it('papers arrive even when the server dies right after storing them', async () => {
    await askForPapers(town, sent.number)
    const { runtime } = town.context
    const publish = runtime.publish
    Object.assign(runtime, { publish: () => Promise.reject(new Error('killed')) })
    await (await opened(sent)).post(`/status/${sent.number}/unterlagen`, { unterlagen: file('Pass.png', png) })
    Object.assign(runtime, { publish })
    expect(await waitsForPapers(sent.number)).toBe(true)
    await runtime.drain()
    expect(await waitsForPapers(sent.number)).toBe(false)
  })

  it('papers that nobody asked for are kept, and asking later still waits for an answer', async () => {
    await (await opened(sent)).post(`/status/${sent.number}/unterlagen`, { unterlagen: file('Zuviel.png', png) })
    await askForPapers(town, sent.number)
    expect(await waitsForPapers(sent.number)).toBe(true)
  })

  it('one wrong file stores none of them', async () => {
    const page = await (
      await opened(sent)
    ).post(`/status/${sent.number}/unterlagen`, { unterlagen: file('x.exe', 'MZ') })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Es wurde nichts hochgeladen')
  })

  it('letters can be opened, which is noted once, and nobody else can open them', async () => {
    await askForPapers(town, sent.number)
    const citizen = await opened(sent)
    const link =
      new RegExp(`/status/${sent.number}/dokumente/D-\\d{6}`).exec(
        (await citizen.get(`/status/${sent.number}`)).text,
      )?.[0] ?? ''
    const id = await caseId(town, sent.number)
    expect(await town.context.db('deliveries').where({ case_id: id }).first('retrieved_at')).toEqual({
      retrieved_at: null,
    })
    const letter = await citizen.get(link)
    expect(letter.headers.get('content-type')).toBe('application/pdf')
    expect(await town.context.db('deliveries').where({ case_id: id }).first('retrieved_at')).toEqual({
      retrieved_at: town.clock.now(),
    })
    expect((await town.visitor().get(link)).status).toBe(404)
  })
})

describe('the code on a letter', () => {
  it('takes papers without an account and shows nothing of the case', async () => {
    await askForPapers(town, sent.number)
    const { makeLinkCode } = await import('../../server/access/index.ts')
    const code = await makeLinkCode(town.context.db, town.context, 'supply', {
      caseId: await caseId(town, sent.number),
    })
    const someone = town.visitor()
    const page = await someone.get(`/nachreichen/${code}`)
    expect(page.text).toContain(sent.number)
    expect(page.text).not.toMatch(/Erika|Hund zur|Rex/)
    const done = await someone.post(`/nachreichen/${code}`, { unterlagen: file('Pass.png', png) })
    expect(done.text).toContain('Eine Datei ist angekommen')
    expect(await waitsForPapers(sent.number)).toBe(false)
    expect((await someone.get(`/status/${sent.number}`)).text).not.toContain('Von Ihnen eingereicht')
  })

  it('a wrong one leads to a page that says so', async () => {
    const page = await town.visitor().get('/nachreichen/AAAA-BBBB-CCCC-DDDD')
    expect(page.status).toBe(403)
    expect(page.text).toContain('Diesen Code gibt es nicht')
  })
})

describe('a service that the town no longer offers', () => {
  it('is gone from the portal at once, while citizens still see their cases and send papers', async () => {
    const { context } = town
    const process = 'hundesteuer-anmeldung'
    await askForPapers(town, sent.number)
    const citizen = await opened(sent)
    const before = await citizen.get(`/status/${sent.number}`)
    const begun = await town.visitor().get('/leistungen/hund-anmelden')
    const newest = await latestDeployment(context.db, context.town, process)
    const xml = (await bpmnOf(context.db, context.town, newest!.id)) ?? ''
    const gone = { kind: 'service', name: 'service.json', content: '' } as const
    await saveDraft(context, process, { xml, files: [gone] }, { version: newest!.version, revision: 0 }, 'mia')
    await deployDraft(context, process, { version: newest!.version, revision: 1 }, { login: 'mia' })

    expect([begun.status, (await town.visitor().get('/leistungen/hund-anmelden')).status]).toEqual([200, 404])
    const after = await citizen.get(`/status/${sent.number}`)
    const plain = (text: string): string => text.replaceAll(/name="_csrf" value="[^"]*"/g, '')
    expect(plain(after.text)).toBe(plain(before.text))
    await citizen.post(`/status/${sent.number}/unterlagen`, { unterlagen: file('Pass.png', png) })
    expect(await waitsForPapers(sent.number)).toBe(false)
  })
})
