/** The processes that the engine's bench runs: the same XML for us and for the engine beside us. */
import { flow, processOf } from '../engine/models.ts'

export interface BenchModel {
  readonly name: string
  readonly xml: string
  readonly variables: Readonly<Record<string, unknown>>
  /** The same process as the engine beside us reads it: it has no FEEL. */
  readonly peerXml: string
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

/** Gateways at which the flow onward is taken: the default flow, or one with a condition that is true. */
function choices(many: number, onward: string, aside: string): string {
  const ids = Array.from({ length: many }, (_, at) => `G${at}`)
  const gateways = ids.map((id, at) => {
    const next = ids[at + 1] ?? 'E'
    const standard = onward === '' ? `${id}_${next}` : `${id}_Aus`
    return `<exclusiveGateway id="${id}" default="${standard}"/>${flow(id, next, onward)}${flow(id, 'Aus', aside)}`
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

const instances = (sequential: boolean): string =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality>100</loopCardinality></multiInstanceLoopCharacteristics>`

/** About 4 KB of data of an application. */
const data = {
  antrag: Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`feld${at}`, `Wert ${at} aus dem Formular, mit Text`]),
  ),
}

function model(name: string, inside: string, variables: BenchModel['variables'] = {}, peer = inside): BenchModel {
  return { name, xml: processOf(inside), variables, peerXml: processOf(peer) }
}

/** What the engine beside us evaluates in place of FEEL: whether a variable is there and true. */
const variable = (name: string): string => `\${environment.variables.${name}}`

export const benchModels: readonly BenchModel[] = [
  model('sequence', chain('task', LONG)),
  model('sequence-4kb', chain('task', LONG), data),
  model('user-tasks', chain('userTask', LONG)),
  model('user-tasks-4kb', chain('userTask', LONG), data),
  model('exclusive-default', choices(LONG, '', '=false'), {}, choices(LONG, '', variable('nein'))),
  model(
    'exclusive-feel',
    choices(LONG, '=betrag &gt; 10', ''),
    { betrag: 50, ja: true },
    choices(LONG, variable('ja'), ''),
  ),
  model('parallel', parallel(10, 5)),
  model('nested', nested(10)),
  model('multi-instance', chain('task', 1, instances(false))),
  model('multi-instance-sequential', chain('task', 1, instances(true))),
  model('multi-instance-subprocess', chain('subProcess', 1, nested(0) + instances(false))),
]

/** As many tokens as there are tasks, each of which leads back into itself. */
export function waitingTokens(many: number): string {
  const ids = Array.from({ length: many }, (_, at) => `T${at}`)
  return processOf(
    `<startEvent id="S"/><parallelGateway id="G"/>${flow('S', 'G')}` +
      ids.map((id) => `<userTask id="${id}"/>${flow('G', id)}${flow(id, id)}`).join(''),
  )
}
