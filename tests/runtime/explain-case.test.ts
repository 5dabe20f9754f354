import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explain } from '../../server/cli/explain.ts'
import { Failure } from '../../server/errors.ts'
import { explainCase } from '../../server/runtime/index.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ cases: true })
})
afterAll(() => app.close())

describe('a stored case', () => {
  it('says why it waits, found by its number as people type it', async () => {
    const { db, town } = app.context
    const { number, reasons } = await explainCase(db, town, 'v 2026 000001-7')
    expect(number).toBe('V-2026-000001-7')
    expect(reasons.map(({ says }) => says.de)).toEqual([
      expect.stringContaining(
        'Die Aufgabe „Dubletten und Finanzverfahren prüfen“ ist noch nicht übernommen (zuständig: steueramt)',
      ),
    ])
  })

  it('that does not exist is an error with a code', async () => {
    const { db, town } = app.context
    await expect(explainCase(db, town, 'V-2026-999999-0')).rejects.toThrow(Failure)
  })

  it('is asked for by exactly one number on the command line', async () => {
    const lines: string[] = []
    const io = { cwd: '.', out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) }
    expect(await explain.run([], io)).toBe(2)
    expect(lines.join('\n')).toContain('Bitte nennen Sie ein Aktenzeichen.')
  })
})
