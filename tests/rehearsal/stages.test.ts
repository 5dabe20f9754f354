import { pino } from 'pino'
import { expect, it } from 'vitest'
import { rehearse, Story } from '../../engine/index.ts'
import { storyStage } from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { files } from './process.ts'

const start = { start: { nummer: 'V-1' } }
const complete = { complete: 'Pruefen', with: { vollstaendig: true }, as: 'ada' }
const incomplete = { complete: 'Pruefen', with: { vollstaendig: false } }
const message = { message: 'antwort', key: 'V-1', with: { papier: 'da' } }

/** Together they take every step; the last one must fail in the same way everywhere. */
const stories: Record<string, object[]> = {
  'from start to end': [
    start,
    { expect: { tasks: 1 } },
    complete,
    { expect: { in: 'Senden', variables: { ort: 'innen' } } },
    { job: 'Senden', with: { x: 1 } },
    { expect: { ended: true, cases: 0, variables: { x: 1, vollstaendig: true }, end: ['TeilEnde', 'Ende'] } },
  ],
  'a message that comes early': [
    start,
    message,
    incomplete,
    { expect: { tasks: 1, messages: 0, variables: { papier: 'da' } } },
    incomplete,
    { expect: { messages: 1 } },
  ],
  'a message for one of two cases': [
    start,
    start,
    incomplete,
    { ...incomplete, case: 'b' },
    message,
    { expect: { messages: 0 } },
    { expect: { messages: 1 }, case: 'b' },
  ],
  time: [
    start,
    { advance: 'P13D' },
    { expect: { end: [] } },
    incomplete,
    message,
    { advance: 'P14D' },
    { expect: { end: ['Gemahnt'], timers: 0 } },
  ],
  'a job that fails': [
    start,
    complete,
    { job: 'Senden', fail: 'Netz' },
    { expect: { jobs: 1 } },
    { job: 'Senden', fail: 'Netz' },
    { expect: { incidents: ['Senden'] } },
  ],
  'a job that throws': [start, complete, { job: 'Senden', error: 'E' }, { expect: { incidents: 1 } }],
  interventions: [
    start,
    { set: { a: { b: null } } },
    { move: ['Pruefen'], to: ['Teil'] },
    { set: { ort: 'x' }, in: 'Teil' },
    { expect: { in: 'Senden', variables: { ort: 'x' } } },
    { signal: 's' },
    { cancel: 'genug' },
    { expect: { ended: true, active: [] } },
  ],
  refusals: [
    start,
    { refused: 'unknown-model', by: { start: {}, process: 'fremd' } },
    { refused: 'case-not-started', by: { ...complete, case: 'b' } },
    { refused: 'wait-not-found', by: { trigger: 'Warten' } },
    { trigger: 'Mahnen' },
    { expect: { cases: 1 } },
  ],
  'what does not hold': [
    start,
    { expect: { tasks: 0, path: ['Ende'], variables: { nummer: 'V-2' } } },
    { complete: 'Warten' },
  ],
}

onEachDatabase('a story', (open) => {
  it.each(Object.entries(stories))('comes out on the real runtime as in memory: %s', async (name, steps) => {
    const { db } = await open()
    const story = Story.parse({ story: name, files: ['process.bpmn'], steps })
    const stage = storyStage(db, pino({ level: 'silent' }))
    const inMemory = await rehearse(story, files)
    expect(await rehearse(story, files, { stage })).toEqual(inMemory)
    expect(await rehearse(story, files, { restore: true })).toEqual(inMemory)
    expect(inMemory.ok).toBe(name !== 'what does not hold')
  })

  it('leaves no rows behind, also when several play at once', async () => {
    const { db } = await open()
    const stage = storyStage(db, pino({ level: 'silent' }))
    const story = Story.parse({ story: 'Test', files: ['process.bpmn'], steps: stories['from start to end'] })
    const results = await Promise.all(Array.from({ length: 8 }, () => rehearse(story, files, { stage })))
    expect(results.map(({ ok }) => ok)).toEqual(Array(8).fill(true))
    for (const table of [
      'cases',
      'steps',
      'tokens',
      'waits',
      'visits',
      'deployments',
      'resources',
      'messages',
      'wait_candidates',
    ])
      expect([table, await db(table).select()]).toEqual([table, []])
    expect(await db('towns').where('key', 'like', 'story-%').select()).toEqual([])
  })
})
