/** Scripts in stories: they run by themselves, in memory as on the real store, unless the story answers for them. */
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { rehearse, Story } from '../../engine/index.ts'
import { scriptRunner } from '../../server/jobs/index.ts'
import { storyStage } from '../../server/runtime/index.ts'
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

  it('scripts wait as jobs where nothing runs them', async () => {
    await open()
    const steps = [{ start: { hunde: 2 } }, { trigger: 'Warten' }, { expect: { jobs: 1 } }]
    expect((await rehearse(Story.parse({ story: 's', files: ['process.bpmn'], steps }), files)).ok).toBe(true)
  })
})
