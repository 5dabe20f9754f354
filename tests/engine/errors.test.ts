import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Refusal, refusals, stops } from '../../engine/index.ts'

const engine = new URL('../../engine/', import.meta.url).pathname
const source = readdirSync(engine, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'errors.ts')
  .map((file) => readFileSync(engine + file, 'utf8'))
  .join('\n')

const entries = Object.entries({ ...refusals, ...stops })

test.each(entries)('%s is used, and says in both languages what is wrong and what to do', (code, { says, todo }) => {
  expect(source).toContain(`'${code}'`)
  for (const sentence of [says.de, says.en, todo.de, todo.en]) expect(sentence).toMatch(/^[A-ZÄÖÜ].*\.$/)
})

test('a refusal carries its code, and its sentence with what it is about', () => {
  const refusal = new Refusal('wait-not-found', '7')
  expect(refusal).toBeInstanceOf(Error)
  expect(refusal).toMatchObject({
    code: 'wait-not-found',
    detail: '7',
    message: expect.stringContaining('(7)') as string,
  })
})
