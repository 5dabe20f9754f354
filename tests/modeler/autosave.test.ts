import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Saved } from '../../modeler/api/process.ts'
import { createAutosave, type SaveState } from '../../modeler/draft/autosave.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const saved = (revision: number): Answer<Saved> => ({
  ok: true,
  value: { revision, savedAt: '2026-03-02T13:03:00Z', digest: 'ab12cd34' },
})
const refused = (why: 'offline' | 'stale' | 'refused'): Answer<Saved> => ({ ok: false, why, says: 'Nein.' })

function autosave(answers: readonly Answer<Saved>[]) {
  const queue = [...answers]
  const sent: { xml: string; revision: number }[] = []
  const states: SaveState['kind'][] = []
  const save = async (xml: string, revision: number): Promise<Answer<Saved>> => {
    sent.push({ xml, revision })
    await new Promise((resolve) => setTimeout(resolve, 50))
    return queue.shift() ?? saved(revision + 1)
  }
  const made = createAutosave({ revision: 0, save, onState: ({ kind }) => states.push(kind), delay: 1000, retry: 5000 })
  return { made, sent, states }
}

describe('the autosave', () => {
  it('waits until the hand rests and then saves the last of several changes', async () => {
    const { made, sent, states } = autosave([])
    made.changed('a')
    await vi.advanceTimersByTimeAsync(900)
    made.changed('b')
    await vi.advanceTimersByTimeAsync(900)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(sent).toEqual([{ xml: 'b', revision: 0 }])
    expect(states.at(-1)).toBe('saved')
  })

  it('sends what was drawn during a request on top of the revision that came back', async () => {
    const { made, sent } = autosave([saved(7)])
    made.changed('a')
    await vi.advanceTimersByTimeAsync(1010)
    made.changed('b')
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toEqual([
      { xml: 'a', revision: 0 },
      { xml: 'b', revision: 7 },
    ])
    expect(made.revision()).toBe(8)
  })

  it('sends nothing any more once somebody else has saved', async () => {
    const { made, sent, states } = autosave([refused('stale')])
    made.changed('a')
    await vi.advanceTimersByTimeAsync(2000)
    made.changed('b')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await made.flush()).toBe(false)
    expect(sent).toHaveLength(1)
    expect(states.at(-1)).toBe('stale')
  })

  it('tries again by itself after the network was gone', async () => {
    const { made, sent, states } = autosave([refused('offline')])
    made.changed('a')
    await vi.advanceTimersByTimeAsync(1100)
    expect(states.at(-1)).toBe('offline')
    await vi.advanceTimersByTimeAsync(5100)
    expect(sent).toHaveLength(2)
    expect(states.at(-1)).toBe('saved')
  })

  it('saves at once when asked to', async () => {
    const { made, sent } = autosave([])
    made.changed('a')
    const done = made.flush()
    await vi.advanceTimersByTimeAsync(60)
    expect(await done).toBe(true)
    expect(sent).toHaveLength(1)
  })

  it('says no to a deployment while a save is refused', async () => {
    const { made } = autosave([refused('refused')])
    made.changed('a')
    const done = made.flush()
    await vi.advanceTimersByTimeAsync(60)
    expect(await done).toBe(false)
  })
})
