/** What the tests of the caseworkers' pages share: an app with demo cases, and ways to do tasks as a person does. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Client } from '../support/client.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { onServer, withDatabase } from '../support/postgres.ts'

export const START = '2026-03-04T08:00:00.000Z'

/** Declares `tests` twice: with the app on SQLite and on PostgreSQL, each with the demo cases of an empty database. */
export function withDemoApp(name: string, tests: (app: () => TestApp) => void): void {
  for (const kind of ['SQLite', 'PostgreSQL'] as const) {
    describe(`${name} on ${kind}`, () => {
      let app: TestApp | undefined
      const database = kind === 'PostgreSQL' ? `laufzettel_${randomUUID().replaceAll('-', '')}` : null
      beforeAll(async () => {
        if (database)
          await onServer(inject('postgres').url, [
            `create database ${database} template ${inject('postgres').template}`,
          ])
        app = await startTestApp({
          cases: true,
          now: START,
          ...(database ? { databaseUrl: withDatabase(inject('postgres').url, database) } : {}),
        })
        await app.context.runtime.drain()
      }, 60_000)
      afterAll(async () => {
        await app?.close()
        if (database) await onServer(inject('postgres').url, [`drop database ${database} with (force)`])
      })
      tests(() => {
        if (!app) throw new Error('the app did not start')
        return app
      })
    })
  }
}

export interface DemoCase {
  readonly id: number
  readonly number: string
}

/** The demo case of a person. */
export async function caseOf({ context: { db } }: TestApp, familyName: string): Promise<DemoCase> {
  const found = await db('cases')
    .join('participants', 'participants.case_id', 'cases.id')
    .where({ family_name: familyName })
    .first<DemoCase | undefined>('cases.id', 'cases.number')
  if (!found) throw new Error(`the demo town has no case of ${familyName}`)
  return found
}

/** The open task of a case at an element. */
export async function taskOf({ context: { db } }: TestApp, { id }: DemoCase, element: string): Promise<number> {
  const found = await db('waits').where({ case_id: id, kind: 'task', element }).first<{ id: number } | undefined>('id')
  if (!found) throw new Error(`the case has no task ${element}`)
  return found.id
}

/** Claims a task, fills in its form and presses the button. */
export async function doTask(
  app: TestApp,
  person: Client,
  of: DemoCase,
  element: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const task = await taskOf(app, of, element)
  await person.get(`/amt/aufgaben/${task}`)
  await person.post(`/amt/aufgaben/${task}/nehmen`, {})
  const answer = await person.post(`/amt/aufgaben/${task}/erledigen`, fields)
  if (answer.status !== 200)
    throw new Error(
      `${element} answered ${answer.status}: ${answer.text
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(300, 1200)}`,
    )
  await app.context.runtime.drain()
}

/** The text that a person reads: without tags, blanks single. */
export const read = (html: string): string =>
  html
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<\/main>[\s\S]*$/, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
