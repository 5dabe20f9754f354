/** Small drawings for tests: nodes by id and type, ways as `a -> b` with an optional share. */
import type { DrawnNode, DrawnProcess, StepFacts } from '../../engine/index.ts'

const noFacts: StepFacts = {
  minutesMin: null,
  minutesUsual: null,
  minutesMax: null,
  waitingMinutes: null,
  transportMinutes: null,
  role: null,
  payGroup: null,
  mediumIn: null,
  mediumOut: null,
  system: null,
  norm: null,
  share: null,
  template: null,
  source: null,
  persons: null,
  day: null,
  pain: null,
}

const types = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  task: 'bpmn:UserTask',
  robot: 'bpmn:ServiceTask',
  wait: 'bpmn:IntermediateCatchEvent',
  xor: 'bpmn:ExclusiveGateway',
  and: 'bpmn:ParallelGateway',
  or: 'bpmn:InclusiveGateway',
  sub: 'bpmn:SubProcess',
  boundary: 'bpmn:BoundaryEvent',
} as const

type Drawn = Partial<Omit<DrawnNode, 'facts'>> & {
  readonly is: keyof typeof types
  readonly facts?: Partial<StepFacts>
}

export const node = (id: string, { is, facts, ...more }: Drawn): DrawnNode => ({
  id,
  type: types[is],
  name: id,
  parent: null,
  host: null,
  interrupting: true,
  triggeredByEvent: false,
  forCompensation: false,
  loops: false,
  event: null,
  link: null,
  lane: null,
  ...more,
  facts: facts ? { ...noFacts, ...facts } : null,
})

/** A step at which somebody works so many minutes. */
export const work = (
  id: string,
  minutes: number,
  facts: Partial<StepFacts> = {},
  more: Partial<DrawnNode> = {},
): DrawnNode => ({
  ...node(id, { is: 'task', facts: { minutesUsual: minutes, payGroup: 'eD/mD', source: 'estimate', ...facts } }),
  ...more,
})

/** `'a -> b 0.25'`, `'a -> b'`; a trailing `*` marks the default way. */
export function drawing(nodes: readonly DrawnNode[], ...ways: readonly string[]): DrawnProcess {
  const flows = ways.map((way) => {
    const [, source = '', target = '', share, star] = /^(\S+) -> (\S+?)(?: ([\d.]+))?( \*)?$/.exec(way) ?? []
    return {
      id: `${source}-${target}`,
      name: '',
      source,
      target,
      isDefault: star !== undefined,
      share: share === undefined ? null : Number(share),
    }
  })
  return { id: 'p', name: 'P', state: null, leika: null, owner: null, nodes, flows }
}
