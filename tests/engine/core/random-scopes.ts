/** Drawings of what surrounds a block, for random block-structured processes. */
import { extension, flow } from '../models.ts'

/** A block that was drawn: where it begins and ends, and its elements. */
export interface Inner {
  readonly first: string
  readonly last: string
  readonly xml: string
}

/** The block between a start and an end event. */
export const within = (id: string, { first, last, xml }: Inner): string =>
  `<startEvent id="${id}S"/><endEvent id="${id}E"/>${flow(`${id}S`, first)}${flow(last, `${id}E`)}${xml}`

export const times = (many: number, inTurn: boolean): string =>
  `<multiInstanceLoopCharacteristics isSequential="${inTurn}"><loopCardinality>${many}</loopCardinality></multiInstanceLoopCharacteristics>`

/** For each of a list, with what each gives, until two are done. */
export const listed = `<multiInstanceLoopCharacteristics>${extension(
  '<zeebe:loopCharacteristics inputCollection="=[1, 2, 3]" inputElement="posten" outputCollection="ergebnis" outputElement="=posten * 2"/>',
)}<completionCondition>=numberOfCompletedInstances &gt;= 2</completionCondition></multiInstanceLoopCharacteristics>`

export const twice = '<standardLoopCharacteristics loopMaximum="2"/>'

/** A task that can be undone. */
const undoable = (id: string): string =>
  `<userTask id="${id}"/><boundaryEvent id="${id}B" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>` +
  `<userTask id="${id}H" isForCompensation="true"/><association id="${id}A" sourceRef="${id}B" targetRef="${id}H"/>`

/** A subprocess with something to undo, and behind it `close`, which undoes all of it. */
export function undone(id: string, close: string, inner: Inner): string {
  const content = within(id, {
    ...inner,
    first: `${id}U`,
    xml: inner.xml + undoable(`${id}U`) + flow(`${id}U`, inner.first),
  })
  const throwing = `<intermediateThrowEvent id="${close}"><compensateEventDefinition/></intermediateThrowEvent>`
  return `<subProcess id="${id}">${content}</subProcess>${throwing}${flow(id, close)}`
}

/** A transaction that is cancelled where `zahl` is 2; both ways meet at `close`. */
export function transaction(id: string, close: string, { first, last, xml }: Inner): string {
  const cancel = `<endEvent id="${id}C"><cancelEventDefinition/></endEvent>`
  const choice = `<exclusiveGateway id="${id}G" default="${id}G_${id}E"/>`
  const ways = flow(`${id}G`, `${id}C`, '=zahl = 2') + flow(`${id}G`, `${id}E`) + flow(last, `${id}G`)
  const start = flow(`${id}S`, `${id}U`) + flow(`${id}U`, first)
  const content = `<startEvent id="${id}S"/><endEvent id="${id}E"/>${undoable(`${id}U`)}${start}${xml}${choice}${cancel}${ways}`
  return (
    `<transaction id="${id}">${content}</transaction><exclusiveGateway id="${close}"/>` +
    `<boundaryEvent id="${id}X" attachedToRef="${id}"><cancelEventDefinition/></boundaryEvent>` +
    flow(id, close) +
    flow(`${id}X`, close)
  )
}

/** The block again and again, until it was run often enough over the whole case. */
export function again(open: string, close: string, { first, last, xml }: Inner): string {
  const count = `<scriptTask id="${open}R">${extension('<zeebe:script expression="=runden + 1" resultVariable="runden"/>')}</scriptTask>`
  const gateways = `<exclusiveGateway id="${open}"/><exclusiveGateway id="${close}G" default="${close}G_${close}"/><manualTask id="${close}"/>`
  const ways = flow(open, `${open}R`) + flow(`${open}R`, first) + flow(last, `${close}G`) + flow(`${close}G`, close)
  return gateways + count + ways + flow(`${close}G`, open, '=runden &lt; 3') + xml
}

const work = (id: string): string => `<userTask id="${id}"/>`

/** An ad-hoc subprocess with a block and a task beside it, in which no flow leads to either. */
export function adHoc(id: string, inTurn: boolean, { xml }: Inner): string {
  // Where the condition is false when nothing is left, it would wait for somebody to begin something more.
  const until = inTurn ? '' : '<completionCondition>=zahl &lt;= 3</completionCondition>'
  const ordering = inTurn ? ' ordering="Sequential"' : ''
  return `<adHocSubProcess id="${id}"${ordering}>${xml}${work(`${id}a`)}${until}</adHocSubProcess>`
}

/** Two ways of which the first to come goes on at `close`; the other ends there. */
export function first(open: string, close: string, ways: readonly Inner[]): string {
  const many = ways.length
  const gateways =
    `<parallelGateway id="${open}"/><complexGateway id="${close}G" default="${close}G_${close}Z">` +
    `<activationCondition>=activationCount &gt;= ${Math.min(2, many)}</activationCondition></complexGateway>`
  const after = `<manualTask id="${close}"/><endEvent id="${close}Z"/>`
  const out = flow(`${close}G`, close, '=waitingForStart') + flow(`${close}G`, `${close}Z`)
  return (
    gateways + after + out + ways.map((way) => way.xml + flow(open, way.first) + flow(way.last, `${close}G`)).join('')
  )
}

/** A task that sends two tokens along its flow, and one that needs two to begin. */
export const doubled = (open: string, close: string): string =>
  `<userTask id="${open}" completionQuantity="2"/><userTask id="${close}" startQuantity="2"/>${flow(open, close)}`

const guards = {
  message: '<messageEventDefinition messageRef="N"/>',
  signal: '<signalEventDefinition signalRef="G"/>',
  condition: '<conditionalEventDefinition><condition>=zahl = 1</condition></conditionalEventDefinition>',
  escalation: '<escalationEventDefinition escalationRef="X"/>',
  timer: '<timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition>',
  multiple: '<messageEventDefinition messageRef="N"/><signalEventDefinition signalRef="G"/>',
} as const

export const guardKinds = Object.keys(guards) as (keyof typeof guards)[]

/** Boundary events on `host`, one that interrupts and one beside it; the ways that go on meet at `close`. */
export function guarded(
  host: string,
  close: string,
  interrupting: keyof typeof guards,
  beside: keyof typeof guards,
): string {
  const boundary = (id: string, kind: keyof typeof guards, cancels: boolean): string =>
    `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${cancels}">${guards[kind]}</boundaryEvent>`
  // The same event on both would be caught by one of them only.
  const other =
    interrupting === beside
      ? ''
      : boundary(`${host}N`, beside, false) + `<endEvent id="${host}NE"/>` + flow(`${host}N`, `${host}NE`)
  const ways = flow(host, close) + flow(`${host}I`, close)
  return `<exclusiveGateway id="${close}"/>${boundary(`${host}I`, interrupting, true)}${other}${ways}`
}
