import { expect, test } from 'vitest'
import { takeBatch, underWay, type Waiting } from '../../server/runtime/store/queue.ts'
import type { Birth, Unit } from '../../server/runtime/store/unit.ts'

const postgres = { mixes: false, numbersInTurn: true }
const sqlite = { mixes: true, numbersInTurn: false }

const waiting = (unit: Partial<Unit>): Waiting => ({
  unit: { town: 1, ...unit },
  ...{ attempts: 1, anew: false, resolve: () => {}, reject: () => {} },
})
const command = (caseId: number, more: Partial<Unit> = {}): Waiting =>
  waiting({ commands: [{ caseId, command: { type: 'signal', name: 'news', variables: {} }, actor: null }], ...more })
const timers = (many: number): Waiting[] =>
  Array.from({ length: many }, (_, at) => command(1000 + at, { background: true }))
const birth = (more: Partial<Unit> = {}): Waiting => waiting({ births: [{ counter: 'case-2026' } as Birth], ...more })

test('the work of the server has large batches alone, and a small share of all that is under way while people are served', () => {
  const take = (queue: Waiting[], busy: readonly Waiting[]) => takeBatch(queue, underWay([busy], sqlite), sqlite, 256)
  expect(take(timers(200), [])).toHaveLength(64)
  expect(take(timers(200), [command(1)])).toHaveLength(24)
  expect(take([command(1), ...timers(200)], [])).toHaveLength(25)
  expect(take(timers(200), [command(1), ...timers(24)])).toHaveLength(0)
})

test('cases that begin are gathered while others begin where numbers wait for each other, and hold nobody else up', () => {
  const left = (store: typeof postgres) => {
    const queue = [birth(), command(7), birth(), birth({ also: async () => {} })]
    takeBatch(queue, underWay([[birth()]], store), store, 256)
    return queue.length
  }
  expect(left(postgres)).toBe(3)
  expect(left(sqlite)).toBe(0)
  const alone = [birth({ also: async () => {} })]
  expect(takeBatch(alone, underWay([[birth()]], postgres), postgres, 256)).toHaveLength(1)
})

test('a command waits for the one before of its case, in whatever batch that is', () => {
  const [first, second, other] = [command(1), command(1), command(2)]
  const queue = [first, second, other]
  const busy = underWay([[command(1)]], sqlite)
  expect(takeBatch(queue, busy, sqlite, 256)).toEqual([other])
  expect(takeBatch(queue, underWay([], sqlite), sqlite, 256)).toEqual([first, second])
})
