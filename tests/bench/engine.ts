/**
 * Element visits per second of the pure step, in one thread, beside bpmn-engine in the same run; and what a visit costs in a
 * case with many tokens. `npm run -s bench -- engine [--json]`
 */
import { compileTime } from './compile.ts'
import { benchModels, waitingTokens, type BenchModel } from './engine-models.ts'
import { peerRun } from './engine-peer.ts'
import { type Changed, compile, type Instant, newCase, step, type Variables, type World } from '../../engine/index.ts'

interface Figure {
  readonly bench: 'engine'
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly beside?: Readonly<Record<string, number>>
  readonly ratio?: number
  readonly n: number
}

const now: Instant = '2026-03-02T07:00:00.000Z'
const MILLISECONDS = 600

async function worldOf(xml: string): Promise<World> {
  const { models, problems } = await compile(xml, { id: 'm' })
  if (!models[0]) throw new Error(`the bench's model does not compile: ${JSON.stringify(problems[0])}`)
  return { models: { m: models[0] }, latest: {}, decisions: {}, calendars: {}, zone: 'Europe/Berlin' }
}

/** One case from start to end; gives how many elements were entered. */
function run(world: World, variables: Variables): number {
  let { case: last, events, changed } = step(world, newCase('c', 'm'), { type: 'start', variables }, now)
  let visits = events.filter(({ type }) => type === 'entered').length
  while (last.status === 'running') {
    const [wait = 0] = newWaits(changed)
    ;({ case: last, events, changed } = step(world, last, { type: 'resume', wait, variables: {} }, now))
    for (const { type } of events) if (type === 'entered') visits++
  }
  return visits
}

/** As a store sees them, which does not read the whole case. */
const newWaits = ({ waits }: Changed): readonly number[] => waits.flatMap(({ after }) => after?.id ?? [])

/** Runs again and again for a while, after a warm-up; the rate is that of the best of three rounds. */
async function rateOf(once: () => Timed | Promise<Timed>): Promise<{ rate: number; n: number }> {
  let [rate, n] = [0, 0]
  for (const round of [0, 1, 2, 3]) {
    let [visits, ms] = [0, 0]
    for (; ms < MILLISECONDS; n += round > 0 ? 1 : 0) {
      const done = await once()
      visits += done.visits
      ms += done.ms
    }
    if (round > 0) rate = Math.max(rate, visits / (ms / 1000))
  }
  return { rate, n }
}

interface Timed {
  readonly visits: number
  readonly ms: number
}

function timed(work: () => number): Timed {
  const start = performance.now()
  return { visits: work(), ms: performance.now() - start }
}

async function figureOf({ name, xml, variables, peerXml }: BenchModel): Promise<Figure> {
  const world = await worldOf(xml)
  const visits = run(world, variables as Variables)
  const ours = await rateOf(() => timed(() => run(world, variables as Variables)))
  const figure = { bench: 'engine', name, value: Math.round(ours.rate), unit: 'visits/s', n: ours.n } as const
  // The same case is the same visits: what bpmn-engine reports as entered leaves out instances and what arrives at a join.
  const peer = await peerRun(peerXml, variables)
  const theirs = await rateOf(async () => ({ visits, ms: await peer() }))
  return { ...figure, beside: { 'bpmn-engine': Math.round(theirs.rate) }, ratio: round(ours.rate / theirs.rate) }
}

/** Microseconds for one visit in a case with so many tokens. */
async function costAt(tokens: number): Promise<{ micros: number; n: number }> {
  const world = await worldOf(waitingTokens(tokens))
  let last = step(world, newCase('c', 'm'), { type: 'start', variables: {} }, now).case
  const open = Object.keys(last.waits).map(Number)
  let oldest = 0
  const answer = (): number => {
    for (let visit = 0; visit < 100; visit++) {
      const done = step(world, last, { type: 'resume', wait: open[oldest++] ?? 0, variables: {} }, now)
      last = done.case
      open.push(...newWaits(done.changed))
    }
    return 100
  }
  const { rate, n } = await rateOf(() => timed(answer))
  return { micros: 1_000_000 / rate, n }
}

async function tokensFigure(): Promise<Figure> {
  const [few, many] = [await costAt(10), await costAt(5000)]
  return {
    bench: 'engine',
    name: 'visit-at-5000-tokens',
    value: round(many.micros),
    unit: 'µs',
    beside: { 'at 10 tokens': round(few.micros) },
    ratio: round(many.micros / few.micros),
    n: many.n,
  }
}

async function compileFigure(): Promise<Figure> {
  const { ms, n } = await compileTime()
  return { bench: 'engine', name: 'compile-2000-elements', value: Math.round(ms), unit: 'ms', n }
}

const round = (value: number): number => Math.round(value * 100) / 100

function print(figure: Figure): void {
  const beside = Object.entries(figure.beside ?? {}).map(([what, value]) => `${what}: ${value}, ratio ${figure.ratio}`)
  const line = [figure.name.padEnd(22), String(figure.value).padStart(10), figure.unit, ...beside].join('  ')
  console.log(process.argv.includes('--json') ? JSON.stringify(figure) : line)
}

for (const model of benchModels) print(await figureOf(model))
print(await tokensFigure())
print(await compileFigure())
