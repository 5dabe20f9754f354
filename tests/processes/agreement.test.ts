import { expect, test } from 'vitest'
import { readDrawing } from '../../engine/index.ts'
import { actualDiagram } from '../../server/processes/actual.ts'
import { tell } from '../../server/processes/agreement/tell.ts'
import { addSetting } from '../../server/records/settings.ts'
import { onEachDatabase } from '../support/databases.ts'
import { diagram, json, KEY, processDesk } from './support.ts'

test('a drawing is told from its beginning to its ends, every step once', async () => {
  const [ist] = await readDrawing((await actualDiagram('hundesteuer-anmeldung')) ?? '')
  const told = tell(ist!)
  expect(told).toHaveLength(ist!.nodes.length)
  expect(told[0]?.says).toBe('Es beginnt: Formular auf Papier eingegangen.')
  expect(told[1]?.says).toBe('Poststelle: Post öffnen, stempeln, verteilen.')
  const { nodes, flows } = ist!
  const joins = nodes.filter(
    ({ id, type, name }) =>
      type === 'bpmn:ExclusiveGateway' && !name && flows.filter(({ source }) => source === id).length === 1,
  )
  const gateways = told.filter(({ says }) => says === 'Wege kommen zusammen.')
  expect([joins.length > 0, gateways.length]).toEqual([true, joins.length])
  const numbers = told.flatMap(({ ways }) => ways).map((way) => Number(/weiter mit (\d+)$/.exec(way)?.[1]))
  expect(numbers.every((number) => number >= 1 && number <= told.length)).toBe(true)
})

onEachDatabase('agreeing on a draft', (open) => {
  test('the office reads what was sent, gives it back with a reason, agrees by name, and only to what it has read', async () => {
    const { manager, login, db, town } = await processDesk(await open())
    const ada = await login('ada')
    const page = '/amt/prozesse/fundsachen/freigabe'
    await db('offices').where({ town: town.id, key: 'buergerbuero' }).update({ email: 'buero@stadt.example' })
    await manager.get('/amt/prozesse/neu')
    await manager.post('/amt/prozesse/neu', { name: 'Fundsachen', key: 'fundsachen', office: 'buergerbuero' })
    expect((await ada.get(page)).status).toBe(403)
    await manager.get(page)
    await manager.post(page, { office: 'buergerbuero', message: 'Passt das so?' })

    const mails = (): Promise<string[]> =>
      db('outbox').where({ town: town.id, kind: 'mail' }).pluck<string[]>('receiver')
    expect(await mails()).toEqual(['buero@stadt.example'])
    const waits = '„Fundsachen“ wartet auf die Zustimmung Ihres Amts.'
    expect([(await ada.get('/amt')).text.includes(waits), (await manager.get('/amt')).text.includes(waits)]).toEqual([
      true,
      false,
    ])
    const { text } = await ada.get(page)
    expect(text).toMatch(/Passt das so\?.*Noch keine Antwort.*Es beginnt: Eingang\..*Bürgerbüro: Bearbeiten\./s)
    const [, answering = ''] = /action="([^"]+freigabe\/\d+)"/.exec(text) ?? []
    expect((await ada.get(`${answering}.bpmn`)).text).toContain('<bpmn:process id="fundsachen"')
    expect((await ada.post(answering, { decision: 'returned', answer: '' })).status).toBe(422)
    await ada.post(answering, { decision: 'returned', answer: 'Wer legt ab?' })
    expect((await manager.get(page)).text).toMatch(/Ada Steuer.*zurückgegeben.*Wer legt ab\?/s)
    expect((await ada.get('/amt')).text).not.toContain(waits)
    expect((await manager.get('/amt')).text).toContain('Bürgerbüro hat zurückgegeben: „Fundsachen“.')

    await manager.post(page, { office: 'buergerbuero', message: '' })
    expect(
      (await manager.post(`${page}/${Number(/\d+$/.exec(answering)?.[0]) + 1}`, { decision: 'agreed' })).status,
    ).toBe(403)
    const [, again = ''] = /action="([^"]+freigabe\/\d+)"/.exec((await ada.get(page)).text) ?? []
    await ada.post(again, { decision: 'agreed', answer: '' })
    expect((await manager.get('/amt/prozesse?q.stand=agreed')).text).toContain('Fundsachen')

    const api = '/api/v1/processes/fundsachen'
    const { xml } = json<{ xml: string }>(await manager.api('GET', api))
    const form = { kind: 'form', name: 'fund', content: '{"id":"fund","components":[]}' }
    const story = { kind: 'story', name: 'eine.json', content: '{}' }
    await manager.api('PUT', `${api}/draft`, { xml, files: [story], version: 0, revision: 1 })
    expect((await manager.get('/amt/prozesse?q.stand=agreed')).text).toContain('Fundsachen')
    await manager.api('PUT', `${api}/draft`, { xml, files: [form], version: 0, revision: 2 })
    expect((await manager.get('/amt/prozesse?q.stand=agreed')).text).toContain('Kein Prozess passt')
    expect((await manager.get(page)).text).toContain('Die Zustimmung ist überholt')
    expect((await ada.get(`/amt/prozesse/${KEY}/freigabe`)).status).toBe(403)
  })
  test('the office reads forms and rules with the drawing, and may comment', async () => {
    const { manager, login } = await processDesk(await open())
    const page = `/amt/prozesse/${KEY}/freigabe`
    const field = { type: 'textfield', id: 'F', key: 'kennzeichen', label: 'Kennzeichen' }
    const form = {
      kind: 'form',
      name: 'antrag',
      content: JSON.stringify({ type: 'default', schemaVersion: 18, id: 'antrag', components: [field] }),
    }
    const draft = { xml: diagram, version: 1, revision: 0, files: [form] }
    await manager.api('PUT', `/api/v1/processes/${KEY}/draft`, draft)
    await manager.get(page)
    await manager.post(page, { office: 'buergerbuero', message: '' })
    const ada = await login('ada')
    expect((await ada.get(page)).text).toMatch(/Formular „Antrag liegt vor“.*Kennzeichen/s)
    await ada.post(`/amt/prozesse/${KEY}/kommentare`, { element: 'Pruefen', text: 'Zu lang.', zurueck: 'freigabe' })
    expect((await manager.get(page)).text).toMatch(/Offene Kommentare \(1\).*Berechtigung prüfen.*Zu lang\./s)
  })

  test('with four eyes, who drew deploys only after somebody else has agreed', async () => {
    const { manager, login, db, town, clock } = await processDesk(await open())
    const [page, api] = [`/amt/prozesse/${KEY}/freigabe`, `/api/v1/processes/${KEY}`]
    const about = { validFrom: '2026-01-01', source: 'Dienstanweisung', checked: true, at: clock.now(), by: 'Mia' }
    await addSetting(db, town.id, { key: 'vieraugen', value: { needed: true }, ...about })
    await manager.get('/amt/prozesse/neu')
    await manager.api('PUT', `${api}/draft`, { xml: `${diagram}\n`, version: 1, revision: 0 })
    const refused = await manager.api('POST', `${api}/deploy`, { version: 1, revision: 1 })
    expect([refused.status, refused.text.includes('four-eyes')]).toEqual([403, true])
    await manager.post(page, { office: 'buergerbuero', message: '' })
    const ada = await login('ada')
    const [, answering = ''] = /action="([^"]+freigabe\/\d+)"/.exec((await ada.get(page)).text) ?? []
    await ada.post(answering, { decision: 'agreed', answer: '' })
    const deployed = await manager.api('POST', `${api}/deploy`, { version: 1, revision: 1 })
    expect([deployed.status, json(deployed)]).toMatchObject([200, { version: 2 }])
  })
})
