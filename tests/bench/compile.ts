/** How long the compiler needs for a large model, checks included: 2,000 elements of all common kinds. */
import { extension, flow, processOf } from '../engine/models.ts'
import { compile } from '../../engine/index.ts'

const ELEMENTS = 2000
const [WARM_UP, RUNS] = [2, 7]

/** The middle of some runs after a warm-up, in milliseconds, and the first, for which nothing was warm. */
export async function compileTime(): Promise<{ readonly ms: number; readonly first: number; readonly n: number }> {
  const xml = largeModel()
  const all: number[] = []
  for (let run = 0; run < WARM_UP + RUNS; run++) all.push(await once(xml))
  const sorted = all.slice(WARM_UP).sort((a, b) => a - b)
  return { ms: sorted[RUNS >> 1] ?? 0, first: all[0] ?? 0, n: RUNS }
}

async function once(xml: string): Promise<number> {
  const start = performance.now()
  const { models, problems } = await compile(xml, { id: 'm' })
  const elements = Object.keys(models[0]?.elements ?? {}).length
  if (elements < ELEMENTS) throw new Error(`the large model does not compile: ${JSON.stringify(problems[0])}`)
  return performance.now() - start
}

/** Blocks of ten elements, one after the other: a choice, parallel and inclusive ways, a wait, a loop back. */
function largeModel(): string {
  const blocks = Array.from({ length: ELEMENTS / 10 }, (_, at) =>
    block(at, at + 1 < ELEMENTS / 10 ? `X${at + 1}` : 'E'),
  )
  return processOf(`<startEvent id="S"/><endEvent id="E"/>${flow('S', 'X0')}${blocks.join('')}`)
}

function block(at: number, next: string): string {
  const kind = at % 2 === 0 ? 'parallelGateway' : 'inclusiveGateway'
  const id = (name: string): string => `${name}${at}`
  const group = extension(
    `<zeebe:assignmentDefinition candidateGroups="=&quot;amt${at % 7}&quot;"/>`,
    `<zeebe:ioMapping><zeebe:input source="=antrag.betrag + ${at}" target="betrag"/></zeebe:ioMapping>`,
  )
  const job = extension('<zeebe:taskDefinition type="send"/>')
  const wait = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'
  return [
    `<exclusiveGateway id="${id('X')}" default="${id('X')}_${id('A')}"/><userTask id="${id('A')}">${group}</userTask>`,
    `<serviceTask id="${id('B')}">${job}</serviceTask><exclusiveGateway id="${id('Y')}"/><${kind} id="${id('F')}"/>`,
    `<userTask id="${id('C')}"/><serviceTask id="${id('D')}">${job}</serviceTask><${kind} id="${id('J')}"/>`,
    `<intermediateCatchEvent id="${id('T')}">${wait}</intermediateCatchEvent>`,
    `<exclusiveGateway id="${id('Z')}" default="${id('Z')}_${next}"/>${flow(id('Z'), id('X'), `=stufe &lt; ${at}`)}`,
    ...(
      [
        ['X', 'A'],
        ['A', 'Y'],
        ['B', 'Y'],
        ['Y', 'F'],
        ['F', 'C'],
        ['F', 'D'],
        ['C', 'J'],
        ['D', 'J'],
        ['J', 'T'],
        ['T', 'Z'],
      ] as const
    ).map(([from, to]) => flow(id(from), id(to))),
    flow(id('X'), id('B'), `=antrag.betrag &gt; ${at}`),
    flow(id('Z'), next),
  ].join('')
}
