import { expect, test } from 'vitest'
import { check } from '../../engine/index.ts'
import { newDiagram } from '../../server/processes/newDiagram.ts'
import { newCase } from '../runtime/support.ts'
import { letterFile, serviceFile } from '../services/files.ts'
import { onEachDatabase } from '../support/databases.ts'
import { diagram, json, KEY, processDesk } from './support.ts'

test('the diagram of a new process can run as it stands, also with a name that needs escaping', async () => {
  const xml = newDiagram({
    key: 'neu',
    name: 'Ein "neuer" <Prozess> & mehr',
    office: { key: 'steueramt', name: 'Steueramt' },
    state: 'soll',
  })
  expect(await check(xml)).toEqual([])
})

onEachDatabase('the pages of the processes', (open) => {
  test('list each process with its versions, running cases and draft', async () => {
    const desk = await processDesk(await open())
    await desk.runtime.start(newCase(KEY), 'ada')
    await desk.manager.api('PUT', `/api/v1/processes/${KEY}/draft`, { xml: diagram, version: 1, revision: 0 })
    const { text } = await desk.manager.get('/amt/prozesse')
    for (const part of ['Bewohnerparkausweis', 'Version 1', '1 auf Version 1', 'Mia Digital', 'Ada Steuer'])
      expect(text).toContain(part)
  })

  test('begin a new process with a draft that can be deployed at once', async () => {
    const desk = await processDesk(await open())
    await desk.manager.get('/amt/prozesse/neu')
    const begun = await desk.manager.post('/amt/prozesse/neu', {
      name: 'Fundsachen',
      key: 'fundsachen',
      office: 'buergerbuero',
    })
    expect(begun.url).toBe('/amt/prozesse/fundsachen/modell')
    const answer = await desk.manager.api('POST', '/api/v1/processes/fundsachen/deploy', { version: 0, revision: 1 })
    expect([answer.status, json(answer)]).toMatchObject([200, { version: 1 }])
  })

  test('say what is wrong with a new process and keep what was typed', async () => {
    const desk = await processDesk(await open())
    await desk.manager.get('/amt/prozesse/neu')
    const wrong = await desk.manager.post('/amt/prozesse/neu', {
      name: 'Fundsachen',
      key: 'Fund Sachen',
      office: 'buergerbuero',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Kennung: 3 bis 60 Zeichen')
    expect(wrong.text).toContain('value="Fund Sachen"')
    const taken = await desk.manager.post('/amt/prozesse/neu', { name: 'Parken', key: KEY, office: 'buergerbuero' })
    expect(taken.text).toContain('gibt es schon')
  })

  test('make the key of a new process from its name, another where it is taken, and show it', async () => {
    const desk = await processDesk(await open())
    await desk.manager.get('/amt/prozesse/neu')
    const begin = async (name: string) =>
      (await desk.manager.post('/amt/prozesse/neu', { name, key: '', office: 'buergerbuero' })).url
    expect(await begin('Straße sperren')).toBe('/amt/prozesse/strasse-sperren/modell')
    expect(await begin('Straße sperren')).toBe('/amt/prozesse/strasse-sperren-2/modell')
    expect(await begin('Neu')).toBe('/amt/prozesse/prozess-neu/modell')
    expect((await desk.manager.get('/amt/prozesse/strasse-sperren-2/steckbrief')).text).toContain(
      'strasse-sperren-2</dd>',
    )
  })

  test('show every version and its diagram, and discard the draft', async () => {
    const desk = await processDesk(await open())
    await desk.manager.api('PUT', `/api/v1/processes/${KEY}/draft`, { xml: diagram, version: 1, revision: 0 })
    const versions = await desk.manager.get(`/amt/prozesse/${KEY}/versionen`)
    expect(versions.text).toContain('Entwurf endgültig verwerfen')
    expect((await desk.manager.get(`/amt/prozesse/${KEY}/versionen/1`)).text).toContain('data-diagram-url')
    expect((await desk.manager.get(`/amt/prozesse/${KEY}/versionen/1/diagramm.bpmn`)).text).toBe(diagram)
    expect((await desk.manager.get(`/amt/prozesse/${KEY}/versionen/9`)).status).toBe(404)
    await desk.manager.post(`/amt/prozesse/${KEY}/entwurf/verwerfen`, { revision: '1' })
    expect((await desk.manager.get('/amt/prozesse')).text).not.toContain('Entwurf seit')
  })

  test('take letters and the service with the draft over HTTP, and name what the newest version cannot offer', async () => {
    const desk = await processDesk(await open())
    const { db, town, services } = desk.context
    const parts = { xml: diagram, files: [serviceFile(), letterFile('bescheid')], version: 1, revision: 0 }
    expect((await desk.manager.api('PUT', `/api/v1/processes/${KEY}/draft`, parts)).status).toBe(200)
    await desk.manager.api('POST', `/api/v1/processes/${KEY}/deploy`, { version: 1, revision: 1 })
    expect(services.bySlug('parken')).toBeDefined()
    const versions = `/amt/prozesse/${KEY}/versionen`
    expect((await desk.manager.get(versions)).text).not.toContain('nicht lesbar')

    // As a later release would find it, whose rules are others.
    const row = {
      process: KEY,
      version: 3,
      name: 'P',
      checksum: 'c',
      deployed_at: desk.clock.now(),
      deployed_by: 'mia',
    }
    const [inserted] = await db('deployments')
      .insert({ town: town.id, ...row, service_in_folder: false })
      .returning<{ id: number }[]>('id')
    const content = serviceFile({ cost: '' }).content
    const mine = { town: town.id, deployment_id: inserted!.id }
    await db('resources').insert([
      { ...mine, kind: 'service', name: 'service.json', content },
      { ...mine, kind: 'bpmn', name: 'process.bpmn', content: diagram },
    ])
    await services.refresh()
    expect(services.all).toEqual([])
    expect((await desk.manager.get(versions)).text).toContain('„Kosten“ fehlt.')
  })

  test('offer no Ist where there is none', async () => {
    const desk = await processDesk(await open())
    expect((await desk.manager.get(`/amt/prozesse/${KEY}/ist`)).status).toBe(404)
    expect((await desk.manager.get(`/amt/prozesse/${KEY}/versionen`)).text).not.toContain(`/amt/prozesse/${KEY}/ist`)
  })
})
