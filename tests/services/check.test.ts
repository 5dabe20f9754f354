/** What is said about a service and its letters before they are deployed. Pure: a model, files, and what the town has. */
import { expect, test, vi } from 'vitest'
import { compile } from '../../engine/index.ts'
import { serviceChanges } from '../../server/processes/compare/service-changes.ts'
import { idsAsNames } from '../../server/processes/service-names.ts'
import { checkParts } from '../../server/services/check.ts'
import { outcomeOf } from '../../server/services/check-outcome.ts'
import { ServiceDefinition } from '../../server/services/definition.ts'
import { follow, FOLLOW_MS, servicesOf } from '../../server/services/services.ts'
import { silent } from '../runtime/support.ts'
import { extension, flow, processOf } from '../engine/models.ts'
import { letterFile, service, serviceFile, type PartFile } from './files.ts'

const letterTask = (id: string, letter: string): string =>
  `<serviceTask id="${id}">${extension(`<zeebe:taskDefinition type="laufzettel.letter"/><zeebe:taskHeaders><zeebe:header key="letter" value="${letter}"/></zeebe:taskHeaders>`)}</serviceTask>`

const model = async (start: string, after = '<task id="N"/>', way = '') =>
  (
    await compile(
      processOf(
        `${start}<userTask id="Pruefen"/>${letterTask('Schreiben', 'bescheid')}${after}<endEvent id="E"/>${flow('S', 'Pruefen')}${flow('Pruefen', 'Schreiben').replace('<sequenceFlow', `<sequenceFlow name="${way}"`)}${flow('Schreiben', 'N')}${flow('N', 'E')}`,
      ),
      { id: 'm' },
    )
  ).models[0]!
const withForm = `<startEvent id="S">${extension('<zeebe:formDefinition formId="antrag"/>')}</startEvent>`
const offices = [
  { key: 'ordnungsamt', name: 'Ordnungsamt', closedOn: null },
  { key: 'bauamt', name: 'Bauamt', closedOn: '2026-01-01' },
]
const mine = (more: Readonly<Record<string, unknown>> = {}): PartFile => serviceFile({ process: 'P', ...more })

interface Given {
  readonly service?: PartFile | null
  readonly letters?: readonly PartFile[]
  readonly start?: string
  readonly forms?: readonly { readonly name: string; readonly content: string }[]
  /** Behind the step that writes the letter. */
  readonly after?: string
  /** The office that the register names. */
  readonly own?: string | null
  /** Name of the connection that leads to it. */
  readonly way?: string
}

/** `severity code element attribute` of each finding. */
async function found({
  service: file = mine(),
  letters = [letterFile('bescheid')],
  start = withForm,
  forms = [],
  after,
  own = null,
  way = '',
}: Given) {
  const others = [ServiceDefinition.parse(service({ id: 'hund', slug: 'hund', process: 'hund' }))]
  const around = {
    process: 'P',
    model: await model(start, after, way),
    forms: [{ name: 'antrag', content: '{}' }, ...forms],
    known: { offices: [...offices, { key: 'parkamt', name: 'Parkamt', closedOn: null }], own, services: others },
  }
  return checkParts({ service: file, letters }, around).map(({ severity, code, element, attribute }) =>
    [severity, code, element, attribute].filter(Boolean).join(' '),
  )
}

test('a service that can be found, begun and handled has no findings', async () => {
  expect(await found({})).toEqual([])
  expect(await found({ service: null, letters: [] })).toEqual(['error letter-missing Schreiben'])
})

test('a decision is to be sent by a later task that asks for the day; what nobody can look into may do so', async () => {
  const asking = (properties: object) => ({
    name: 'absenden',
    content: JSON.stringify({
      ...{ id: 'absenden', schemaVersion: 18 },
      components: [{ type: 'datetime', id: 'D', key: 'am', subtype: 'date', dateLabel: 'Am', properties }],
    }),
  })
  const letters = [letterFile('bescheid', { kind: 'notice' })]
  const unsent = ['warning letter-unsent Schreiben']
  const task = `<userTask id="N">${extension('<zeebe:formDefinition formId="absenden"/>')}</userTask>`
  expect(await found({ letters })).toEqual(unsent)
  expect(await found({ letters, after: task, forms: [asking({})] })).toEqual(unsent)
  expect(await found({ letters, after: task, forms: [asking({ 'lz:delivery': 'sentOn' })] })).toEqual([])
  expect(await found({ letters, after: task })).toEqual([])
  const others = `<serviceTask id="N">${extension('<zeebe:taskDefinition type="druckerei"/>')}</serviceTask>`
  expect(await found({ letters, after: others })).toEqual([])
  const inside = `<subProcess id="N"><startEvent id="NS"/>${task.replace('"N"', '"NT"')}<endEvent id="NE"/>${flow('NS', 'NT')}${flow('NT', 'NE')}</subProcess>`
  expect(await found({ letters, after: inside, forms: [asking({ 'lz:delivery': 'sentOn' })] })).toEqual([])
})

test.each([
  ['Der Antrag ist nicht genehmigt', 'rejected'],
  ['Wir lehnen Ihren Antrag leider ab.', 'rejected'],
  ['Ablehnungsbescheid', 'rejected'],
  ['Genehmigung erteilen', 'granted'],
  ['Bewilligungsbescheid', 'granted'],
  ['Bewilligung oder Ablehnung', null],
  ['Bescheid schreiben', null],
  ['Die Tür ist ab', null],
])('„%s“ says %s', (text, outcome) => {
  expect(outcomeOf(text)?.id ?? null).toBe(outcome)
})

test('a letter that grants where the step or its way rejects is a hint; what it says only sometimes is none', async () => {
  const letters = (more: object) => [letterFile('bescheid', { title: 'Bescheid', subject: 'Ihr Antrag', ...more })]
  const grants = { type: 'text', text: 'Ihren Antrag bewilligen wir.' }
  const opposed = ['warning letter-opposed Schreiben']
  const on = (way: string) => ({ way })
  expect(await found({ ...on('abgelehnt'), letters: letters({ blocks: [grants] }) })).toEqual(opposed)
  expect(await found({ ...on('genehmigt'), letters: letters({ blocks: [grants] }) })).toEqual([])
  const sometimes = letters({
    blocks: [
      { ...grants, if: 'ja' },
      { type: 'text', text: 'Guten Tag' },
    ],
  })
  expect(await found({ ...on('abgelehnt'), letters: sometimes })).toEqual([])
})

test.each([
  ['error service-process service.json process', { service: mine({ process: 'Q' }) }],
  ['error service-taken service.json slug', { service: mine({ slug: 'hund' }) }],
  ['error service-taken service.json id', { service: mine({ id: 'hund' }) }],
  ['error service-office service.json office', { service: mine({ office: 'hofamt' }) }],
  ['warning service-office service.json office', { service: mine({ office: 'bauamt' }) }],
  ['warning service-office-other service.json office', { service: mine({ office: 'parkamt' }), own: 'ordnungsamt' }],
  [
    'warning service-element service.json milestones.0.elements',
    { service: mine({ milestones: [{ label: 'Fertig', elements: ['Weg'] }] }) },
  ],
  ['error service-start S', { start: '<startEvent id="S"/>' }],
  ['warning service-start S', { service: null, start: '<startEvent id="S"/>' }],
  ['error definition-unreadable service.json', { service: { ...mine(), content: '{' } }],
  ['error definition-field service.json who', { service: mine({ who: '' }) }],
  [
    'error definition-field service.json privacy.purpose',
    { service: mine({ privacy: { ...privacy(), purpose: ' ' } }) },
  ],
  ['error definition-field service.json leika.0', { service: mine({ leika: ['12'] }) }],
  ['error definition-field service.json farbe', { service: mine({ farbe: 'rot' }) }],
  ['error letter-missing Schreiben', { letters: [] }],
  [
    'error letter-twice letters/zwei.json id',
    { letters: [letterFile('bescheid'), { ...letterFile('bescheid'), name: 'zwei.json' }] },
  ],
  ['error letter-feel letters/bescheid.json subject', { letters: [letterFile('bescheid', { subject: '{{ 1 + }}' })] }],
  [
    'error letter-feel letters/bescheid.json subject',
    { letters: [letterFile('bescheid', { subject: '{{ vorgang.nummer' })] },
  ],
  [
    'warning letter-open letters/bescheid.json blocks.0.text',
    { letters: [letterFile('bescheid', { blocks: [{ type: 'text', text: '[Bitte ergänzen: Norm]' }] })] },
  ],
  ['error letter-empty letters/bescheid.json blocks', { letters: [letterFile('bescheid', { blocks: [] })] }],
  [
    'error letter-feel letters/bescheid.json blocks.0.if',
    { letters: [letterFile('bescheid', { blocks: [{ type: 'text', if: 'betrag >', text: 'Zahlen Sie.' }] })] },
  ],
  [
    'error definition-field letters/bescheid.json blocks.0.text',
    { letters: [letterFile('bescheid', { blocks: [{ type: 'text' }] })] },
  ],
])('%s', async (finding, given) => {
  expect(await found(given)).toEqual([finding])
})

function privacy(): object {
  return service()['privacy'] as object
}

test('a field that is wrong is named in German, with what it must be', () => {
  const file = mine({ norms: [{ norm: 'StVO', says: '', checked: true }], slug: 'Größe', kind: 'wunsch' })
  const around = { process: 'P', model: null, forms: [], known: null }
  const said = checkParts({ service: file, letters: [] }, around).map(({ reason }) => reason.de)
  expect(said).toEqual([
    '„Anschrift im Portal“ hat nur kleine Buchstaben, Ziffern und Bindestriche, keine Umlaute und Leerzeichen.',
    '„Art“ kann nur eines davon sein: registration, application, notice.',
    '„Rechtsgrundlage 1, Was sie regelt“ fehlt.',
  ])
})

test('changed texts of a service are said field by field', () => {
  const before = JSON.stringify(service({ next: ['Wir prüfen.'] }))
  const now = JSON.stringify(service({ cost: '30 EUR', next: [] }))
  expect(serviceChanges(before, now, idsAsNames)).toEqual([
    'Kosten ist „30 EUR“ statt „Näheres steht hier.“',
    'Was danach geschieht 1 entfällt: „Wir prüfen.“',
  ])
})

test('steps and offices of a service are told by name, and compared by what they are', () => {
  const names = {
    element: (id: string) => (id === 'a' ? 'Prüfen' : 'Senden'),
    office: () => 'Steueramt',
    form: () => null,
  }
  const at = (...elements: string[]): string =>
    JSON.stringify(service({ milestones: [{ label: 'Geprüft', elements }] }))
  expect(serviceChanges(at('a'), at('a'), names)).toEqual([])
  expect(serviceChanges(at('a'), at('b'), names)).toEqual(['Stand 1 ist „Geprüft (Senden)“ statt „Geprüft (Prüfen)“'])
  expect(serviceChanges(at('b'), at('c'), names)).toEqual([
    'Stand 1 meint jetzt andere Schritte mit denselben Namen: „Geprüft (Senden)“',
  ])
})

test('a node looks again and again, also after the database was away', async () => {
  vi.useFakeTimers()
  let looks = 0
  const refresh = async (): Promise<void> => {
    if (++looks === 1) throw new Error('away')
  }
  const stop = follow({ services: { ...servicesOf([]), refresh }, log: silent })
  await vi.advanceTimersByTimeAsync(3 * FOLLOW_MS)
  stop()
  await vi.advanceTimersByTimeAsync(3 * FOLLOW_MS)
  vi.useRealTimers()
  expect(looks).toBe(3)
})
