import { describe, expect, it } from 'vitest'
import { letterOf, parseStory, storyJsonSchema } from '../../engine/index.ts'
import { indexOf } from '../../engine/rehearsal/letters.ts'

const story = { story: 'Test', files: ['p.bpmn'], steps: [] }
const errors = (json: unknown) => {
  const result = parseStory(json)
  return 'errors' in result ? result.errors : []
}

describe('the story format', () => {
  it('takes every kind of step', () => {
    const by = { complete: 'T' }
    const steps = [
      { start: {}, process: 'p' },
      { complete: 'T', with: { a: [1, null] }, as: 'ada', nth: 1, case: 'b' },
      { job: 'J', error: 'E', case: 'aa' },
      { job: 'J', fail: 'weil', retries: 0 },
      { message: 'm', key: '1', with: {} },
      { signal: 's' },
      { trigger: 'E' },
      { advance: 'P1Y2M3W4DT5H6M7.5S' },
      { set: { a: 1 }, in: 'S' },
      { move: ['A'], to: ['B', 'C'] },
      { cancel: '' },
      { expect: { tasks: ['A'], timers: 1, end: [], in: 'S', assignee: { A: null } }, case: 'b' },
      { refused: true, by },
      { refused: 'code', by },
    ]
    expect(errors({ ...story, steps })).toEqual([])
  })

  it('begins on a Monday morning when the story does not say when', () => {
    expect(parseStory(story)).toMatchObject({ story: { now: '2026-01-05T08:00:00+01:00' } })
  })

  it.each([
    [{ ...story, stpes: [] }, 'stpes'],
    [{ ...story, steps: [{ complete: 'T', wiht: {} }] }, 'steps.0: Unrecognized key: "wiht"'],
    [{ ...story, steps: [{ start: {} }, { expect: { task: 1 } }] }, 'steps.1.expect: Unrecognized key: "task"'],
    [{ ...story, steps: [{ refused: true, by: { complete: 'T', foo: 1 } }] }, 'steps.0.by: Unrecognized key: "foo"'],
    [{ ...story, steps: [{ advance: '2 days' }] }, 'steps.0.advance: not an ISO 8601 duration'],
    [{ ...story, steps: [{ advance: 'P' }] }, 'duration'],
    [{ ...story, now: 'morgen' }, 'now'],
    [{ story: 'x', files: [], steps: [] }, 'files'],
    [null, 'expected object'],
  ])('names the key that is wrong: %j', (json, names) => {
    expect(errors(json)).toEqual([expect.stringContaining(names)])
  })

  it('is exported as JSON Schema that knows no other keys', () => {
    expect(storyJsonSchema()).toMatchObject({ additionalProperties: false, required: ['story', 'files', 'steps'] })
  })

  it('letters cases by birth', () => {
    expect([0, 1, 25, 26, 27, 702].map(letterOf)).toEqual(['a', 'b', 'z', 'aa', 'ab', 'aaa'])
    for (const index of [0, 25, 26, 701, 702]) expect(indexOf(letterOf(index))).toBe(index)
  })
})
