import { expect, test } from 'vitest'
import { databaseProblem, isTemporary } from '../../server/db/problems.ts'
import { Outdated } from '../../server/db/transactions.ts'
import { Failure } from '../../server/errors.ts'

const failed = (code: string, message = 'it failed'): Error => Object.assign(new Error(message), { code })

test.each([
  ['SQLITE_FULL', 'database-full'],
  ['SQLITE_READONLY_DBMOVED', 'database-read-only'],
  ['SQLITE_IOERR_WRITE', 'database-broken'],
  ['SQLITE_CORRUPT', 'database-broken'],
  ['SQLITE_CANTOPEN', 'database-lost'],
  ['53100', 'database-full'],
  ['53300', 'database-lost'],
  ['25006', 'database-read-only'],
  ['57P01', 'database-lost'],
  ['08006', 'database-lost'],
  ['ECONNREFUSED', 'database-lost'],
])('the code %s means %s', (code, problem) => {
  expect(databaseProblem(failed(code))).toBe(problem)
})

test.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Knex: Timeout acquiring a connection. The pool is probably full.',
])('"%s" means a lost database', (message) => {
  expect(databaseProblem(new Error(message))).toBe('database-lost')
})

test.each([failed('SQLITE_CONSTRAINT_UNIQUE'), failed('23505'), new Error('no'), new Failure('busy'), 'text'])(
  'what is wrong with the work is no problem of the database: %s',
  (error) => {
    expect(databaseProblem(error)).toBeNull()
  },
)

test('work may be tried again after a conflict, in a rush and when the database is back, and not when it is wrong itself', () => {
  expect([new Outdated('again'), new Failure('busy'), failed('57P01')].map(isTemporary)).toEqual([true, true, true])
  expect([new Failure('unknown-case'), failed('23505')].map(isTemporary)).toEqual([false, false])
})
