/** Random block-structured processes: every split has its join, so that each of them must reach its end. */
import fc from 'fast-check'
import { extension, flow, processOf } from '../models.ts'
import { alone, begunBy, endings, eventSubprocesses, link, race, thrown } from './random-events.ts'
import {
  adHoc,
  again,
  doubled,
  first,
  guarded,
  guardKinds,
  listed,
  times,
  transaction,
  twice,
  undone,
  within,
  type Inner,
} from './random-scopes.ts'

export type Block =
  | { readonly kind: 'user' | 'service' | 'timer' | 'message' | keyof typeof alone | keyof typeof pairs }
  | { readonly kind: 'sequence' | 'first' | keyof typeof splits; readonly blocks: readonly Block[] }
  | { readonly kind: 'sub' | 'watched' | 'call' | keyof typeof loops | keyof typeof scopes; readonly block: Block }
  | { readonly kind: 'guarded'; readonly block: Block; readonly by: readonly [Guard, Guard] }

type Guard = (typeof guardKinds)[number]

/** Elements that come two by two. */
const pairs = { race, link, doubled } as const

/** A block repeated as a subprocess. */
const loops = { each: times(2, false), eachInTurn: times(2, true), eachListed: listed, repeated: twice } as const

/** What a block can stand in. */
const scopes = {
  undone,
  transaction,
  again,
  adHoc: (id: string, close: string, inner: Inner) => adHoc(id, false, inner) + behind(id, close),
  adHocInTurn: (id: string, close: string, inner: Inner) => adHoc(id, true, inner) + behind(id, close),
} as const

const behind = (id: string, close: string): string => `<manualTask id="${close}"/>${flow(id, close)}`

/** Gateways, or a task, that open several ways, and what joins them. */
const splits = {
  parallel: ['parallelGateway', 'parallelGateway'],
  choice: ['exclusiveGateway', 'exclusiveGateway'],
  inclusive: ['inclusiveGateway', 'inclusiveGateway'],
  flows: ['userTask', 'inclusiveGateway'],
  gather: ['parallelGateway', 'userTask'],
} as const

const keys = <T extends object>(table: T): (keyof T & string)[] => Object.keys(table) as (keyof T & string)[]

function treeOf(single: readonly string[], several: readonly string[], around: readonly string[]): fc.Arbitrary<Block> {
  const { block } = fc.letrec<{ block: unknown }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.record({ kind: fc.constantFrom(...single) }),
      fc.record({
        kind: fc.constantFrom(...several),
        blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constantFrom(...around),
        block: tie('block'),
        by: fc.tuple(fc.constantFrom(...guardKinds), fc.constantFrom(...guardKinds)),
      }),
    ),
  }))
  return block as fc.Arbitrary<Block>
}

/** Of everything that there is. */
export const blocks = treeOf(
  ['user', 'service', 'timer', 'message', ...keys(alone), ...keys(pairs)],
  ['sequence', 'first', ...keys(splits)],
  ['sub', 'watched', 'call', 'guarded', ...keys(loops), ...keys(scopes)],
)

/** Of what keeps to itself: no way throws at another, ends it, or counts what it does. */
export const independentBlocks = treeOf(
  ['user', 'service', 'timer', 'message', 'script', 'pass', 'receive', 'condition', 'link', 'doubled'],
  ['sequence', 'parallel', 'choice', 'inclusive', 'flows'],
  ['sub', 'call', 'each', 'eachInTurn', 'repeated'],
)

/** Where the process begins; `S` leads to its block. */
export const beginnings = {
  plain: '<startEvent id="S"/>',
  exclusive: begunBy('S', 'exclusive'),
  parallel: begunBy('S', 'parallel'),
} as const
export type Begins = keyof typeof beginnings

/** The process of a block. A choice asks the variable `zahl`, a loop `runden`. */
export function processFor(block: Block, begins: Begins = 'plain'): string {
  const draw: Drawing = { xml: [], called: [], next: 0 }
  const [opens, closes] = drawn(draw, block)
  const message =
    '<message id="M" name="nachricht"><extensionElements><zeebe:subscription correlationKey="=zahl"/></extensionElements></message>'
  const path = `${beginnings[begins]}<endEvent id="E"/>${flow('S', opens)}${flow(closes, 'E')}${draw.xml.join('')}`
  return processOf(path, message + thrown + draw.called.join(''))
}

interface Drawing {
  readonly xml: string[]
  /** Processes that are called. */
  readonly called: string[]
  next: number
}

type Ends = readonly [first: string, last: string]

function drawn(draw: Drawing, block: Block): Ends {
  const { kind } = block
  if ('blocks' in block) return several(draw, block)
  if ('block' in block) return around(draw, block)
  const id = name(draw)
  if (kind in pairs) {
    const close = name(draw)
    draw.xml.push(pairs[kind as keyof typeof pairs](id, close))
    return [id, close]
  }
  draw.xml.push(simple[kind as keyof typeof simple](id))
  return [id, id]
}

function several(draw: Drawing, { kind, blocks: inner }: Extract<Block, { blocks: readonly Block[] }>): Ends {
  if (kind === 'sequence') return sequence(draw, inner)
  if (kind !== 'first') return split(draw, kind, inner)
  const [open, close] = [name(draw), name(draw)]
  draw.xml.push(
    first(
      open,
      close,
      inner.map((block) => apart(draw, block)),
    ),
  )
  return [open, close]
}

function around(draw: Drawing, block: Extract<Block, { block: Block }>): Ends {
  const { kind } = block
  const id = name(draw)
  const inner = apart(draw, block.block)
  if (kind === 'watched') return watched(draw, id, inner)
  if (kind === 'call') return call(draw, id, inner)
  if (kind in scopes) {
    const close = name(draw)
    draw.xml.push(scopes[kind as keyof typeof scopes](id, close, inner))
    return [id, close]
  }
  draw.xml.push(`<subProcess id="${id}">${loops[kind as keyof typeof loops] ?? ''}${within(id, inner)}</subProcess>`)
  if (kind !== 'guarded') return [id, id]
  const close = name(draw)
  draw.xml.push(guarded(id, close, ...block.by))
  return [id, close]
}

/** A block drawn for the inside of another. */
function apart(draw: Drawing, block: Block): Inner {
  const inside: Drawing = { ...draw, xml: [] }
  const [opens, closes] = drawn(inside, block)
  draw.next = inside.next
  return { first: opens, last: closes, xml: inside.xml.join('') }
}

function call(draw: Drawing, id: string, inner: Inner): Ends {
  draw.called.push(`<process id="${id}P" isExecutable="true">${within(id, inner)}</process>`)
  draw.xml.push(`<callActivity id="${id}">${extension(`<zeebe:calledElement processId="${id}P"/>`)}</callActivity>`)
  return [id, id]
}

const simple = {
  ...alone,
  user: (id: string) => `<userTask id="${id}"/>`,
  service: (id: string) => `<serviceTask id="${id}">${extension('<zeebe:taskDefinition type="t"/>')}</serviceTask>`,
  timer: (id: string) =>
    `<intermediateCatchEvent id="${id}"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
  message: (id: string) =>
    `<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="M"/></intermediateCatchEvent>`,
} as const

function name(draw: Drawing): string {
  return `N${draw.next++}`
}

function sequence(draw: Drawing, inner: readonly Block[]): Ends {
  const ends = inner.map((block) => drawn(draw, block))
  ends.slice(1).forEach(([first], index) => draw.xml.push(flow(ends[index]![1], first)))
  return [ends[0]![0], ends.at(-1)![1]]
}

function split(draw: Drawing, kind: keyof typeof splits, inner: readonly Block[]): Ends {
  const [open, close] = [name(draw), name(draw)]
  const [opens, joins] = splits[kind]
  const ends = inner.map((block) => drawn(draw, block))
  const chooses = opens !== 'parallelGateway'
  const standard = chooses && ends.length > 1 ? ` default="${open}_${ends.at(-1)![0]}"` : ''
  const needs = kind === 'gather' ? ` startQuantity="${ends.length}"` : ''
  draw.xml.push(`<${opens} id="${open}"${standard}/><${joins} id="${close}"${needs}/>`)
  ends.forEach(([opening, closing], index) => {
    const conditional = chooses && index < ends.length - 1
    draw.xml.push(
      flow(open, opening, conditional ? `=zahl ${kind === 'choice' ? '=' : '&lt;='} ${index}` : ''),
      flow(closing, close),
    )
  })
  return [open, close]
}

/** A subprocess with event subprocesses inside, which may end by an error; both ways meet behind it. */
function watched(draw: Drawing, id: string, { first: opens, last: closes, xml }: Inner): Ends {
  const [error, close] = [name(draw), name(draw)]
  const start = `<startEvent id="${id}S"/>${flow(`${id}S`, opens)}`
  const content = `${start}${xml}${endings(id, closes)}${eventSubprocesses(id)}`
  draw.xml.push(
    `<subProcess id="${id}">${content}</subProcess><exclusiveGateway id="${close}"/>`,
    `<boundaryEvent id="${error}" attachedToRef="${id}"><errorEventDefinition errorRef="F"/></boundaryEvent>`,
    flow(id, close) + flow(error, close),
  )
  return [id, close]
}
