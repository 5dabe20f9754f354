import { expect, test } from 'vitest'
import type { Written } from '../../server/runtime/store/desk.ts'
import { scriptOf, type Script } from '../../server/runtime/store/sqlite-script.ts'

const moved = (id: number, from: number): Written => ({
  id,
  from,
  row: { seq: from + 1 },
  changes: [
    { kind: 'insert', table: 'steps', row: { town: 1, case_id: id, seq: from + 1 } },
    { kind: 'delete', table: 'tokens', row: { town: 1, case_id: id, token: from } },
    { kind: 'insert', table: 'visits', row: { town: 1, case_id: id, token: from } },
  ],
})

const begun = (id: number): Written => ({ ...moved(id, 0), from: null })

/** What is done to which table, and to how many rows at once. */
const outline = ({ work: { statements, order } }: Script): readonly string[] =>
  order.map((place) => {
    const { sql = '' } = statements[place] ?? {}
    const [, doing] = /(insert into \w+|update \w+|delete from \w+)/.exec(sql) ?? []
    return `${doing} ${Math.max(1, sql.split('(?').length - 1)}`
  })

test('rows of one table are written together, visits before the tokens that they look into go', () => {
  expect(outline(scriptOf(1, [], [moved(1, 5), moved(2, 7)]))).toEqual([
    'update cases 1',
    'update cases 1',
    'insert into visits 2',
    'delete from tokens 2',
    'insert into steps 2',
  ])
})

test('many rows are divided by powers of two', () => {
  const many = Array.from({ length: 37 }, (_, at) => begun(at + 1))
  const steps = outline(scriptOf(1, [], many)).filter((line) => line.startsWith('insert into steps'))
  expect(steps).toEqual([16, 16, 4, 1].map((rows) => `insert into steps ${rows}`))
})

test('what a case does later in a batch is written after all that it did before', () => {
  const lines = outline(scriptOf(1, [], [moved(1, 5), moved(2, 7), moved(1, 6)]))
  expect(lines.slice(5)).toEqual([
    'update cases 1',
    'insert into visits 1',
    'delete from tokens 1',
    'insert into steps 1',
  ])
})

test('a statement that had to change rows tells whose they are', () => {
  const { work, caseAt } = scriptOf(1, [], [begun(1), begun(2), begun(3), moved(9, 4)])
  const must = work.order.map((place) => work.statements[place]?.must ?? 0)
  expect(must.slice(0, 4)).toEqual([2, 1, 1, 0])
  expect([0, 1, 2, 3].map((place) => caseAt.get(place)?.id)).toEqual([1, 3, 9, undefined])
})
