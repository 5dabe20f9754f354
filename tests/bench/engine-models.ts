/** The processes that the engine's bench runs: the same XML for us and for the engine beside us. */
import { flow, processOf } from '../engine/models.ts'

export interface BenchModel {
  readonly name: string
  readonly xml: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Whether the engine beside us can run it too. */
  readonly peer: boolean
}

const LONG = 50

const chain = (type: string, many: number, extra = ''): string => {
  const ids = Array.from({ length: many }, (_, at) => `T${at}`)
  const path = ['S', ...ids, 'E']
  return (
    `<startEvent id="S"/><endEvent id="E"/>` +
    ids.map((id) => `<${type} id="${id}">${extra}</${type}>`).join('') +
    path
      .slice(1)
      .map((id, at) => flow(path[at]!, id))
      .join('')
  )
}

/** Gateways with a default flow that is taken, or with a condition that is true. */
function choices(many: number, condition: string): string {
  const ids = Array.from({ length: many }, (_, at) => `G${at}`)
  const gateways = ids.map((id, at) => {
    const next = ids[at + 1] ?? 'E'
    const [toSide, toNext] = condition === '' ? ['=false', ''] : ['', condition]
    const standard = condition === '' ? `${id}_${next}` : `${id}_Aus`
    return `<exclusiveGateway id="${id}" default="${standard}"/>${flow(id, next, toNext)}${flow(id, 'Aus', toSide)}`
  })
  return `<startEvent id="S"/><endEvent id="E"/><endEvent id="Aus"/>${flow('S', 'G0')}${gateways.join('')}`
}

function parallel(branches: number, rounds: number): string {
  const one = (at: number): string => {
    const ids = Array.from({ length: branches }, (_, branch) => `T${at}x${branch}`)
    const tasks = ids.map((id) => `<task id="${id}"/>${flow(`A${at}`, id)}${flow(id, `Z${at}`)}`)
    const next = at + 1 < rounds ? `A${at + 1}` : 'E'
    return `<parallelGateway id="A${at}"/><parallelGateway id="Z${at}"/>${tasks.join('')}${flow(`Z${at}`, next)}`
  }
  const all = Array.from({ length: rounds }, (_, at) => one(at)).join('')
  return `<startEvent id="S"/><endEvent id="E"/>${flow('S', 'A0')}${all}`
}

function nested(depth: number): string {
  if (depth === 0) return '<startEvent id="S0"/><task id="T"/><endEvent id="E0"/>' + flow('S0', 'T') + flow('T', 'E0')
  const [start, sub, end] = [`S${depth}`, `U${depth}`, `E${depth}`]
  const inside = `<subProcess id="${sub}">${nested(depth - 1)}</subProcess>`
  return `<startEvent id="${start}"/>${inside}<endEvent id="${end}"/>${flow(start, sub)}${flow(sub, end)}`
}

const instances =
  '<multiInstanceLoopCharacteristics><loopCardinality>100</loopCardinality></multiInstanceLoopCharacteristics>'

/** About 4 KB of data of an application. */
const data = {
  antrag: Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`feld${at}`, `Wert ${at} aus dem Formular, mit Text`]),
  ),
}

export const benchModels: readonly BenchModel[] = [
  { name: 'sequence', xml: processOf(chain('task', LONG)), variables: {}, peer: true },
  { name: 'user-tasks', xml: processOf(chain('userTask', LONG)), variables: {}, peer: true },
  { name: 'user-tasks-4kb', xml: processOf(chain('userTask', LONG)), variables: data, peer: true },
  { name: 'exclusive-default', xml: processOf(choices(LONG, '')), variables: {}, peer: false },
  { name: 'exclusive-feel', xml: processOf(choices(LONG, '=betrag &gt; 10')), variables: { betrag: 50 }, peer: false },
  { name: 'parallel', xml: processOf(parallel(10, 5)), variables: {}, peer: true },
  { name: 'nested', xml: processOf(nested(10)), variables: {}, peer: true },
  { name: 'multi-instance', xml: processOf(chain('task', 1, instances)), variables: {}, peer: true },
]

/** As many tokens as there are tasks, each of which leads back into itself. */
export function waitingTokens(many: number): string {
  const ids = Array.from({ length: many }, (_, at) => `T${at}`)
  return processOf(
    `<startEvent id="S"/><parallelGateway id="G"/>${flow('S', 'G')}` +
      ids.map((id) => `<userTask id="${id}"/>${flow('G', id)}${flow(id, id)}`).join(''),
  )
}
