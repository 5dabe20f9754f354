import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDrawing } from '../../engine/index.ts'

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
