import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ProcessView } from '../../server/processes/view.ts'
import { newCase } from '../runtime/support.ts'
import { onEachDatabase } from '../support/databases.ts'
import { diagram, json, KEY, processDesk } from './support.ts'

const API = `/api/v1/processes/${KEY}`
const renamed = (name: string): string => diagram.replace('name="Antrag erfassen"', `name="${name}"`)
const zone = readFileSync(new URL('../../processes/hundesteuer-anmeldung/decisions/rasse.dmn', import.meta.url), 'utf8')
const view = async (desk: Awaited<ReturnType<typeof processDesk>>): Promise<ProcessView> =>
  json(await desk.manager.api('GET', API))

onEachDatabase('the API of a process', (open) => {
  test('gives model, versions, forms and offices in one answer', async () => {
    const desk = await processDesk(await open())
    await desk.runtime.start(newCase(KEY), 'ada')
    const process = await view(desk)
    expect(process).toMatchObject({
      key: KEY,
      name: 'Bewohnerparkausweis',
      revision: 0,
      draftSince: null,
      letters: [],
      offered: false,
    })
    expect(process.versions).toMatchObject([{ version: 1, running: 1, deployedBy: 'Ada Steuer' }])
    expect(process.forms).toContainEqual({ id: 'antrag', name: 'Zu antrag (antrag)' })
    expect(process.offices).toContainEqual({ id: 'ordnungsamt', name: 'Ordnungsamt' })
  })

  test('saves a draft, counts its revisions and gives it back', async () => {
    const desk = await processDesk(await open())
    const first = await desk.manager.api('PUT', `${API}/draft`, { xml: renamed('Eins'), version: 1, revision: 0 })
    const { digest, ...saved } = json<{ digest: string }>(first)
    expect([first.status, saved]).toEqual([200, { revision: 1, savedAt: desk.clock.now() }])
    expect(digest).toMatch(/^[0-9a-f]{8}$/)
    expect(await view(desk)).toMatchObject({ digest, town: desk.town.name })
    const second = await desk.manager.api('PUT', `${API}/draft`, { xml: renamed('Zwei'), version: 1, revision: 1 })
    expect(json(second)).toMatchObject({ revision: 2 })
    expect((await view(desk)).xml).toContain('name="Zwei"')
  })

  test('refuses a stale tab and overwrites nothing', async () => {
    const desk = await processDesk(await open())
    await desk.manager.api('PUT', `${API}/draft`, { xml: renamed('Eins'), version: 1, revision: 0 })
    for (const revision of [0, 5]) {
      const answer = await desk.manager.api('PUT', `${API}/draft`, { xml: renamed('Fremd'), version: 1, revision })
      expect([answer.status, json<{ code: string }>(answer).code]).toEqual([409, 'stale-draft'])
    }
    expect(await view(desk)).toMatchObject({ revision: 1, xml: renamed('Eins') })
  })

  test('lets only one of two tabs win that save at the same moment', async () => {
    const desk = await processDesk(await open())
    const put = (name: string) =>
      desk.manager.api('PUT', `${API}/draft`, { xml: renamed(name), version: 1, revision: 0 })
    const answers = await Promise.all([put('Eins'), put('Zwei')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('deploys the draft with the forms of the version before, and running cases stay on theirs', async () => {
    const desk = await processDesk(await open())
    await desk.runtime.start(newCase(KEY), 'ada')
    await desk.manager.api('PUT', `${API}/draft`, { xml: renamed('Zwei'), version: 1, revision: 0 })
    const answer = await desk.manager.api('POST', `${API}/deploy`, { version: 1, revision: 1 })
    expect([answer.status, json(answer)]).toEqual([200, { version: 2, deployedAt: desk.clock.now(), problems: [] }])

    const process = await view(desk)
    expect(process).toMatchObject({ revision: 0, draftSince: null, xml: renamed('Zwei') })
    expect(process.forms.map(({ id }) => id)).toEqual(['antrag', 'pruefung'])
    expect(process.versions).toMatchObject([
      { version: 2, running: 0, deployedBy: 'Mia Digital' },
      { version: 1, running: 1 },
    ])
  })

  test('saves forms and rules with the diagram in one revision, and deploys all as one version', async () => {
    const desk = await processDesk(await open())
    const form = (label: string) => ({
      kind: 'form',
      name: 'pruefung',
      content: JSON.stringify({
        type: 'default',
        schemaVersion: 18,
        id: 'pruefung',
        components: [{ type: 'textfield', id: 'F', key: 'kennzeichen', label }],
      }),
    })
    const put = (body: object) => desk.manager.api('PUT', `${API}/draft`, { version: 1, xml: diagram, ...body })
    await put({ revision: 0, files: [form('Kennzeichen'), { kind: 'dmn', name: 'zone.dmn', content: zone }] })
    // A save of the diagram alone keeps them, a stale one overwrites nothing.
    await put({ revision: 1, xml: renamed('Zwei') })
    expect((await put({ revision: 1, files: [form('Fremd')] })).status).toBe(409)
    const draft = await view(desk)
    expect(draft.files.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'form antrag',
      'form pruefung',
      'dmn zone.dmn',
    ])
    expect(draft.files[1]?.content).toContain('Kennzeichen')

    const answer = await desk.manager.api('POST', `${API}/deploy`, { version: 1, revision: 2 })
    // The form no longer asks what the way behind it wants to know.
    expect(json(answer)).toMatchObject({ version: 2, problems: [{ code: 'variable-unknown', element: 'F4' }] })
    const deployed = await view(desk)
    expect([deployed.revision, deployed.files]).toEqual([0, draft.files])
    expect([draft.settled, deployed.settled]).toEqual([['berechtigt'], ['kennzeichen']])
    expect((await put({ version: 2, revision: 0, files: [form('Verworfen')] })).status).toBe(200)
    await desk.manager.api('DELETE', `${API}/draft`, { version: 2, revision: 1 })
    expect((await view(desk)).files).toEqual(draft.files)
  })

  test('takes a form out of the draft and of the next version, and going back brings it again', async () => {
    const desk = await processDesk(await open())
    const names = async (): Promise<readonly string[]> => (await view(desk)).files.map(({ name }) => name)
    const gone = { kind: 'form', name: 'pruefung', content: '' }
    const added = { kind: 'dmn', name: 'zone.dmn', content: zone }
    const put = (revision: number, file: object, version = 1) =>
      desk.manager.api('PUT', `${API}/draft`, { version, revision, xml: diagram, files: [file] })
    await put(0, gone)
    await put(1, added)
    expect(await names()).toEqual(['antrag', 'zone.dmn'])
    await desk.manager.get(`/amt/prozesse/${KEY}/versionen`)
    const back = { fassung: 'version-1', revision: '2' }
    await desk.manager.post(`/amt/prozesse/${KEY}/versionen/wiederherstellen`, back)
    expect(await names()).toEqual(['antrag', 'pruefung'])
    await put(3, gone)
    const deployed = json(await desk.manager.api('POST', `${API}/deploy`, { version: 1, revision: 4 }))
    expect(deployed).toMatchObject({ version: 2, problems: [{ code: 'form-missing' }] })
    expect(await names()).toEqual(['antrag'])
  })

  test('refuses a form that is no JSON and a file with a path for a name', async () => {
    const desk = await processDesk(await open())
    const file = { kind: 'form', name: 'pruefung', content: '[' }
    for (const wrong of [file, { ...file, name: '../x', content: '{}' }]) {
      const answer = await desk.manager.api('PUT', `${API}/draft`, {
        xml: diagram,
        version: 1,
        revision: 0,
        files: [wrong],
      })
      expect(answer.status).toBe(422)
    }
  })

  test('draws a form as the pages do, for citizens in steps and for caseworkers with its outcomes as buttons', async () => {
    const desk = await processDesk(await open())
    const options = ['ja', 'nein'].map((value) => ({ label: `Antwort ${value}`, value }))
    const form = JSON.stringify({
      type: 'default',
      schemaVersion: 18,
      id: 'pruefung',
      components: [
        {
          type: 'group',
          id: 'G',
          label: 'Ihr Auto',
          components: [{ type: 'textfield', id: 'F', key: 'k', label: '<b>' }],
        },
        { type: 'radio', id: 'R', key: 'r', label: 'Bescheid', values: options, properties: { 'lz:outcome': 'true' } },
      ],
    })
    const draw = async (as: string): Promise<string> =>
      json<{ html: string }>(await desk.manager.api('POST', `${API}/preview`, { form, as })).html
    const [citizen, caseworker] = [await draw('citizen'), await draw('caseworker')]
    expect(citizen).toMatch(/<h1[^>]*>Ihr Auto<\/h1>/)
    expect(citizen).toContain('&lt;b>')
    expect(citizen).toContain('type="radio"')
    expect(caseworker).toMatch(/<button[^>]*name="r"[^>]*value="ja"/)
    expect(caseworker).not.toContain('type="radio"')
    expect((await view(desk)).draftSince).toBeNull()
  })

  test('says what it would answer to a job of a rehearsal: the letter of the draft with what it lacks, and a rate with its day', async () => {
    const desk = await processDesk(await open())
    const letter = {
      id: 'antwort',
      kind: 'letter',
      title: 'Antwort',
      subject: 'Zu {{ zone }}',
      blocks: [{ type: 'text', text: 'Bis {{ bis }}' }],
    }
    const file = { kind: 'letter', name: 'antwort.json', content: JSON.stringify(letter) }
    await desk.manager.api('PUT', `${API}/draft`, { xml: diagram, files: [file], version: 1, revision: 0 })
    const ask = async (topic: string, headers: object, variables: object) =>
      json<object>(await desk.manager.api('POST', `${API}/rehearsed-job`, { topic, headers, variables }))
    expect(
      await ask(
        'laufzettel.letter',
        { letter: 'antwort' },
        { bis: '2026-03-02', kontakt: 'email', sendung: 'S-000001' },
      ),
    ).toEqual({
      variables: { sendung: 'S-000002', perBrief: false },
      problem: null,
      letter: { subject: 'Zu [zone]', blocks: [{ type: 'text', text: 'Bis 02.03.2026' }], missing: ['zone'] },
    })
    expect(await ask('laufzettel.rates', { setting: 'hundesteuer.saetze' }, {})).toMatchObject({
      problem: 'Für die Sätze fehlt der Stichtag.',
      variables: {},
    })
    expect(await ask('fremd', {}, {})).toEqual({ variables: {}, problem: null, letter: null })
  })

  test('refuses a draft that builds on a version that is no longer the newest', async () => {
    const desk = await processDesk(await open())
    await desk.manager.api('PUT', `${API}/draft`, { xml: renamed('Zwei'), version: 1, revision: 0 })
    await desk.manager.api('POST', `${API}/deploy`, { version: 1, revision: 1 })
    const late = await desk.manager.api('PUT', `${API}/draft`, { xml: renamed('Fremd'), version: 1, revision: 0 })
    expect(late.status).toBe(409)
    expect((await view(desk)).draftSince).toBeNull()
  })

  test('refuses to deploy what cannot run, with the element and the reason, and keeps the draft', async () => {
    const desk = await processDesk(await open())
    const broken = diagram
      .replace('<bpmn:userTask id="Ausstellen"', '<bpmn:scriptTask id="Ausstellen"')
      .replace(/(<bpmn:scriptTask[\s\S]*?)<\/bpmn:userTask>/, '$1</bpmn:scriptTask>')
    await desk.manager.api('PUT', `${API}/draft`, { xml: broken, version: 1, revision: 0 })
    const answer = await desk.manager.api('POST', `${API}/deploy`, { version: 1, revision: 1 })
    const problem = json<{ code: string; detail: string; problems: readonly object[] }>(answer)
    expect([answer.status, problem.code]).toEqual([422, 'refused-model'])
    expect(problem.problems).toContainEqual(
      expect.objectContaining({ element: 'Ausstellen', severity: 'error', reason: expect.anything() }),
    )
    expect(problem.detail).toContain('Ausstellen')
    expect((await view(desk)).versions).toHaveLength(1)
    expect((await view(desk)).revision).toBe(1)
  })

  test('does not deploy a process as it is today', async () => {
    const desk = await processDesk(await open())
    const about =
      '<bpmn:extensionElements><lz:service xmlns:lz="https://laufzettel.dev/schema/lz/1.0" state="ist"/></bpmn:extensionElements>'
    const ist = diagram.replace(/<bpmn:process [^>]*>/, (tag) => tag + about)
    await desk.manager.api('PUT', `${API}/draft`, { xml: ist, version: 1, revision: 0 })
    const answer = await desk.manager.api('POST', `${API}/deploy`, { version: 1, revision: 1 })
    expect([answer.status, json<{ detail: string }>(answer).detail]).toEqual([
      422,
      'Ein Ist läuft nicht. Leiten Sie im Steckbrief ein Soll daraus ab.',
    ])
    expect(await view(desk)).toMatchObject({ versions: [{ version: 1 }], revision: 1 })
  })

  test('says of a model whether it can run, with every finding and its place, and of a deployed one what it warned of', async () => {
    const desk = await processDesk(await open())
    const late = '<bpmn:conditionExpression>=antragsdatum &lt; today()</bpmn:conditionExpression></bpmn:sequenceFlow>'
    const doubtful = diagram.replace(/<bpmn:conditionExpression[\s\S]*?<\/bpmn:sequenceFlow>/, late)
    const checked = json<{ ok: boolean; problems: readonly object[] }>(
      await desk.manager.api('POST', `${API}/check`, { xml: doubtful }),
    )
    const warning = { severity: 'warning', code: 'feel-text-and-time', attribute: 'conditionExpression' }
    const placed = { ...warning, expression: 'antragsdatum < today()', place: { from: 0, to: 22 } }
    const unknown = { code: 'variable-unknown', expression: placed.expression }
    expect(checked).toMatchObject({ ok: true, problems: [placed, unknown] })
    await desk.manager.api('PUT', `${API}/draft`, { xml: doubtful, version: 1, revision: 0 })
    const deployed = await desk.manager.api('POST', `${API}/deploy`, { version: 1, revision: 1 })
    expect(json(deployed)).toMatchObject({ version: 2, problems: [placed, unknown] })

    const broken = await desk.manager.api('POST', `${API}/check`, {
      xml: diagram.replaceAll('isExecutable="true"', ''),
    })
    expect(json(broken)).toMatchObject({ ok: false })
    expect((await view(desk)).versions).toHaveLength(2)
  })

  test('discards a draft only when it is the one that was seen', async () => {
    const desk = await processDesk(await open())
    await desk.manager.api('PUT', `${API}/draft`, { xml: renamed('Eins'), version: 1, revision: 0 })
    const wrong = await desk.manager.api('DELETE', `${API}/draft`, { version: 1, revision: 4 })
    expect(wrong.status).toBe(409)
    const right = await desk.manager.api('DELETE', `${API}/draft`, { version: 1, revision: 1 })
    expect(right.status).toBe(204)
    expect(await view(desk)).toMatchObject({ revision: 0, xml: diagram })
  })

  test('says in German what is wrong with the input', async () => {
    const desk = await processDesk(await open())
    const answer = await desk.manager.api('PUT', `${API}/draft`, { xml: 'hallo', version: 1, revision: 0 })
    expect([answer.status, json<{ detail: string }>(answer).detail]).toEqual([422, 'Das ist kein BPMN.'])
    expect((await desk.manager.api('GET', '/api/v1/processes/nichts')).status).toBe(404)
    const unknown = await desk.manager.api('PUT', '/api/v1/processes/nichts/draft', {
      xml: diagram,
      version: 0,
      revision: 0,
    })
    expect(unknown.status).toBe(404)
  })

  test('gives nothing to those who are not managers, and takes nothing without the token', async () => {
    const desk = await processDesk(await open())
    const ada = await desk.login('ada')
    for (const path of [API, '/amt/prozesse', `/amt/prozesse/${KEY}/modell`, `/amt/prozesse/${KEY}/versionen`]) {
      const answer = await ada.api('GET', path)
      expect([path, answer.status]).toEqual([path, 403])
      expect(answer.text).not.toContain('definitions')
    }
    const forged = await fetch(`${desk.url}${API}/draft`, {
      method: 'PUT',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(forged.status).toBe(401)
  })
})
