import { describe, expect, it } from 'vitest'
import { check } from '../../server/cli/check.ts'
import { decide } from '../../server/cli/decide.ts'
import { rehearse } from '../../server/cli/rehearse.ts'
import { folderWith, run } from './cli.ts'
import { process, refusedProcess } from './process.ts'

const story = (name: string, steps: object[], file = '../process.bpmn') => ({ story: name, files: [file], steps })
const good = story('gut', [{ start: { nummer: '1' } }, { expect: { tasks: ['Pruefen'] } }])
const bad = story('schlecht', [{ start: { nummer: '1' } }, { expect: { tasks: [] } }])

describe('every command', () => {
  it.each([rehearse, check, decide])('prints its usage with --help', async (command) => {
    const { code, out } = await run(command, '.', '--help')
    expect([code, out]).toEqual([0, command.usage])
  })
  it.each([rehearse, check, decide])('answers an unknown option with a sentence and exit status 2', async (command) => {
    const { code, err } = await run(command, '.', '--nope')
    expect([code, err]).toEqual([2, expect.stringContaining('--nope')])
  })
  it.each([rehearse, check, decide])(
    'answers exit status 2 when nothing is named, or what is not there',
    async (command) => {
      expect((await run(command, '.')).code).toBe(2)
      expect((await run(command, '.', 'gibt/es/nicht')).code).toBe(2)
    },
  )
})

describe('rehearse', () => {
  it('finds the stories of a folder and exits 0 when all hold', async () => {
    const cwd = await folderWith({
      'process.bpmn': process,
      'stories/a.json': good,
      'stories/b.json': good,
      'service.json': { id: 'x' },
    })
    const { code, lines } = await run(rehearse, cwd, '.', '--json')
    expect(code).toBe(0)
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      ['stories/a.json', 'stories/b.json'].map((file) => ({
        story: 'gut',
        file,
        ok: true,
        failures: [],
        visited: ['Start'],
        ms: expect.any(Number),
      })),
    )
  })
  it('exits 1 when one does not hold, and says what was expected', async () => {
    const cwd = await folderWith({ 'process.bpmn': process, 'stories/a.json': bad, 'stories/b.json': good })
    expect(await run(rehearse, cwd, 'stories/b.json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 von 1'),
    })
    const { code, out } = await run(rehearse, cwd, '.')
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('Schritt 1: erwartet {"tasks":[]}, war {"tasks":["Pruefen"]}'),
    ])
  })
  it('exits 2 when one cannot be read, and still plays the others', async () => {
    const cwd = await folderWith({
      'process.bpmn': process,
      'stories/a.json': '{',
      'stories/b.json': { ...good, stpes: [] },
      'stories/c.json': story('ohne Datei', [], 'fehlt.bpmn'),
      'stories/d.json': good,
    })
    const { code, lines } = await run(rehearse, cwd, '.', '--json')
    expect(code).toBe(2)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { ok: false, errors: [expect.stringContaining('JSON')] },
      { ok: false, errors: [expect.stringContaining('stpes')] },
      { ok: false, errors: [expect.stringContaining('fehlt.bpmn')] },
      { ok: true },
    ])
  })
  it('answers a refused deployment with element and reason and exits 1', async () => {
    const cwd = await folderWith({ 'process.bpmn': refusedProcess, 'stories/a.json': good })
    const { code, lines } = await run(rehearse, cwd, '.', '--json')
    expect([code, JSON.parse(lines[0] ?? '')]).toMatchObject([
      1,
      { ok: false, refused: [{ element: 'Komplex', reason: expect.any(String) }] },
    ])
  })
  it('plays on a database that --db names, and says so when it knows no such address', async () => {
    const cwd = await folderWith({ 'process.bpmn': process, 'stories/a.json': good, 'stories/b.json': bad })
    expect(await run(rehearse, cwd, '.', '--db', 'sqlite::memory:')).toMatchObject({
      code: 1,
      out: expect.stringContaining('1 von 2'),
    })
    expect(await run(rehearse, cwd, '.', '--db', 'mysql://x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('mysql://x'),
    })
  })
  it('plays a thousand stories a minute, also with --restore', async () => {
    const stories = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`stories/${index}.json`, good]))
    const cwd = await folderWith({ 'process.bpmn': process, ...stories })
    const before = performance.now()
    expect(await run(rehearse, cwd, '.', '--restore')).toMatchObject({
      code: 0,
      out: expect.stringContaining('200 von 200'),
    })
    expect(performance.now() - before).toBeLessThan(12_000)
  })
})

describe('check', () => {
  it('exits 0 for a model that can run', async () => {
    const cwd = await folderWith({ 'process.bpmn': process })
    const { code, lines } = await run(check, cwd, 'process.bpmn', '--json')
    expect([code, JSON.parse(lines[0] ?? '')]).toMatchObject([0, { file: 'process.bpmn', ok: true }])
  })
  it('says of a model that is only shown that nothing of it runs', async () => {
    const cwd = await folderWith({ 'process.bpmn': process.replace('isExecutable="true"', '') })
    const { code, out } = await run(check, cwd, 'process.bpmn')
    expect([code, out]).toEqual([0, expect.stringContaining('kein Prozess ist ausführbar')])
  })
  it('names the element, the reason and what to use instead, and exits 1', async () => {
    const cwd = await folderWith({
      'a/p.bpmn': refusedProcess,
      'b/f.form': { id: 'f', schemaVersion: 18, components: [{ type: 'html', id: 'h' }] },
    })
    const { code, lines, out } = await run(check, cwd, '.', '--json')
    expect(code).toBe(1)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        file: 'a/p.bpmn',
        ok: false,
        problems: [{ element: 'Komplex', severity: 'error', instead: expect.stringMatching(/\w/) }],
      },
      { file: 'b/f.form', ok: false, problems: [{ element: 'h', reason: expect.stringContaining('HTML') }] },
    ])
    expect((await run(check, cwd, '.')).out).not.toBe(out)
  })
  it('says on request what a Zeebe cluster would not take over, and knows no other target', async () => {
    const withTask = process.replace('</bpmn:process>', '<bpmn:serviceTask id="Ohne"/></bpmn:process>')
    const cwd = await folderWith({ 'process.bpmn': withTask })
    expect((await run(check, cwd, 'process.bpmn')).out).not.toContain('Zeebe')
    expect((await run(check, cwd, 'process.bpmn', '--target', 'zeebe')).out).toContain(
      'Ohne: Zeebe braucht hier einen Auftragstyp.',
    )
    expect((await run(check, cwd, 'process.bpmn', '--target', 'mars')).code).toBe(2)
  })
})
