import { expect, test } from 'vitest'
import { letterErrors } from '../../server/processes/letter-pages/check.ts'
import { sampleVariables } from '../../server/processes/letter-pages/sample.ts'
import { starts, unfinished } from '../../server/processes/letter-pages/starts.ts'
import { pressed, shapeOfLetter, typedLetterIn, typedOfLetter } from '../../server/processes/letter-pages/typed.ts'
import { insertsOf, valuesIn } from '../../server/processes/letter-pages/values.ts'
import { LetterDefinition } from '../../server/services/definition.ts'
import { onEachDatabase } from '../support/databases.ts'
import { formIn } from '../support/form-in.ts'
import { lettersInFolder } from './letters-in-folder.ts'
import { KEY, processDesk } from './support.ts'

const field = (type: string, key: string, label: string, more: object = {}) => ({ type, id: key, key, label, ...more })
const files = [
  {
    ...{ kind: 'form' as const, name: 'antrag' },
    content: JSON.stringify({
      ...{ type: 'default', schemaVersion: 18, id: 'antrag' },
      components: [
        field('textfield', 'vorname', 'Vorname', { properties: { 'lz:participant': 'applicant.givenName' } }),
        field('textfield', 'kind', 'Vorname des Kindes', { properties: { 'lz:participant': 'other.givenName' } }),
        field('select', 'dauer', 'Wie lange', { values: [{ label: 'ein Jahr', value: '1' }] }),
        field('filepicker', 'nachweis', 'Nachweis'),
      ],
    }),
  },
]

test('a letter of this release comes out of the page as it went in', async () => {
  for (const letter of await lettersInFolder('hundesteuer-anmeldung')) {
    const again = shapeOfLetter(typedOfLetter(letter), letter.id, letter)
    expect(LetterDefinition.parse(JSON.parse(JSON.stringify(again)))).toEqual(letter)
    expect(letterErrors(again)).toEqual([])
  }
})

test('every starting text can be saved, and says what only the town can add', () => {
  for (const start of starts.filter(({ id }) => id !== 'leer')) {
    const shape = shapeOfLetter(start.make('Parken'), start.id, null)
    expect(letterErrors(shape)).toEqual([])
    expect(unfinished(JSON.stringify(shape))).toBe(true)
  }
})

test('what cannot be printed is said beside its input', () => {
  const typed = typedLetterIn({
    ...{ title: 'Brief', kind: 'letter', subject: '{{ vorgang.nummer' },
    ...{ 'blocks.0.type': 'text', 'blocks.0.text': '' },
    ...{ 'blocks.1.type': 'text', 'blocks.1.text': 'Guten {{ 1 + }}', 'blocks.1.if': 'a =' },
    ...{ 'blocks.2.type': 'table', 'blocks.2.rows.0.left': 'Betrag', 'blocks.2.rows.0.right': '' },
    ...{ 'blocks.3.type': 'block', 'blocks.3.text': 'Hinweis', 'blocks.3.block': '' },
  })
  expect(letterErrors(shapeOfLetter(typed, 'brief', null)).map(({ key }) => key)).toEqual([
    'blocks.0.text',
    'blocks.2.rows.0.right',
    'blocks.3.block',
    'subject',
    'blocks.1.if',
    'blocks.1.text',
  ])
})

test('values are offered by the words of the forms, files are not, and one is put behind the text', () => {
  const results = [{ expression: 'gebuehr', label: 'Gebühr', number: true, answers: [] }]
  const offered = valuesIn(files, { results, rates: ['gebuehr.ausweis'] })
  expect(offered.map(({ title, values }) => [title, ...values.flatMap(insertsOf)]).slice(1)).toEqual([
    ['Person', ['{{ applicant.givenName }}', 'Vorname']],
    [
      expect.stringContaining('antrag'),
      ['{{ other.givenName }}', 'Weitere Person: Vorname'],
      ['{{ dauer }}', 'Wie lange'],
    ],
    ['Ergebnis einer Regel', ['{{ gebuehr }}', 'Gebühr'], ['{{ gebuehr }} EUR', 'Gebühr als Betrag: 12,00 EUR']],
    [
      'Gebühr der Stadt',
      ['{{ saetze.amount }}', 'Gebühr'],
      ['{{ saetze.amount }} EUR', 'Gebühr als Betrag: 12,00 EUR'],
    ],
  ])
  const posted = { 'blocks.0.type': 'text', 'blocks.0.text': 'Laufzeit:', 'blocks.0.value': '{{ dauer }}' }
  const typed = typedLetterIn(posted)
  expect(pressed(typed, 'wert.0', posted)?.blocks[0]?.text).toBe('Laufzeit: {{ dauer }}')
  expect(pressed(typed, 'neu.list', posted)?.blocks.map(({ type }) => type)).toEqual(['text', 'list'])
  expect(pressed(typed, 'speichern', posted)).toBe(null)
})

test('a preview is filled with what a story says, else with what the form could be answered with', () => {
  const story = JSON.stringify({
    steps: [{ start: { dauer: '2' } }, { complete: 'Pruefen', with: { ergebnis: 'ja' } }],
  })
  expect(sampleVariables(files, [], '2026-11-22')).toMatchObject({ dauer: '1', vorgang: { eingang: '2026-11-22' } })
  expect(sampleVariables(files, [{ name: 'a.json', content: story }], '2026-11-22')).toMatchObject({
    ...{ dauer: '2', ergebnis: 'ja' },
  })
})

onEachDatabase('the letters of a process', (open) => {
  test('begin with a text, are looked at as PDF, saved in the draft, and taken away', async () => {
    const { manager } = await processDesk(await open())
    const list = `/amt/prozesse/${KEY}/briefe`
    expect((await manager.get(list)).text).toContain('Noch schreibt dieser Prozess keinen Brief.')
    const begun = formIn((await manager.get(`${list}/neu?vorlage=bewilligung`)).text, `${list}/neu`)
    const more = await manager.post(`${list}/neu`, { ...begun, was: 'neu.table' })
    const fields = {
      ...formIn(more.text, `${list}/neu`),
      ...{ 'blocks.7.rows.0.left': 'Betrag', 'blocks.7.rows.0.right': '{{ gebuehr }} EUR' },
    }
    const pdf = await manager.post(`${list}/neu`, { ...fields, was: 'vorschau' })
    expect([pdf.headers.get('content-type'), pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-'])

    const gap = await manager.post(`${list}/neu`, { ...fields, subject: '', was: 'vorschau' })
    expect([gap.status, gap.text.includes('Betreff: Bitte ausfüllen.')]).toEqual([422, true])
    const half = await manager.post(`${list}/neu`, { ...fields, subject: '', was: 'speichern' })
    expect([half.url, half.status]).toEqual([`${list}/bewilligung?gespeichert`, 200])
    for (const said of ['aber noch nicht vollständig', 'Betreff: Bitte ausfüllen.', '{{ gebuehr }} EUR'])
      expect(half.text).toContain(said)
    const kept = formIn(half.text, `${list}/bewilligung`)
    const saved = await manager.post(`${list}/bewilligung`, {
      ...kept,
      ...{ subject: 'Ihr Antrag ist bewilligt', was: 'speichern' },
    })
    expect(saved.url).toBe(`${list}/bewilligung?gespeichert`)
    expect(formIn(saved.text, `${list}/bewilligung`)['blocks.7.rows.0.right']).toEqual(['{{ gebuehr }} EUR'])
    expect(saved.text).toContain('„gebuehr“ bekommt nirgends einen Wert')
    expect(saved.text).toContain('href="#f-blocks.7.rows.0.right"')
    expect((await manager.get(list)).text).toMatch(
      /Bewilligung.*noch etwas zu ergänzen.*Bescheid.*noch keinem Schritt/s,
    )

    const late = await manager.post(`${list}/bewilligung`, { ...fields, was: 'speichern' })
    expect([late.status, late.text.includes('Inzwischen hat jemand anderes gespeichert')]).toEqual([409, true])
    const seen = formIn(saved.text, `${list}/bewilligung`)['gesehen'] ?? ''
    expect((await manager.post(`${list}/bewilligung/entfernen`, { gesehen: seen })).text).toContain(
      'im Entwurf entfernt',
    )
    expect((await manager.get(`${list}/bewilligung`)).status).toBe(404)
  })
})
