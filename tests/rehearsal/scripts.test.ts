/** Scripts in stories: they run by themselves, in memory as on the real store, unless the story answers for them. */
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { check, rehearse, SCRIPT_TOPIC, Story } from '../../engine/index.ts'
import { scriptRunner } from '../../server/jobs/index.ts'
import { script as scriptHandler } from '../../server/jobs/script/handler.ts'
import { storyStage } from '../../server/runtime/index.ts'
import { bench, newCase } from '../runtime/support.ts'
import { onEachDatabase } from '../support/databases.ts'
import { definitions, flow } from '../engine/models.ts'

const script = `<![CDATA[
if (hunde > 9) bpmnError('ZU_VIELE', hunde + ' Hunde')
if (hunde < 0) throw new Error('unmöglich')
return hunde * 75
]]>`
const content = `
  <startEvent id="Start"/>
  <intermediateCatchEvent id="Warten"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
  <scriptTask id="Rechnen" scriptFormat="javascript" lz:resultVariable="steuer"><script>${script}</script></scriptTask>
  <boundaryEvent id="Zuviel" attachedToRef="Rechnen"><errorEventDefinition lz:errorMessageVariable="warum"/></boundaryEvent>
  <scriptTask id="Wann" scriptFormat="javascript"><script>return { um: new Date().toISOString() }</script></scriptTask>
  <userTask id="Pruefen"/><endEvent id="Ende"/><endEvent id="Abgelehnt"/>
  ${flow('Start', 'Warten')}${flow('Warten', 'Rechnen')}${flow('Rechnen', 'Wann')}${flow('Wann', 'Pruefen')}${flow('Pruefen', 'Ende')}${flow('Zuviel', 'Abgelehnt')}`
const process = definitions(`<process id="P" isExecutable="true">${content}</process>`)
const files = { 'process.bpmn': process }
const runScript = scriptRunner({ milliseconds: 1000, megabytes: 32 })

const stories: Record<string, object[]> = {
  'a script runs at its moment': [
    { start: { hunde: 2 } },
    { advance: 'P1D' },
    { expect: { tasks: ['Pruefen'], jobs: 0, variables: { steuer: 150, um: '2026-01-05T08:00:00.000Z' } } },
  ],
  'its error is caught': [
    { start: { hunde: 10 } },
    { trigger: 'Warten' },
    { expect: { end: ['Abgelehnt'], variables: { warum: '10 Hunde' } } },
  ],
  'it fails': [
    { start: { hunde: -1 } },
    { trigger: 'Warten' },
    { expect: { incidents: ['Rechnen'] } },
    { set: { hunde: 1 } },
  ],
  'the story completes it itself': [
    { start: { hunde: 2 } },
    { trigger: 'Warten' },
    { expect: { jobs: ['Rechnen'] } },
    { job: 'Rechnen', with: { steuer: 1 } },
    { expect: { tasks: ['Pruefen'], variables: { steuer: 1 } } },
  ],
  'the story throws for it': [
    { start: { hunde: 2 } },
    { trigger: 'Warten' },
    { job: 'Rechnen', error: 'X', errorMessage: 'darum' },
    { expect: { end: ['Abgelehnt'], variables: { warum: 'darum' } } },
  ],
}

onEachDatabase('a story with scripts', (open) => {
  it.each(Object.entries(stories))('%s', async (name, steps) => {
    const { db } = await open()
    const story = Story.parse({ story: name, files: ['process.bpmn'], steps })
    const inMemory = await rehearse(story, files, { runScript })
    expect(inMemory).toMatchObject({ ok: true, failures: [] })
    expect(await rehearse(story, files, { runScript, restore: true })).toEqual(inMemory)
    const stage = storyStage(db, pino({ level: 'silent' }))
    expect(await rehearse(story, files, { runScript, stage })).toEqual(inMemory)
  })

  it('the background work of the server runs them: done, caught, or an incident that says the line', async () => {
    const handlers = { [SCRIPT_TOPIC]: scriptHandler({ milliseconds: 1000, megabytes: 32 }) }
    const { runtime, clock } = await bench(await open(), { P: process }, { handlers })
    const refs = await Promise.all(
      [2, 10, -1].map((hunde) => runtime.start(newCase('P', { variables: { hunde } }), 'test')),
    )
    clock.set('2026-01-06T07:00:00.000Z')
    await runtime.drain()
    const [done, caught, failed] = await Promise.all(refs.map(async ({ id }) => (await runtime.load(id)).case))
    const rootOf = (state: typeof done) => Object.values(state?.tokens ?? {}).find(({ scope }) => scope === null)
    expect(rootOf(done)?.variables).toMatchObject({ steuer: 150, um: '2026-01-06T07:00:00.000Z' })
    expect([caught?.status, rootOf(caught)?.variables['warum']]).toEqual(['ended', '10 Hunde'])
    expect(Object.values(failed?.waits ?? {}).map(({ until }) => until)).toMatchObject([
      {
        kind: 'incident',
        problem: { code: 'job-failed', message: expect.stringContaining('Zeile 3: Error: unmöglich') },
      },
    ])
  })

  it('a model with them is deployed without a warning', async () => {
    await open()
    expect(await check(process)).toEqual([])
  })

  it('scripts wait as jobs where nothing runs them', async () => {
    await open()
    const steps = [{ start: { hunde: 2 } }, { trigger: 'Warten' }, { expect: { jobs: 1 } }]
    expect((await rehearse(Story.parse({ story: 's', files: ['process.bpmn'], steps }), files)).ok).toBe(true)
  })
})
