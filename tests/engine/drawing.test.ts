import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDrawing, sayFacts, type StepFacts } from '../../engine/index.ts'

const dog = (name: string): string =>
  readFileSync(new URL(`../../processes/hundesteuer-anmeldung/${name}.bpmn`, import.meta.url), 'utf8')

describe('the drawing of a diagram', () => {
  it('is read from a diagram that only shows how things are done today', async () => {
    const [process] = await readDrawing(dog('ist'))
    expect(process).toMatchObject({ id: 'hundesteuer-anmeldung-ist', state: 'ist', owner: 'steueramt' })
    expect(process?.nodes.find(({ id }) => id === 'BescheidUnterschreiben')).toMatchObject({
      lane: 'Steueramt',
      facts: { minutesUsual: 4, minutesMax: 30, payGroup: 'gD', waitingMinutes: 480, share: null },
    })
  })

  it('knows the share of a way, what lies in a subprocess, and on what a boundary event sits', async () => {
    const [process] = await readDrawing(dog('process'))
    expect(process?.flows.find(({ id }) => id === 'Flow_WeiteresJahr_NaechstesJahr')?.share).toBe(0.1)
    expect(process?.nodes.find(({ id }) => id === 'Nach14Tagen')).toMatchObject({
      host: 'AufUnterlagenWarten',
      interrupting: false,
      facts: { share: 0.4 },
    })
    expect(process?.nodes.find(({ id }) => id === 'UnterlagenEingegangen')?.parent).toBe('AufUnterlagenWarten')
  })
})

describe('what is said of a step to others', () => {
  const none = { minutesMin: null, minutesUsual: null, minutesMax: null, waitingMinutes: null, transportMinutes: null }
  const nothing = { ...none, mediumIn: null, mediumOut: null, system: null, norm: null, share: null, template: null }
  const says = (facts: Partial<StepFacts>): string =>
    sayFacts({ ...nothing, source: null, persons: null, day: null, pain: null, ...facts }).join(' ')
  const told = { minutesUsual: 7, minutesMax: 20, waitingMinutes: 960, share: 0.25, source: 'interview' }

  it('has times in words, with where they come from, and the template', () => {
    expect(says({ ...told, day: '2026-03-02', persons: 3, template: 'Brief A' })).toBe(
      'Dauert üblicherweise 7 Minuten (höchstens 20 Minuten). Vorher liegt es 2 Tage. Das kommt in 25 % der Fälle vor. Zahlen: aus dem Interview vom 02.03.2026, 3 Personen. Vorlage: Brief A.',
    )
    expect(says({ minutesUsual: 60, source: 'estimate' })).toBe('Dauert üblicherweise 1 Stunde. Zahlen: geschätzt.')
  })

  it('has no figure that rests on fewer than three persons, or on nobody knows how many', () => {
    for (const facts of [
      { persons: 2 },
      {},
      { persons: 1, source: 'estimate' },
      { source: 'measured' },
      { source: null },
    ])
      expect(says({ ...told, ...facts })).toBe(
        'Notiert sind auch Zahlen. Sie stehen hier nicht, weil sie nicht erkennbar auf mindestens drei Personen beruhen.',
      )
    expect(says({ ...told, source: 'estimate' })).toContain('7 Minuten')
  })
})
