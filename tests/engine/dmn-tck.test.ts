/**
 * The DMN Technology Compatibility Kit, where it lies beside the project. What does not come out as it says stands in `dmn-tck.open`, each
 * with its reason by folder; `TCK=write npx vitest run tests/engine/dmn-tck.test.ts` writes the list anew and fails, so that somebody reads it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { evaluate } from 'feelin'
import { describe, expect, it } from 'vitest'
import {
  callService,
  decideInFeel,
  type DecisionModel,
  feelLiteral,
  readDecisionModel,
  type Variables,
} from '../../engine/index.ts'
import { readTck, type TckCase } from './tck.ts'

const folder = fileURLToPath(new URL('../../../shared/conformance/dmn-tck/', import.meta.url))
const there = existsSync(folder)
// A message beside the skipped tests: without the kit nothing was tried.
if (!there) process.emitWarning(`the DMN kit is not at ${folder}: not tried`)
const list = fileURLToPath(new URL('dmn-tck.open', import.meta.url))

const feelin = 'the FEEL library does it otherwise: '
/** Why what is on the list does not pass. */
const reasons: Readonly<Record<string, string>> = {
  '0036-dt-variable-input': `${feelin}not(false) as a unary test is a value there`,
  '0068-feel-equality': `${feelin}ranges without an end, and a year beside 365 days`,
  '0070-feel-instance-of': `${feelin}instance of with types that the model defines`,
  '0072-feel-in': `${feelin}ranges that end in null`,
  '0074-feel-properties': `${feelin}properties of a range that is a comparison`,
  '0076-feel-external-java': 'functions in Java do not run here and are refused when they are deployed',
  '0082-feel-coercion': `${feelin}declared types of parameters of functions written in FEEL are passed over`,
  '0084-feel-for-loops': `${feelin}for over ranges of dates, of texts, and downward`,
  '0100-arithmetic': `${feelin}durations multiplied or divided, times of years before Christ, sums of what cannot be added`,
  '1100-feel-decimal-function': `${feelin}a scale that is no whole number`,
  '1116-feel-time-function': `${feelin}offsets beyond 18 hours, a zone after a time`,
  '1120-feel-duration-function': `${feelin}a fraction of a second without digits, millions of years`,
  '1142-feel-round-down-function': `${feelin}a scale that is null is zero`,
  '1144-feel-round-half-down-function': `${feelin}a scale that is null is zero`,
  '1156-range-function': `${feelin}instance of range<…> cannot be read`,
}

const moment = { now: '2026-01-05T07:00:00.000Z', zone: 'Europe/Berlin' }
const value = (feel: string): unknown => evaluate(feel, {}).value ?? null

async function misses(level: string, name: string): Promise<readonly string[]> {
  const at = `${folder}${level}/${name}/`
  const files = readdirSync(at).toSorted()
  const found: string[] = []
  for (const file of files.filter((one) => one.endsWith('.xml'))) {
    const xml = readFileSync(at + file, 'utf8')
    const dmn = files.filter((one) => one.endsWith('.dmn'))
    const main = dmn.find((one) => xml.includes(`>${one}<`)) ?? dmn[0]!
    const others = dmn.filter((one) => one !== main).map((one) => readFileSync(at + one, 'utf8'))
    const model = await readDecisionModel(readFileSync(at + main, 'utf8'), others)
    for (const one of await readTck(xml)) found.push(...missesOf(model, one).map((miss) => `${name} ${miss}`))
  }
  return found
}

let tried = 0

function missesOf(model: DecisionModel, one: TckCase): readonly string[] {
  const inputs = Object.fromEntries(Object.entries(one.inputs).map(([name, feel]) => [name, value(feel)]))
  return one.expected.flatMap(({ name, value: feel }) => {
    tried++
    const [wanted, got] = [value(feel), answer(model, one.service, name, inputs as Variables)]
    const known = wanted !== null || feel === 'null'
    return known && same(wanted, got) ? [] : [`${one.id} ${name}: ${feel} is ${feelLiteral(got) ?? 'no data'}`]
  })
}

function answer(model: DecisionModel, service: string | null, name: string, inputs: Variables): unknown {
  if (service !== null)
    return callService(
      model.services.find((one) => one.name === service)!,
      inputs,
      moment,
    )
  return decideInFeel(
    model.decisions.find((one) => one.name === name)!,
    inputs,
    { moment },
  ).result
}

const isTable = (one: unknown): one is Record<string, unknown> =>
  typeof one === 'object' && one !== null && Object.getPrototypeOf(one) === Object.prototype

/** Numbers within 1e-8, the same moment of a date and time with zones, members one by one. */
function same(wanted: unknown, got: unknown): boolean {
  if (typeof wanted === 'number' && typeof got === 'number') return Math.abs(wanted - got) < 1e-8
  if (Array.isArray(wanted) && Array.isArray(got))
    return wanted.length === got.length && wanted.every((item, at) => same(item, got[at]))
  if (isTable(wanted) && isTable(got)) {
    const names = Object.keys(wanted)
    return names.length === Object.keys(got).length && names.every((name) => same(wanted[name], got[name]))
  }
  const literal = feelLiteral(got)
  return (
    literal !== null && (feelLiteral(wanted) === literal || evaluate('a = b', { a: wanted, b: got }).value === true)
  )
}

describe.skipIf(!there)('the DMN kit', () => {
  it('comes out as it says, but for what is on the list', async () => {
    const all: string[] = []
    for (const level of ['compliance-level-2', 'compliance-level-3'])
      for (const name of readdirSync(folder + level).toSorted()) all.push(...(await misses(level, name)))
    const head = `# ${tried - all.length} of ${tried} results are as the kit says. These are not:`
    if (process.env.TCK === 'write') {
      writeFileSync(list, `${[head, ...all].join('\n')}\n`)
      throw new Error('the list was written, not checked: read the difference and run again without TCK')
    }
    expect(`${[head, ...all].join('\n')}\n`).toBe(readFileSync(list, 'utf8'))
  }, 60_000)
})

it('every entry of the list has its reason, and every reason an entry', () => {
  const [, ...open] = readFileSync(list, 'utf8').trim().split('\n')
  expect([...new Set(open.map((line) => line.split(' ')[0]!))].sort()).toEqual(Object.keys(reasons).sort())
})
