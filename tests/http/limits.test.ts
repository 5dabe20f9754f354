import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Failure } from '../../server/errors.ts'
import { readBody } from '../../server/http/body.ts'
import { problemHandler } from '../../server/pages/problem.tsx'
import { startTestApp, type TestApp } from '../support/app.ts'

const MEGA = 1024 * 1024

let town: TestApp
beforeAll(async () => {
  town = await startTestApp()
})
afterAll(() => town?.close())

test('a request larger than the server holds in memory is refused with its sentence', async () => {
  const visitor = town.visitor()
  await visitor.get('/amt/anmelden')
  const files = Array.from({ length: 6 }, (_, i) => [`f${i}`, new File([new Uint8Array(9 * MEGA)], `${i}.pdf`)])
  const answer = await visitor.post('/amt/anmelden', Object.fromEntries(files) as Record<string, File>)
  expect(answer.status).toBe(413)
  expect(answer.text).toContain('50 MB zusammen')
})

test('JSON that is too large, or none at all, is told as a problem and not as a fault of the server', async () => {
  const post = (body: string) =>
    fetch(`${town.url}/api/processes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
    })
  const broken = await post('{')
  expect([broken.status, await broken.json()]).toMatchObject([422, { code: 'bad-input' }])
  const large = await post(JSON.stringify('x'.repeat(6 * MEGA)))
  expect([large.status, await large.json()]).toMatchObject([413, { code: 'too-large' }])
})

test('a server with too much to do says when to come back, and gives people their form', async () => {
  const server = express()
    .use(readBody)
    .post('/', () => {
      throw new Failure('busy')
    })
    .use(problemHandler(town.context))
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?seite=2`
  const post = (accept: string) => {
    const body = new FormData()
    for (const name of ['rex', 'bello']) body.append('hund', name)
    return fetch(url, { method: 'POST', headers: { accept }, body })
  }
  const page = await post('text/html')
  expect([page.status, page.headers.get('retry-after')]).toEqual([429, '2'])
  const text = await page.text()
  for (const part of [
    'action="/?seite=2"',
    'name="hund" value="rex"',
    'name="hund" value="bello"',
    'Noch einmal absenden',
  ])
    expect(text).toContain(part)
  const problem = await post('application/json')
  expect([problem.status, problem.headers.get('retry-after'), await problem.json()]).toMatchObject([
    429,
    '2',
    { code: 'busy' },
  ])
  server.close()
})
