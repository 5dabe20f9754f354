import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { message, signal } from '../../server/cli/message.ts'
import { tokenCreate, tokenList, tokenRevoke } from '../../server/cli/token.ts'
import type { CliCommand } from '../../server/cli/command.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

interface Operation {
  readonly summary: string
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly responses: Readonly<Record<string, object>>
}

let town: TestApp
beforeAll(async () => {
  town = await startTestApp()
  vi.stubEnv('DATABASE_URL', String(town.context.settings.databaseUrl))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await town?.close()
})

const described = async (): Promise<readonly (readonly [path: string, method: string, operation: Operation])[]> => {
  const document = (await (await fetch(`${town.url}/api/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
  )
}

test('every address that the description names is there, and lets nobody in unknown', async () => {
  const all = await described()
  expect(all.map(([path, method]) => `${method} ${path}`)).toEqual([
    'post /api/v1/messages',
    'post /api/v1/signals',
    'post /api/v1/conditions',
    'post /api/v1/cases',
    'post /api/v1/jobs',
    'post /api/v1/jobs/{job}/complete',
    'post /api/v1/jobs/{job}/fail',
    'post /api/v1/jobs/{job}/error',
    'get /api/v1/processes/{key}',
    'put /api/v1/processes/{key}/draft',
    'delete /api/v1/processes/{key}/draft',
    'post /api/v1/processes/{key}/check',
    'get /api/v1/processes/{key}/parts',
    'post /api/v1/processes/{key}/preview',
    'post /api/v1/processes/{key}/rehearsed-job',
    'post /api/v1/processes/{key}/deploy',
    'post /api/v1/processes/{key}/lease',
    'get /api/v1/processes/{key}/comments',
    'post /api/v1/processes/{key}/comments',
    'post /api/v1/processes/{key}/comments/{id}/answers',
    'put /api/v1/processes/{key}/comments/{id}',
  ])
  for (const [path, method] of all) {
    const headers = { accept: 'application/json' }
    const answer = await fetch(town.url + path.replace(/\{\w+\}/g, '1'), { method: method.toUpperCase(), headers })
    expect([path, answer.status]).toEqual([path, 401])
  }
})

test('the description says what is sent and answered, as the schemas have it', async () => {
  const [, , published] = (await described()).find(([path]) => path === '/api/v1/messages')!
  expect(published.requestBody!.content['application/json']!.schema).toMatchObject({
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: { name: { type: 'string', minLength: 1 }, timeToLive: { type: 'string' } },
  })
  expect(Object.keys(published.responses)).toEqual(['202', '401', '403', '422'])
})

async function call(command: CliCommand, ...args: readonly string[]): Promise<{ exit: number; lines: string[] }> {
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  return { exit: await command.run(args, { cwd: '.', out: say, err: say }), lines }
}

test('the command line makes tokens, lists and revokes them', async () => {
  expect((await call(tokenCreate, '--name', 'bank')).exit).toBe(2)
  expect((await call(tokenCreate, '--name', 'bank', '--scope', 'alles')).exit).toBe(2)
  const made = await call(
    tokenCreate,
    '--name',
    'bank',
    '--scope',
    'messages:zahlung',
    '--scope',
    'signals',
    '--valid',
    'P1Y',
  )
  const [token = ''] = made.lines
  expect([made.exit, token]).toEqual([0, expect.stringMatching(/^lz_[\w-]{43}$/)])
  expect((await call(tokenCreate, '--name', 'bank', '--scope', 'signals')).exit).toBe(1)

  const ask = (): Promise<Response> =>
    fetch(`${town.url}/api/v1/signals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"name":"nichts"}',
    })
  expect((await ask()).status).toBe(202)
  const [listed] = (await call(tokenList, '--json')).lines
  expect(JSON.parse(listed!)).toMatchObject({ name: 'bank', scopes: ['messages:zahlung', 'signals'], revokedAt: null })
  expect((await call(tokenRevoke, 'bank')).exit).toBe(0)
  expect((await call(tokenRevoke, 'bank')).exit).toBe(1)
  expect((await ask()).status).toBe(401)
  expect((await call(tokenList)).lines[0]).toContain('widerrufen')
})

test('the command line publishes messages and signals', async () => {
  const { db, town: of } = town.context
  const sent = await call(
    message,
    'zahlung',
    '--key',
    'A',
    '--variables',
    '{"betrag":"75.00"}',
    '--ttl',
    'P1D',
    '--id',
    'm1',
  )
  expect(sent).toEqual({ exit: 0, lines: ['Nachricht „zahlung“ veröffentlicht.'] })
  const kept = await db('messages').where({ town: of.id, name: 'zahlung' }).first()
  expect(kept).toMatchObject({
    correlation: 'A',
    variables: '{"betrag":"75.00"}',
    message_id: 'm1',
    published_by: 'cli',
  })
  expect(kept.expires_at).not.toBeNull()
  expect((await call(signal, 'frei')).exit).toBe(0)
  expect((await call(message)).lines[0]).toContain('Der Name fehlt.')
  expect((await call(message, 'a', '--variables', '{')).exit).toBe(2)
  expect((await call(message, 'a', '--ttl', 'morgen')).exit).toBe(2)
})
