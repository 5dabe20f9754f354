import { describe, expect, it } from 'vitest'
import { rehearse, type RehearseOptions, Story } from '../../engine/index.ts'
import { definitions, files, process, refusedProcess } from './process.ts'

const story = (...steps: object[]) =>
  Story.parse({ story: 'Test', files: ['process.bpmn'], now: '2026-03-02T08:00:00+01:00', steps })
const play = (steps: object[], options: RehearseOptions = {}) => rehearse(story(...steps), files, options)
/** Plays steps that must hold. */
const holds = async (...steps: object[]) => expect(await play(steps)).toMatchObject({ ok: true, failures: [] })

const start = { start: { nummer: 'V-1' } }
const complete = { complete: 'Pruefen', with: { vollstaendig: true } }
const incomplete = { complete: 'Pruefen', with: { vollstaendig: false } }

describe('a story', () => {
  it('is played from start to end', async () => {
    const result = await play([
      start,
      {
        expect: {
          tasks: ['Pruefen'],
          timers: ['Mahnen'],
          jobs: [],
          incidents: 0,
          ended: false,
          assignee: { Pruefen: 'ada' },
          cases: 1,
        },
      },
      { ...complete, as: 'ada' },
      { expect: { active: ['Senden', 'Teil'], jobs: 1, timers: 0, variables: { vollstaendig: true, nummer: 'V-1' } } },
      { expect: { in: 'Senden', variables: { ort: 'innen', nummer: 'V-1' } } },
      { job: 'Senden', with: { versandt: true } },
      { expect: { ended: true, end: ['TeilEnde', 'Ende'], cases: 0, variables: { versandt: true, ort: null } } },
      { expect: { path: ['Start', 'Pruefen', 'Vollstaendig', 'TeilStart', 'Senden', 'TeilEnde', 'Teil', 'Ende'] } },
    ])
    expect(result).toEqual({
      story: 'Test',
      ok: true,
      failures: [],
      visited: ['Start', 'Pruefen', 'Vollstaendig', 'TeilStart', 'Senden', 'TeilEnde', 'Teil', 'Ende'],
    })
  })

  it('gives the same when everything is written as JSON and read back between any two steps', async () => {
    const steps = [
      start,
      incomplete,
      { message: 'antwort', key: 'V-1' },
      { advance: 'P14D' },
      complete,
      { job: 'Senden' },
      { expect: { ended: true } },
    ]
    expect(await play(steps, { restore: true })).toEqual(await play(steps))
  })
})

describe('an expectation', () => {
  it('that does not hold says what was expected and what is, with the number of the step', async () => {
    const { ok, failures } = await play([
      start,
      { expect: { tasks: ['Andere'], jobs: 3, ended: true } },
      { expect: { cases: 2 } },
    ])
    expect(ok).toBe(false)
    expect(failures).toEqual([
      { step: 1, expected: { tasks: ['Andere'] }, actual: { tasks: ['Pruefen'] } },
      { step: 1, expected: { jobs: 3 }, actual: { jobs: [] } },
      { step: 1, expected: { ended: true }, actual: { ended: false } },
      { step: 2, expected: { cases: 2 }, actual: { cases: 1 } },
    ])
  })
  it('names a variable that differs', async () => {
    const { failures } = await play([start, { expect: { variables: { nummer: 'V-2', fehlt: null } } }])
    expect(failures).toMatchObject([
      { expected: { variables: { nummer: 'V-2' } }, actual: { variables: { nummer: 'V-1', fehlt: null } } },
    ])
  })
  it('of a path looks at the order, of visited elements only at how often', async () => {
    await holds(start, complete, { expect: { visited: ['Vollstaendig', 'TeilStart', 'Start', 'Pruefen'] } })
    const { failures } = await play([
      start,
      complete,
      { expect: { path: ['Vollstaendig', 'TeilStart', 'Start', 'Pruefen'] } },
    ])
    expect(failures).toHaveLength(1)
  })
  it('counts how often an element stands there', async () => {
    const { failures } = await play([start, { expect: { tasks: ['Pruefen', 'Pruefen'] } }])
    expect(failures).toHaveLength(1)
  })
  it('of a case that is not there fails', async () => {
    expect((await play([start, { expect: { ended: false }, case: 'b' }])).failures).toEqual([
      { step: 1, expected: { case: 'b' }, actual: { cases: 1 } },
    ])
  })
  it('before any case sees what start events wait for', async () => {
    await holds({ expect: { tasks: [], messages: [], timers: 0, ended: false, cases: 0, visited: [] } })
  })
})

describe('time', () => {
  it('fires what is due, and nothing before', async () => {
    await holds(
      start,
      { advance: 'P13DT23H59M' },
      { expect: { timers: ['Mahnen'], end: [] } },
      { advance: 'PT1M' },
      { expect: { timers: [], end: ['Gemahnt'], ended: false } },
    )
  })
  it('counts days on the clock of the town, also when summer time begins', async () => {
    const from = {
      ...story(start, { advance: 'P14D' }, { expect: { end: ['Gemahnt'] } }),
      now: '2026-03-20T08:00:00+01:00',
    }
    expect(await rehearse(from, files)).toMatchObject({ ok: true })
  })
})

describe('messages', () => {
  it('reach who waits for their key', async () => {
    await holds(
      start,
      incomplete,
      { expect: { messages: ['Warten'] } },
      { message: 'antwort', key: 'V-2' },
      { expect: { messages: 1 } },
      { message: 'antwort', key: 'V-1', with: { papier: 'da' } },
      { expect: { tasks: ['Pruefen'], variables: { papier: 'da' } } },
    )
  })
  it('for which nobody waits are kept, and taken once', async () => {
    await holds(
      start,
      { message: 'antwort', key: 'V-1' },
      incomplete,
      { expect: { tasks: ['Pruefen'], messages: [] } },
      incomplete,
      { expect: { messages: ['Warten'] } },
    )
  })
  it('without a key go to whoever waits longest', async () => {
    await holds(
      start,
      { start: { nummer: 'V-2' } },
      { ...incomplete, case: 'b' },
      { advance: 'PT1H' },
      incomplete,
      { message: 'antwort' },
      { expect: { messages: 1 } },
      { expect: { messages: 0 }, case: 'b' },
    )
  })
  it('with a key reach one case of a process', async () => {
    await holds(
      start,
      start,
      incomplete,
      { ...incomplete, case: 'b' },
      { message: 'antwort', key: 'V-1' },
      { expect: { messages: 0 } },
      { expect: { messages: 1 }, case: 'b' },
    )
  })
})

describe('steps', () => {
  it('act in the case they name', async () => {
    await holds(
      start,
      start,
      { ...complete, case: 'b' },
      { expect: { tasks: 1, cases: 2 } },
      { expect: { jobs: 1 }, case: 'b' },
    )
  })
  it('start another process of the files by its id', async () => {
    const two = Story.parse({
      story: 'zwei',
      files: ['a.bpmn', 'b.bpmn'],
      steps: [{ start: {}, process: 'andere' }, { expect: { ended: true } }],
    })
    const other = definitions('<bpmn:process id="andere" isExecutable="true"><bpmn:startEvent id="S" /></bpmn:process>')
    expect(await rehearse(two, { 'a.bpmn': process, 'b.bpmn': other })).toMatchObject({ ok: true })
  })
  it('begin at the start event named, where several are alternatives', async () => {
    const both = definitions(
      `<bpmn:process id="p" isExecutable="true">${['A', 'B'].map((id) => `<bpmn:startEvent id="${id}"/><bpmn:userTask id="Nach${id}"/><bpmn:sequenceFlow id="F${id}" sourceRef="${id}" targetRef="Nach${id}"/>`).join('')}</bpmn:process>`,
    )
    const steps = [
      { refused: 'several-starts', by: { start: {} } },
      { refused: 'unknown-element', by: { start: {}, at: 'NachA' } },
      { start: {}, at: 'B' },
      { expect: { tasks: ['NachB'] } },
    ]
    expect(await rehearse(story(...steps), { 'process.bpmn': both })).toMatchObject({ ok: true, failures: [] })
  })
  it('fail a job until it is an incident', async () => {
    await holds(
      start,
      complete,
      { job: 'Senden', fail: 'Netz' },
      { expect: { jobs: ['Senden'] } },
      { job: 'Senden', fail: 'Netz' },
      { expect: { jobs: [], incidents: ['Senden'] } },
    )
    await holds(start, complete, { job: 'Senden', fail: 'Netz', retries: 0 }, { expect: { incidents: ['Senden'] } })
  })
  it('throw an error nobody catches: an incident; an escalation goes on', async () => {
    await holds(start, complete, { job: 'Senden', error: 'E1' }, { expect: { incidents: ['Senden'] } })
    await holds(start, complete, { job: 'Senden', escalation: 'E1' }, { expect: { incidents: [] } })
  })
  it('trigger a catching event whatever its kind', async () => {
    await holds(
      start,
      { trigger: 'Mahnen' },
      { expect: { end: ['Gemahnt'] } },
      incomplete,
      { trigger: 'Warten' },
      { expect: { tasks: 1 } },
    )
  })
  it('set variables in the case and in an active element', async () => {
    await holds(
      start,
      complete,
      { set: { x: 1 } },
      { set: { ort: 'neu' }, in: 'Teil' },
      { expect: { variables: { x: 1, ort: null } } },
      { expect: { in: 'Senden', variables: { ort: 'neu', x: 1 } } },
    )
  })
  it('move a case elsewhere', async () => {
    await holds(start, { move: ['Pruefen'], to: ['Warten'] }, { expect: { active: ['Warten'], tasks: 0, timers: 0 } })
  })
  it('cancel a case', async () => {
    await holds(start, { cancel: 'Irrtum' }, { expect: { ended: true, active: [], cases: 0, end: [] } })
  })
  it('broadcast a signal that nobody waits for without effect', async () => {
    await holds(start, { signal: 'alarm' }, { expect: { tasks: 1 } })
  })
  it('that cannot be done fail with the code of the refusal and end the story', async () => {
    const { failures } = await play([start, { complete: 'Senden' }, { expect: { cases: 7 } }])
    expect(failures).toMatchObject([
      { step: 1, expected: { complete: 'Senden' }, actual: { refused: 'wait-not-found' } },
    ])
  })
})

describe('a refusal', () => {
  it.each([
    ['wait-not-found', { complete: 'Warten' }],
    ['wait-not-found', { complete: 'Pruefen', nth: 1 }],
    ['case-not-started', { complete: 'Pruefen', case: 'b' }],
    ['unknown-model', { start: {}, process: 'fremd' }],
    ['token-not-found', { move: ['Warten'], to: ['Ende'] }],
    ['unknown-element', { move: ['Pruefen'], to: ['Nirgends'] }],
  ])('with code %s is what a story may ask for', async (code, by) => {
    await holds(start, { refused: code, by }, { refused: true, by }, { expect: { tasks: 1 } })
  })
  it('of an ended case says so', async () => {
    await holds(
      start,
      { cancel: 'x' },
      { refused: 'case-ended', by: complete },
      { refused: 'case-ended', by: { cancel: 'y' } },
    )
  })
  it('that does not come is a failure', async () => {
    expect((await play([start, { refused: 'case-ended', by: complete }])).failures).toEqual([
      { step: 1, expected: { refused: 'case-ended' }, actual: 'accepted' },
    ])
  })
  it('of a deployment names element and reason and is no crash', async () => {
    const result = await rehearse(story(start), { 'process.bpmn': refusedProcess })
    expect(result).toMatchObject({
      ok: false,
      refused: [{ element: 'Komplex', reason: expect.any(String) }],
      visited: [],
    })
  })
  it('of a file that is no model, or not executable, names the file or process', async () => {
    expect(await rehearse(story(start), { 'process.bpmn': 'kaputt' })).toMatchObject({
      ok: false,
      refused: [{ element: 'process.bpmn' }],
    })
    expect(await rehearse(story(start), { 'x.txt': '' })).toMatchObject({ ok: false, refused: [{ element: 'x.txt' }] })
    const shown = definitions('<bpmn:process id="p"><bpmn:startEvent id="S" /></bpmn:process>')
    expect(await rehearse(story(start), { 'process.bpmn': shown })).toMatchObject({
      ok: false,
      refused: [{ element: 'p' }],
    })
  })
})
