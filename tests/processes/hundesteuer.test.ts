import { describe, expect, it } from 'vitest'
import { fieldsOf, outcomeOf, validateForm, type Element, type Form } from '../../engine/index.ts'
import catalogue from '../../server/catalogue/data/services.json' with { type: 'json' }
import { retypingIn } from '../../server/ratings/retyping.ts'
import { LetterDefinition, participantFields, ServiceDefinition } from '../../server/services/definition.ts'
import { dogTaxForm, dogTaxModel, fileNames, fileText } from './hundesteuer-folder.ts'

const model = await dogTaxModel()
const elements: readonly Element[] = Object.values(model.elements)
const service = ServiceDefinition.parse(JSON.parse(await fileText('service.json')))
const formIds = (await fileNames('forms')).map((name) => name.replace('.form', ''))
const letterIds = (await fileNames('letters')).map((name) => name.replace('.json', ''))
const forms = await Promise.all(formIds.map(dogTaxForm))

const valuesOf = (form: Form): readonly string[] =>
  fieldsOf(form.components)
    .flatMap((field) => (field.type === 'checklist' ? field.options : []))
    .map(({ value }) => value)

describe('the folder of the dog tax', () => {
  it('has every form that the process names, and no other', () => {
    const named = new Set(elements.flatMap(({ form }) => (form ? [form] : [])))
    expect([...named].sort()).toEqual([...formIds].sort())
    expect(forms.map(({ id }) => id).sort()).toEqual([...formIds].sort())
  })

  it('asks what is needed when further papers are demanded, and only then', () => {
    const form = forms.find(({ id }) => id === 'angaben-pruefen')!
    const further = 'Weitere Angaben, die wir unten beschreiben'
    const missing = (...fehlend: string[]): readonly string[] =>
      validateForm(form, { pruefung: 'nachfordern', fehlend }, { now: '2026-03-04T08:00:00.000Z' }).errors.map(
        ({ key }) => key,
      )
    const papers = valuesOf(form).filter((value) => value !== further)
    expect(missing(papers[0]!)).toEqual([])
    expect(missing(papers[0]!, further)).toEqual(['fehlendText'])
    expect(missing()).toEqual(['fehlend'])
  })

  it('has every letter that the process sends, and no other', async () => {
    const sent = new Set(
      elements.flatMap(({ job }) => (job?.topic === 'laufzettel.letter' ? [job.headers['letter']] : [])),
    )
    expect([...sent].sort()).toEqual([...letterIds].sort())
    for (const id of letterIds)
      expect(LetterDefinition.parse(JSON.parse(await fileText(`letters/${id}.json`))).id).toBe(id)
  })

  it('has every decision that the process asks, in a file of the same name', async () => {
    const asked = elements.flatMap(({ decision }) => (decision ? [decision.decision] : []))
    expect(asked.map((id) => `${id}.dmn`).sort()).toEqual([...(await fileNames('decisions'))].sort())
  })

  it('names only elements that exist in milestones and in "Sie sind dran"', () => {
    const named = [...service.milestones, ...service.yourTurn].flatMap((one) => one.elements)
    expect(named.filter((id) => !model.elements[id])).toEqual([])
  })

  it('belongs to a service of the catalogue, with its keys', () => {
    const entry = catalogue.services.find(({ id }) => id === service.id)
    expect(entry).toBeDefined()
    for (const key of service.leika) expect(JSON.stringify(entry)).toContain(key)
  })

  it('waits for papers under the name that the portal publishes, by case number', () => {
    const waits = elements.flatMap(({ event }) => (event?.kind === 'message' ? [event] : []))
    expect(waits.length).toBe(2)
    for (const wait of waits) expect(wait).toMatchObject({ name: service.supplyMessage, key: 'vorgang.nummer' })
  })

  it('says of no norm that it was checked', () => {
    expect(service.norms.filter(({ checked }) => checked)).toEqual([])
  })
})

describe('the tasks of the dog tax', () => {
  const tasks = elements.filter(({ type }) => type === 'bpmn:UserTask')

  it('each go to one office', () => {
    const offices = new Set(tasks.map(({ task }) => task?.candidateGroups))
    expect([...offices].sort()).toEqual(['"ordnungsamt"', '"steueramt"'])
  })

  it('show the Ordnungsamt one thing to do: to take note', () => {
    const theirs = tasks.filter(({ task }) => task?.candidateGroups === '"ordnungsamt"')
    expect(theirs.map(({ id }) => id)).toEqual(['OrdnungsamtKenntnis'])
  })

  it('offer exactly the outcomes that the gateways behind them know', async () => {
    const values = (id: string) => outcomeOf(forms.find((form) => form.id === id)!)?.options.map(({ value }) => value)
    const asked = (variable: string) =>
      Object.values(model.flows).flatMap(({ condition }) => {
        const match = condition?.match(/^(\w+) = "(\w+)"$/)
        return match?.[1] === variable ? [match[2]!] : []
      })
    expect(asked('dublettenErgebnis').sort()).toEqual(values('dubletten-pruefen')!.sort())
    expect(asked('festsetzungErgebnis').sort()).toEqual(values('festsetzung-pruefen')!.sort())
    expect(asked('pruefung').sort()).toEqual([...values('angaben-pruefen')!, ...values('aktenlage')!].sort())
  })

  it('mark one task as retyping: the finance system', async () => {
    expect(retypingIn(await fileText('process.bpmn'))).toEqual([
      { task: 'Ins Finanzverfahren übernehmen', system: 'Finanzverfahren' },
    ])
  })
})

describe('the registration form', () => {
  const form = forms.find(({ id }) => id === 'anmeldung')!
  const fields = fieldsOf(form.components)

  it('says of every field what it is asked for', () => {
    expect(fields.filter(({ properties }) => !properties['lz:purpose']).map(({ key }) => key)).toEqual([])
  })

  it('is a page a group', () => {
    expect(form.components.map(({ type }) => type)).toEqual(Array(6).fill('group'))
  })

  it('keeps the person out of the variables', () => {
    const told = fields.flatMap(({ properties }) => properties['lz:participant'] ?? [])
    expect(told.map((name) => name.split('.')[1]).sort()).toEqual([...participantFields].sort())
    expect(told.every((name) => name.startsWith('applicant.'))).toBe(true)
  })

  it('asks for a bank account only when the person wants a direct debit', () => {
    const bank = fields.filter(({ key }) => ['iban', 'kontoinhaber', 'sepaMandat'].includes(key))
    expect(bank.map(({ hide }) => hide)).toEqual(Array(3).fill('einzug != "ja"'))
  })

  it('demands no proof: papers can follow', () => {
    expect(fields.filter(({ type, required }) => type === 'filepicker' && required)).toEqual([])
  })
})

describe('the hand-over to the Ordnungsamt', () => {
  it('hands over name, address and breed, nothing else', () => {
    const headers = model.elements['OrdnungsamtUebergeben']!.job!.headers
    expect(headers['participant']!.split(',').sort()).toEqual(
      ['city', 'familyName', 'givenName', 'postalCode', 'street'].map((field) => `applicant.${field}`),
    )
    expect(headers['variables']!.split(',').sort()).toEqual(['listenrasse', 'rasse'])
  })
})
