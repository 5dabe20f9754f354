import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstList, readList, writeList, type ListAddress } from '../../server/inbox/list-query.ts'
import { NEVER } from '../../server/runtime/index.ts'
import { sorts, views, type Sort, type View } from '../../server/inbox/views.ts'

const query = (address: string): Record<string, string> =>
  Object.fromEntries(new URL(address, 'http://town.example').searchParams)

test('every list survives being written into an address and read again', () => {
  const lists = fc.record({
    view: fc.constantFrom(...(Object.keys(views) as View[])),
    sort: fc.constantFrom(...(Object.keys(sorts) as Sort[])),
    descending: fc.boolean(),
    page: fc.integer({ min: 1, max: 99_999 }),
    after: fc.option(
      fc.record({ urgency: fc.constantFrom('2026-03-02T22:59:59.999Z', NEVER), id: fc.integer({ min: 1 }) }),
    ),
  })
  fc.assert(fc.property(lists, (list: ListAddress) => void expect(readList(query(writeList(list)))).toEqual(list)))
})

test('an address with nonsense opens the first list', () => {
  expect(readList({ ansicht: 'constructor', sort: '__proto__', richtung: 'quer', seite: '-3', ab: 'später' })).toEqual(
    firstList,
  )
})
