import { expect, test } from 'vitest'
import { parseForm } from '../../engine/index.ts'
import { modelFacts } from '../../server/processes/model-facts.ts'
import { commanded, rowCommand, rowsOf } from '../../server/processes/rows.ts'
import { costOf } from '../../server/processes/service-page/costs.ts'
import { serviceErrors } from '../../server/processes/service-page/check.ts'
import { notAsked, prefill, type Known } from '../../server/processes/service-page/prefill.ts'
import { shapeOf, typedIn, typedOf } from '../../server/processes/service-page/typed.ts'
import type { Fee } from '../../server/records/fees.ts'
import type { SettingEntry } from '../../server/records/settings.ts'
import { slugOf } from '../../server/records/slug.ts'
import { CatalogueService } from '../../server/ratings/service.ts'
import { ServiceDefinition } from '../../server/services/definition.ts'
import { onEachDatabase } from '../support/databases.ts'
import { formIn } from '../support/form-in.ts'
import { json, diagram, KEY, processDesk } from './support.ts'

const sourced = { source: 'Stadtrecht', checked: false }
const catalogue = CatalogueService.parse({
  ...{ id: 'bewohnerparken', name: 'Bewohnerparkausweis für Straßen beantragen', ozg: true, ozgBundle: null },
  ...{ leika: [{ key: '99108008001000', name: 'Parkausweis', type: '2/3' }], leikaMatch: 'close' },
  ...{ office: 'ordnungsamt', responsible: 'town', legalBasis: { text: 'StVO § 45 Abs. 1b', ...sourced } },
  ...{ form: '', appearance: '', fee: { text: '30 EUR im Jahr', kind: 'fee', ...sourced } },
  ...{ casesPerYear: { value: null, estimate: true, ...sourced }, documents: ['Fahrzeugschein'] },
  ...{ automation: 'full', trust: null, nationwide: null, note: '' },
})
const form = parseForm({
  ...{ type: 'default', schemaVersion: 18, id: 'antrag' },
  components: [
    {
      ...{ type: 'group', id: 'G', label: 'Ihr Fahrzeug' },
      components: [{ type: 'filepicker', id: 'F', key: 'nachweis', label: 'Meldebestätigung' }],
    },
  ],
}).form
const known = async (): Promise<Known> => ({
  ...{ process: { key: KEY, name: 'Bewohnerparkausweis' }, catalogue, office: 'buergerbuero' },
  ...{
    officeName: (key: string) => (key === 'buergerbuero' ? 'Bürgerbüro' : ''),
    facts: await modelFacts(diagram, KEY),
    form,
  },
  paid: { results: [], rates: [], fees: [] },
  sheet: { purpose: [{ text: 'Parkplätze für Anwohner freihalten.', source: 'estimate', day: null }] },
})

test('an address spells out umlauts and has no other signs', () => {
  expect(slugOf('Straße für Café öffnen & mehr – „Größe“')).toBe('strasse-fuer-cafe-oeffnen-mehr-groesse')
  expect(slugOf('   ')).toBe('')
})

test('a description begins with what catalogue, fact sheet, application and model know, and with nothing that nobody has said', async () => {
  const { typed, from } = prefill(await known())
  expect(typed.texts).toMatchObject({
    ...{ id: 'bewohnerparken', slug: 'bewohnerparkausweis-fuer-strassen-beantragen', kind: 'application' },
    ...{
      office: 'buergerbuero',
      domain: 'general',
      leika: '99108008001000',
      needed: 'Meldebestätigung',
    },
    ...{ summary: 'Parkplätze für Anwohner freihalten.', cost: '30 EUR im Jahr (nicht geprüft)' },
    ...{ 'privacy.categories': 'Ihr Fahrzeug.', 'privacy.recipients': 'Bürgerbüro', who: '', deadline: '' },
  })
  expect([from.summary, from.cost, from['privacy.categories']]).toEqual(['Steckbrief', 'Katalog', 'Antragsformular'])
  expect(typed.norms).toEqual([
    { norm: 'StVO § 45 Abs. 1b', says: 'Grundlage dieser Leistung.', source: 'Stadtrecht', checked: false },
  ])
  expect(typed.milestones).toEqual([
    { label: 'Antrag eingegangen', elements: ['Start'] },
    { label: 'Angaben geprüft', elements: ['Erfassen'] },
    { label: 'Entschieden', elements: ['Erteilt', 'Abgelehnt'] },
  ])
  expect(serviceErrors(shapeOf(typed, KEY, null), []).map(({ key }) => key)).toEqual(['who', 'deadline'])
  expect(notAsked(await known())).toEqual(['Fahrzeugschein'])
})

test('what it costs is what the rule or the fees of the process say; the catalogue only where it has neither', () => {
  const gebuehr = { expression: 'gebuehr', label: 'Gebühr', number: true, answers: ['30', '12.5', '30'] }
  const fee = { value: { name: 'Ausweis', amount: 30, unit: 'im Jahr' }, validFrom: '2026-01-01', checked: true }
  const fees = [fee as SettingEntry<Fee>]
  const paid = { results: [], rates: [], fees: [] }
  expect(costOf({ ...paid, results: [gebuehr], fees }, catalogue)?.[0]).toBe('12,50 EUR oder 30,00 EUR, je nach Fall')
  const counted = { ...gebuehr, answers: ['saetze.amount * 2'] }
  expect(costOf({ ...paid, results: [counted], fees }, null)?.[0]).toBe('Ausweis: 30,00 EUR im Jahr (seit 01.01.2026)')
  expect(costOf({ ...paid, results: [counted] }, catalogue)).toBe(null)
  expect(costOf(paid, catalogue)).toEqual(['30 EUR im Jahr (nicht geprüft)', 'Katalog'])
  expect(costOf(paid, null)).toBe(null)
})

test('what is typed is the definition again, and empty rows are none', async () => {
  const proposed = prefill(await known()).typed
  const typed = { ...proposed, texts: { ...proposed.texts, who: 'Alle', deadline: 'Keine' } }
  const service = ServiceDefinition.parse(JSON.parse(JSON.stringify(shapeOf(typed, KEY, null))))
  expect(typedOf(service)).toEqual(typed)
  const posted = typedIn({
    'norms.0.norm': ' ',
    'norms.4.norm': 'StVO',
    'norms.4.checked': 'ja',
    next: 'eins\r\n\r\nzwei',
  })
  expect(posted.norms).toEqual([{ norm: 'StVO', says: '', source: '', checked: true }])
  expect(shapeOf(posted, KEY, null).next).toEqual(['eins', 'zwei'])
})

test('every field that is missing is named once, and what another service has cannot be taken', async () => {
  const proposed = prefill(await known()).typed
  const typed = { ...proposed, texts: { ...proposed.texts, who: 'Alle', deadline: 'Keine' } }
  const other = { title: 'Parken', process: 'anderer' }
  const wrong = shapeOf(
    {
      ...typed,
      texts: { ...typed.texts, title: '', leika: '12\n13' },
      milestones: [{ label: 'Geprüft', elements: [] }],
    },
    KEY,
    null,
  )
  expect(serviceErrors(wrong, [{ ...other, slug: wrong.slug, id: wrong.id }])).toEqual([
    { key: 'title', message: 'Titel: Bitte ausfüllen.' },
    { key: 'leika', message: 'LeiKa-Schlüssel: je Zeile einer, 14 Ziffern, vorn 99.' },
    {
      key: 'milestones.0.label',
      message: 'Bitte wählen Sie mindestens einen Schritt, oder entfernen Sie diesen Eintrag.',
    },
    { key: 'slug', message: 'Unter dieser Anschrift steht schon „Parken“. Bitte wählen Sie eine andere.' },
    { key: 'id', message: 'Dieser Eintrag des Katalogs gehört schon zu „Parken“.' },
  ])
})

test('rows are moved and taken away by their buttons, and nowhere else', () => {
  expect(rowsOf({ 'a.2.x': 'zwei', 'a.1.x': ['eins', 'und'], 'b.0.x': 'nein' }, 'a')).toEqual([
    { x: ['eins', 'und'] },
    { x: ['zwei'] },
  ])
  const press = (button: string): readonly string[] => {
    const command = rowCommand(button)
    return command ? commanded(['a', 'b', 'c'], command) : []
  }
  expect(press('hoch.list.2')).toEqual(['a', 'c', 'b'])
  expect(press('runter.list.2')).toEqual(['a', 'b', 'c'])
  expect(press('weg.list.0')).toEqual(['b', 'c'])
  expect(press('weg.list.9')).toEqual(['a', 'b', 'c'])
  expect(rowCommand('speichern')).toBe(null)
})

/** What only a person knows. */
const written = { deadline: 'Keine', cost: '30 EUR im Jahr', 'privacy.categories': 'Name und Anschrift' }

onEachDatabase('the page of a service', (open) => {
  test('describes it in the draft, keeps what was typed, and never over what somebody else has saved', async () => {
    const { manager } = await processDesk(await open())
    const here = `/amt/prozesse/${KEY}/leistung`
    expect((await manager.get(here)).text).toContain('Diese Leistung steht noch nicht im Portal')
    const begun = await manager.get(`${here}?aus=`)
    expect(begun.text).toContain('Vorschlag (Name des Prozesses): bitte lesen')
    const fields = formIn(begun.text, here)

    const preview = await manager.post(here, { ...fields, title: 'Parken am Haus', was: 'vorschau' })
    expect(preview.text).toMatch(/Vorschau.*Parken am Haus.*Was mit Ihren Daten geschieht/s)
    expect((await manager.get(here)).text).toContain('noch nicht im Portal')

    const saved = await manager.post(here, { ...fields, ...written, office: 'ordnungsamt', who: 'Alle' })
    expect(saved.text).toContain('Im Entwurf gespeichert, gilt ab der nächsten bereitgestellten Version.')
    const late = await manager.post(here, { ...fields, office: 'ordnungsamt', who: 'Niemand' })
    expect([late.status, late.text.includes('Inzwischen hat jemand anderes gespeichert')]).toEqual([409, true])
    expect(late.text).toContain('Niemand')
    expect(formIn((await manager.get(here)).text, here)['who']).toEqual(['Alle'])
  })

  test('keeps a description that is not complete, says what is missing, and does not deploy it', async () => {
    const { manager } = await processDesk(await open())
    const home = `/amt/prozesse/${KEY}`
    const here = `${home}/leistung`
    const fields = formIn((await manager.get(`${here}?aus=`)).text, here)
    const half = { ...fields, office: '', kind: '', slug: 'Mit Leerzeichen', who: 'Alle <hier>', cost: '' }
    const saved = await manager.post(here, half)
    for (const page of [saved, await manager.get(here)]) {
      expect(page.status).toBe(200)
      for (const field of ['slug', 'office', 'kind', 'cost']) expect(page.text).toContain(`href="#f-${field}"`)
      for (const kept of ['value="Mit Leerzeichen"', 'Alle &lt;hier>']) expect(page.text).toContain(kept)
      expect(page.text).toContain('aber noch nicht vollständig')
    }
    expect((await manager.get(`${home}/freigabe`)).status).toBe(200)
    expect((await manager.get(`${home}/versionen`)).status).toBe(200)

    const deployed = await manager.api('POST', `/api/v1/processes/${KEY}/deploy`, { version: 1, revision: 1 })
    const { code, detail } = json<{ code: string; detail: string }>(deployed)
    expect([deployed.status, code]).toEqual([422, 'refused-model'])
    expect(detail).toContain('Kosten')

    const again = await manager.post(here, {
      ...formIn(saved.text, here),
      ...{ office: 'ordnungsamt', kind: 'application', slug: 'parken', ...written },
    })
    expect(again.text).toContain('Im Entwurf gespeichert, gilt ab der nächsten bereitgestellten Version.')
  })

  test('says that what lies in the draft cannot be read, instead of calling it nothing', async () => {
    const { manager, db, town } = await processDesk(await open())
    const home = `/amt/prozesse/${KEY}`
    const file = { town: town.id, process: KEY, content: '{ "id": 1' }
    await db('process_draft_files').insert([
      { ...file, kind: 'service', name: 'service.json' },
      { ...file, kind: 'letter', name: 'alt.json' },
    ])
    expect((await manager.get(`${home}/leistung`)).text).toContain('die nicht lesbar ist')
    expect((await manager.get(`${home}/briefe/alt`)).text).toContain('Dieser Brief ist nicht lesbar.')
  })

  test('shows steps that the model no longer has, moves rows, and is taken away', async () => {
    const { manager } = await processDesk(await open())
    const here = `/amt/prozesse/${KEY}/leistung`
    const begun = formIn((await manager.get(`${here}?aus=`)).text, here)
    const fields = { ...begun, office: 'ordnungsamt', 'milestones.1.elements': ['Erfassen', 'GibtEsNicht'] }
    const moved = await manager.post(here, { ...fields, was: 'hoch.milestones.1' })
    expect(formIn(moved.text, here)['milestones.0.elements']).toEqual(['Erfassen', 'GibtEsNicht'])
    expect(moved.text).toContain('gibt es im Modell nicht mehr')
    const saved = await manager.post(here, { ...formIn(moved.text, here), was: 'speichern' })
    expect(formIn(saved.text, here)['milestones.0.elements']).toEqual(['Erfassen', 'GibtEsNicht'])
    const gone = await manager.post(`${here}/entfernen`, { gesehen: formIn(saved.text, here)['gesehen'] ?? '' })
    expect(gone.text).toContain('Im Entwurf aus dem Portal genommen.')
  })
})
