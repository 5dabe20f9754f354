import { expect, test } from 'vitest'
import { definitions, extension, flow } from '../engine/models.ts'
import { onEachDatabase } from '../support/databases.ts'
import { bench, bpmn, deployed, newCase, waitsOf, type Bench } from './support.ts'

const end = '<endEvent id="E"/>'
const cycle = (text: string, task = 'T'): string =>
  definitions(`<process id="round" isExecutable="true"><startEvent id="S"><timerEventDefinition><timeCycle>${text}</timeCycle></timerEventDefinition></startEvent>
    <userTask id="${task}"/>${end}${flow('S', task)}${flow(task, 'E')}</process>`)

const message = (name: string): string =>
  `<message id="M_${name}" name="${name}">${extension('<zeebe:subscription correlationKey="=nummer"/>')}</message>`
const application = definitions(`${message('application')}<process id="application" isExecutable="true">
  <startEvent id="S"><messageEventDefinition messageRef="M_application"/></startEvent><userTask id="T"/>${end}${flow('S', 'T')}${flow('T', 'E')}</process>`)

const signal = '<signal id="G" name="storm"/>'
const listener = definitions(`${signal}<process id="listener" isExecutable="true"><startEvent id="S"/>
  <intermediateCatchEvent id="C"><signalEventDefinition signalRef="G"/></intermediateCatchEvent><userTask id="T"/>${flow('S', 'C')}${flow('C', 'T')}</process>`)
const alarm = definitions(`${signal}<process id="alarm" isExecutable="true">
  <startEvent id="S"><signalEventDefinition signalRef="G"/></startEvent><userTask id="T"/>${flow('S', 'T')}</process>`)

const ids = ({ db, town }: Bench): Promise<number[]> => db('cases').where({ town: town.id }).orderBy('id').pluck('id')
const begun = async (at: Bench): Promise<number> => (await ids(at)).length

onEachDatabase('a start event', (open) => {
  test('of several that nothing triggers begins what is applied for, when it asks for the application', async () => {
    const form = extension('<zeebe:formDefinition formId="application"/>')
    const both = definitions(`<process id="both" isExecutable="true"><startEvent id="Desk"/><userTask id="Read"/>
      <startEvent id="Online">${form}</startEvent><userTask id="Check"/>${flow('Desk', 'Read')}${flow('Online', 'Check')}</process>`)
    const { runtime } = await bench(await open(), { both })
    const { id } = await runtime.start(newCase('both'), 'citizen')
    expect(await waitsOf(runtime, id)).toEqual(['Check task'])
  })

  test('with a cycle begins as many cases as it says, each with a number of its own', async () => {
    const at = await bench(await open(), { round: cycle('R2/PT1H') })
    for (const [moment, cases] of [
      ['2026-01-05T07:59:59.999Z', 0],
      ['2026-01-05T08:00:00.000Z', 1],
      ['2026-01-05T09:00:00.000Z', 2],
      ['2026-01-06T09:00:00.000Z', 2],
    ] as const) {
      at.clock.set(moment)
      await at.runtime.drain()
      expect([moment, await begun(at)]).toEqual([moment, cases])
    }
    const numbers = await at.db('cases').where({ town: at.town.id }).orderBy('id').pluck<string[]>('number')
    expect(numbers.map((number) => number.slice(0, 13))).toEqual(['V-2026-000001', 'V-2026-000002'])
  })

  test('keeps its count when a new version leaves its cycle as it is, and begins again with another', async () => {
    const at = await bench(await open(), { round: cycle('R2/PT1H') })
    at.clock.set('2026-01-05T08:00:00.000Z')
    await at.runtime.drain()
    await deployed(at, 'round', [bpmn(cycle('R2/PT1H', 'Other'))])
    at.clock.set('2026-01-05T12:00:00.000Z')
    await at.runtime.drain()
    expect(await begun(at)).toBe(2)
    const [, second] = await ids(at)
    expect(await waitsOf(at.runtime, second!)).toEqual(['Other task'])
    await deployed(at, 'round', [bpmn(cycle('R2/PT2H'))])
    at.clock.set('2026-01-05T14:00:00.000Z')
    await at.runtime.drain()
    expect(await begun(at)).toBe(3)
  })

  test('of an older version waits no longer', async () => {
    const at = await bench(await open(), { application })
    await deployed(at, 'application', [
      bpmn(application.replace('<messageEventDefinition messageRef="M_application"/>', '')),
    ])
    await at.runtime.publish({ name: 'application', key: '1', variables: {} }, 'citizen')
    expect([await begun(at), (await at.db('messages').where({ town: at.town.id })).length]).toEqual([0, 1])
  })

  test('begins one case only, though two servers see that it is due', async () => {
    const at = await bench(await open(), { round: cycle('R/PT1H') })
    at.clock.set('2026-01-05T08:00:00.000Z')
    await Promise.all([at.runtime.drain(), at.again().drain(), at.again().drain()])
    expect(await begun(at)).toBe(1)
  })

  test('begins one case with a key, though the message comes twice at once on two servers', async () => {
    const at = await bench(await open(), { application })
    const nodes = [at.runtime, at.again(), at.again()]
    await Promise.all(
      nodes.map((node) => node.publish({ name: 'application', key: '1', variables: { nummer: '1' } }, 'citizen')),
    )
    await at.runtime.drain()
    expect(await begun(at)).toBe(1)
    expect(await at.db('messages').where({ town: at.town.id })).toHaveLength(2)
    const [first] = await ids(at)
    await at.runtime.send(first!, { type: 'cancel', by: 'ada', reason: 'doppelt' }, 'ada')
    expect(await begun(at)).toBe(2)
  })

  test('gives a case the variables that every process may rely on', async () => {
    const at = await bench(await open(), { application })
    await at.runtime.publish({ name: 'application', key: '1', variables: { nummer: '1' } }, 'citizen')
    const { case: state, ref } = await at.runtime.load((await ids(at))[0]!)
    const root = Object.values(state.tokens).find(({ scope }) => scope === null)
    expect(root?.variables).toMatchObject({ nummer: '1', vorgang: { nummer: ref.number, eingang: '2026-01-05' } })
  })
})

onEachDatabase('a signal', (open) => {
  const start = async (at: Bench, many: number): Promise<void> => {
    for (let i = 0; i < many; i++) {
      const about = { service: null, office: 'o', domain: 'general', title: 't' }
      const given = { variables: {}, participants: {}, channel: 'online', enteredBy: null } as const
      await at.runtime.start({ process: 'listener', ...about, ...given }, 'ada')
    }
  }

  test('reaches every case that waits once, and begins one, though three servers bring it at once', async () => {
    const at = await bench(await open(), { listener, alarm })
    await start(at, 5)
    const town = at.town.id
    const row = { town, name: 'storm', variables: '{"staerke":9}', thrown_at: at.clock.now(), after_case: 0 }
    await at.db('broadcasts').insert({ ...row, up_to: 1_000_000_000 })
    await Promise.all([at.runtime.drain(), at.again().drain(), at.again().drain()])
    const waiting = await at.db('waits').where({ town }).pluck<string[]>('element')
    expect(waiting).toEqual(Array(6).fill('T'))
    expect(await at.db('steps').where({ town })).toHaveLength(11)
    expect(await at.db('broadcasts').where({ town })).toEqual([])
  })

  test('goes on behind its cursor when the server that brought it died', async () => {
    const at = await bench(await open(), { listener })
    await start(at, 3)
    const [, second] = await ids(at)
    const row = { name: 'storm', variables: '{}', thrown_at: at.clock.now(), after_case: second }
    await at.db('broadcasts').insert({ town: at.town.id, ...row, up_to: 1_000_000_000 })
    await at.again().drain()
    const waiting = await at.db('waits').where({ town: at.town.id }).orderBy('case_id').pluck<string[]>('element')
    expect(waiting).toEqual(['C', 'C', 'T'])
  })
})
