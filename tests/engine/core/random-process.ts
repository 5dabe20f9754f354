/** Random block-structured processes: every split has its join, so that each of them must reach its end. */
import fc from 'fast-check'
import { extension, flow, processOf } from '../models.ts'
import { alone, endings, eventSubprocesses, link, race, thrown } from './random-events.ts'

export type Block =
  | { readonly kind: 'user' | 'service' | 'timer' | 'message' | keyof typeof alone | 'race' | 'link' }
  | { readonly kind: 'sequence' | 'parallel' | 'choice' | 'inclusive'; readonly blocks: readonly Block[] }
  | { readonly kind: 'sub' | 'guarded' | 'watched' | 'each' | 'eachInTurn'; readonly block: Block }

const aloneKinds = Object.keys(alone) as (keyof typeof alone)[]

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ kind: fc.constantFrom('user', 'service', 'timer', 'message', 'race', 'link', ...aloneKinds) }),
    fc.record({
      kind: fc.constantFrom('sequence', 'parallel', 'choice', 'inclusive'),
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constantFrom('sub', 'guarded', 'watched', 'each', 'eachInTurn'), block: tie('block') }),
  ),
})).block

/** The process of a block. A choice asks the variable `zahl`. */
export function processFor(block: Block): string {
  const draw: Drawing = { xml: [], next: 0 }
  const [first, last] = drawn(draw, block)
  const message =
    '<message id="M" name="nachricht"><extensionElements><zeebe:subscription correlationKey="=zahl"/></extensionElements></message>'
  return processOf(
    `<startEvent id="S"/><endEvent id="E"/>${flow('S', first)}${flow(last, 'E')}${draw.xml.join('')}`,
    message + thrown,
  )
}

interface Drawing {
  readonly xml: string[]
  next: number
}

type Ends = readonly [first: string, last: string]

function drawn(draw: Drawing, block: Block): Ends {
  if (block.kind === 'sequence') return sequence(draw, block.blocks)
  if (block.kind === 'parallel') return split(draw, 'parallelGateway', block.blocks)
  if (block.kind === 'choice') return split(draw, 'exclusiveGateway', block.blocks)
  if (block.kind === 'inclusive') return split(draw, 'inclusiveGateway', block.blocks)
  if (block.kind === 'sub') return subprocess(draw, block.block)
  if (block.kind === 'each') return subprocess(draw, block.block, twice(false))
  if (block.kind === 'eachInTurn') return subprocess(draw, block.block, twice(true))
  if (block.kind === 'guarded') return guarded(draw, block.block)
  if (block.kind === 'watched') return watched(draw, block.block)
  if (block.kind === 'race' || block.kind === 'link') return between(draw, block.kind)
  const id = name(draw)
  draw.xml.push(simple[block.kind](id))
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

function split(draw: Drawing, type: `${'parallel' | 'exclusive' | 'inclusive'}Gateway`, inner: readonly Block[]): Ends {
  const [open, close] = [name(draw), name(draw)]
  const ends = inner.map((block) => drawn(draw, block))
  const chooses = type !== 'parallelGateway'
  const standard = chooses ? ` default="${open}_${ends.at(-1)![0]}"` : ''
  draw.xml.push(`<${type} id="${open}"${standard}/><${type} id="${close}"/>`)
  ends.forEach(([first, last], index) => {
    const conditional = chooses && index < ends.length - 1
    draw.xml.push(
      flow(open, first, conditional ? `=zahl ${type === 'inclusiveGateway' ? '&lt;=' : '='} ${index}` : ''),
      flow(last, close),
    )
  })
  return [open, close]
}

const twice = (inTurn: boolean): string =>
  `<multiInstanceLoopCharacteristics isSequential="${inTurn}"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>`

function subprocess(draw: Drawing, block: Block, loop = ''): Ends {
  const id = name(draw)
  const inside: Drawing = { xml: [], next: draw.next }
  const [first, last] = drawn(inside, block)
  draw.next = inside.next
  const ends = `<startEvent id="${id}S"/><endEvent id="${id}E"/>${flow(`${id}S`, first)}${flow(last, `${id}E`)}`
  draw.xml.push(`<subProcess id="${id}">${loop}${ends}${inside.xml.join('')}</subProcess>`)
  return [id, id]
}

function between(draw: Drawing, kind: 'race' | 'link'): Ends {
  const ends = [name(draw), name(draw)] as const
  draw.xml.push(kind === 'race' ? race(...ends) : link(...ends))
  return ends
}

/** A subprocess with event subprocesses inside, which may end by an error; both ways meet behind it. */
function watched(draw: Drawing, block: Block): Ends {
  const [id, error, close] = [name(draw), name(draw), name(draw)]
  const inside: Drawing = { xml: [], next: draw.next }
  const [first, last] = drawn(inside, block)
  draw.next = inside.next
  const start = `<startEvent id="${id}S"/>${flow(`${id}S`, first)}`
  const content = `${start}${inside.xml.join('')}${endings(id, last)}${eventSubprocesses(id)}`
  draw.xml.push(
    `<subProcess id="${id}">${content}</subProcess><exclusiveGateway id="${close}"/>`,
    `<boundaryEvent id="${error}" attachedToRef="${id}"><errorEventDefinition errorRef="F"/></boundaryEvent>`,
    flow(id, close) + flow(error, close),
  )
  return [id, close]
}

/** A subprocess with a timer that cancels it and one that only reminds; both ways meet behind it. */
function guarded(draw: Drawing, block: Block): Ends {
  const [id] = subprocess(draw, block)
  const [close, cancel, remind] = [name(draw), name(draw), name(draw)]
  const timer = '<timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition>'
  draw.xml.push(
    `<exclusiveGateway id="${close}"/>`,
    `<boundaryEvent id="${cancel}" attachedToRef="${id}">${timer}</boundaryEvent>`,
    `<boundaryEvent id="${remind}" attachedToRef="${id}" cancelActivity="false">${timer}</boundaryEvent>`,
    `<endEvent id="${remind}E"/>`,
    flow(id, close) + flow(cancel, close) + flow(remind, `${remind}E`),
  )
  return [id, close]
}
