import { expect, test } from 'vitest'
import { definitions, flow } from '../engine/models.ts'
import { onEachDatabase } from '../support/databases.ts'
import { line, task } from './models.ts'
import { bench, bpmn, deployed, newCase, waitOn, waitsOf } from './support.ts'

const [start, end] = ['<startEvent id="Start"/>', '<endEvent id="End" name="Erledigt"/>']
const called = (name: string) =>
  line('called', ['<startEvent id="CStart"/>', task(name), '<endEvent id="CEnd" name="Innen"/>'])
const calls = (attributes: string) =>
  line('caller', [
    start,
    `<callActivity id="Call"><extensionElements><zeebe:calledElement ${attributes}/></extensionElements></callActivity>`,
    end,
  ])
const many = line('many', [
  start,
  `<userTask id="Each"><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=list" inputElement="one" outputCollection="all" outputElement="=got"/></extensionElements></multiInstanceLoopCharacteristics></userTask>`,
  task('After'),
  end,
])

onEachDatabase('a case that calls another process', (open) => {
  test('runs it inside, in the newest version, and goes on behind the call', async () => {
    const { runtime, db, town, clock } = await bench(await open(), {
      called: called('Old'),
      caller: calls('processId="called"'),
    })
    await deployed({ db, town, clock }, 'called', [bpmn(called('New'))])
    const ref = await runtime.start(newCase('caller'), 'ada')
    expect(await waitsOf(runtime, ref.id)).toEqual(['New task'])
    expect(await db('waits').where({ town: town.id, case_id: ref.id }).pluck('element_name')).toEqual(['New bitte'])

    // The case stays on the version that it called.
    await deployed({ db, town, clock }, 'called', [bpmn(called('Newer'))])
    await runtime.send(
      ref.id,
      { type: 'resume', wait: await waitOn(runtime, ref.id, 'New'), variables: { ok: 1 } },
      'ada',
    )
    const { case: state } = await runtime.load(ref.id)
    expect(state.status).toBe('ended')
    expect(Object.values(state.tokens)[0]?.variables).toMatchObject({ ok: 1 })
    const visits = await db('visits').where({ town: town.id, case_id: ref.id }).orderBy('id').select('element', 'type')
    expect(visits.map(({ element, type }) => `${element} ${type}`)).toContain('New bpmn:UserTask')
  })

  test('undoes what the called process did, in the version that did it, after newer ones came', async () => {
    const booked = (name: string) =>
      definitions(`<process id="called" isExecutable="true"><startEvent id="CStart"/><userTask id="Book"/>
        <boundaryEvent id="Undone" attachedToRef="Book"><compensateEventDefinition/></boundaryEvent><userTask id="${name}" isForCompensation="true"/>
        <association id="A" sourceRef="Undone" targetRef="${name}"/>${flow('CStart', 'Book')}</process>`)
    const caller = definitions(`<process id="caller" isExecutable="true"><startEvent id="Start"/>
      <callActivity id="Call"><extensionElements><zeebe:calledElement processId="called"/></extensionElements></callActivity><userTask id="Between"/>
      <endEvent id="End"><compensateEventDefinition activityRef="Call"/></endEvent>${flow('Start', 'Call')}${flow('Call', 'Between')}${flow('Between', 'End')}</process>`)
    const { runtime, db, town, clock } = await bench(await open(), { called: booked('Cancel'), caller })
    const { id } = await runtime.start(newCase('caller'), 'ada')
    const complete = async (element: string) =>
      runtime.send(id, { type: 'resume', wait: await waitOn(runtime, id, element), variables: {} }, 'ada')
    await complete('Book')
    await deployed({ db, town, clock }, 'called', [bpmn(booked('Other'))])
    await complete('Between')
    expect(await waitsOf(runtime, id)).toEqual(['Cancel task'])
    await complete('Cancel')
    expect((await runtime.load(id)).case.status).toBe('ended')
  })

  test('finds a process that only the data names', async () => {
    const { runtime } = await bench(await open(), { called: called('Inside'), caller: calls('processId="=which"') })
    const ref = await runtime.start(newCase('caller', { variables: { which: 'called' } }), 'ada')
    expect(await waitsOf(runtime, ref.id)).toEqual(['Inside task'])
  })

  test('stops where the process is not deployed, and goes on when it is', async () => {
    const { runtime, db, town, clock } = await bench(await open(), { caller: calls('processId="called"') })
    const ref = await runtime.start(newCase('caller'), 'ada')
    expect(await waitsOf(runtime, ref.id)).toEqual(['Call incident'])
    await deployed({ db, town, clock }, 'called', [bpmn(called('Inside'))])
    await runtime.send(ref.id, { type: 'resume', wait: await waitOn(runtime, ref.id, 'Call'), variables: {} }, 'ada')
    expect(await waitsOf(runtime, ref.id)).toEqual(['Inside task'])
  })

  test('finds a process that was only deployed together with it, in a file of its own', async () => {
    const { runtime, db, town, clock } = await bench(await open(), {})
    const inside = { ...bpmn(called('Inside')), name: 'called.bpmn' }
    await deployed({ db, town, clock }, 'caller', [inside, bpmn(calls('processId="called" bindingType="deployment"'))])
    const ref = await runtime.start(newCase('caller'), 'ada')
    expect(await waitsOf(runtime, ref.id)).toEqual(['Inside task'])
    await runtime.send(ref.id, { type: 'resume', wait: await waitOn(runtime, ref.id, 'Inside'), variables: {} }, 'ada')
    expect((await runtime.load(ref.id)).case.status).toBe('ended')
  })

  test('calls the version with a tag, though there are newer ones', async () => {
    const tagged = called('Tagged').replace('<extensionElements>', '<extensionElements><zeebe:versionTag value="v1"/>')
    const { runtime, db, town, clock } = await bench(await open(), {
      called: tagged,
      caller: calls('processId="called" bindingType="versionTag" versionTag="v1"'),
    })
    await deployed({ db, town, clock }, 'called', [bpmn(called('Newer'))])
    const ref = await runtime.start(newCase('caller'), 'ada')
    expect(await waitsOf(runtime, ref.id)).toEqual(['Tagged task'])
  })
})

onEachDatabase('a multi-instance', (open) => {
  test('keeps its outputs as rows until it is complete, and forgets them then', async () => {
    const { runtime, db, town } = await bench(await open(), { many })
    const ref = await runtime.start(newCase('many', { variables: { list: ['a', 'b'] } }), 'ada')
    const items = () => db('items').where({ town: town.id, case_id: ref.id }).select('index', 'value')
    for (const got of [1, 2]) {
      const { case: state } = await runtime.load(ref.id)
      const last = Object.values(state.waits).at(-1)!
      await runtime.send(ref.id, { type: 'resume', wait: last.id, variables: { got } }, 'ada')
      expect(await items()).toEqual(got === 1 ? [{ index: 2, value: '1' }] : [])
    }
    const { case: state } = await runtime.load(ref.id)
    expect(Object.values(state.tokens)[0]?.variables).toMatchObject({ all: [2, 1] })
  })
})
