import { describe, expect, test } from 'vitest'
import { maturity } from '../../analysis/index.ts'
import type { DeployedProcess } from '../../server/ratings/deployed.ts'
import { observe } from '../../server/ratings/observe.ts'
import { retypingIn } from '../../server/ratings/retyping.ts'
import type { LetterDefinition, ServiceDefinition } from '../../server/services/definition.ts'

const today = '2026-11-22'
const service = { slug: 'hund-anmelden', supplyMessage: 'unterlagen' } as ServiceDefinition
const letters = (id: string) => (id === 'bescheid' ? ({ kind: 'notice' } as LetterDefinition) : undefined)
const process: DeployedProcess = {
  process: 'hund',
  version: 2,
  since: '2026-01-10',
  startForm: 'anmeldung',
  takesFiles: true,
  retyping: [{ task: 'Ins Finanzverfahren übernehmen', system: 'Finanzverfahren' }],
  letters: ['bescheid'],
  lastOnline: '2026-11-20',
}
const status = (changed: Partial<DeployedProcess>) =>
  maturity(
    { fee: 'tax', feeChecked: false, via: 'own' },
    [],
    observe(service, { ...process, ...changed }, letters, today),
    today,
  )

describe('what the running system sees', () => {
  test('makes the dog tax online, and only the interface to the finance system is missing', () => {
    expect(status({})).toMatchObject({
      status: 'online',
      basis: 'system',
      open: 0,
      missing: ['Schnittstelle zum Finanzverfahren'],
    })
    expect(status({}).next).toBe('Die Daten ohne Abtippen ins Finanzverfahren übernehmen.')
  })

  test('does not count a way that nobody used for more than 90 days', () => {
    expect(status({ lastOnline: '2026-08-24' }).status).toBe('online')
    expect(status({ lastOnline: '2026-08-23' })).toMatchObject({
      status: 'form',
      missing: ['Echter Fall in den letzten 90 Tagen'],
    })
    expect(status({ lastOnline: null }).status).toBe('form')
  })

  test('does not count a new way before its first case: there is no grace', () => {
    expect(status({ since: today, lastOnline: null }).status).toBe('form')
  })

  test('gives a rare service twelve months', () => {
    const rare = (cases: number, lastOnline: string) =>
      observe(service, { ...process, lastOnline }, letters, today, cases).proven?.answer
    expect(rare(49, '2025-11-22')).toBe('yes')
    expect(rare(49, '2025-11-21')).toBe('no')
    expect(rare(50, '2025-11-22')).toBe('no')
  })

  test('is nothing when citizens cannot begin the process', () => {
    expect(observe(service, { ...process, startForm: null }, letters, today)).toEqual({})
  })

  test('does not take a model without retyping for an interface: that is asked', () => {
    expect(status({ retyping: [] })).toMatchObject({
      status: 'online',
      open: 1,
      missing: ['nicht erhoben: Schnittstelle zum Fachverfahren'],
    })
  })

  test('asks how proofs are given when the form takes no files and nothing can be sent later', () => {
    const evidence = observe({ slug: 'x' } as ServiceDefinition, { ...process, takesFiles: false }, letters, today)
    expect(evidence.proofs).toBeUndefined()
    expect(evidence.reply?.answer).toBe('no')
  })
})

describe('retyping in a model', () => {
  const step = (attributes: string) => `<bpmn:extensionElements><lz:step ${attributes}/></bpmn:extensionElements>`

  test('is a user task into which and out of which data go, in another system', () => {
    const xml = `<bpmn:userTask id="Leer" />
      <bpmn:userTask id="A" name="Prüfen &amp; melden">${step('system="Finanzen" mediumOut="data" mediumIn="data"')}</bpmn:userTask>
      <bpmn:userTask id="B" name="Drucken">${step('mediumIn="data" mediumOut="paper" system="Drucker"')}</bpmn:userTask>
      <bpmn:userTask id="C" name="Entscheiden">${step('mediumIn="data" mediumOut="data" system="Laufzettel"')}</bpmn:userTask>
      <bpmn:serviceTask id="D" name="Übergabe">${step('mediumIn="data" mediumOut="data" system="Finanzen"')}</bpmn:serviceTask>`
    expect(retypingIn(xml)).toEqual([{ task: 'Prüfen & melden', system: 'Finanzen' }])
  })
})
