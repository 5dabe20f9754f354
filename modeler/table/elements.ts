/** Makes the BPMN element that a row stands for. */
import { readFacts, writeFacts, addExtension } from './facts.ts'
import { kindOf, onlyChoice, type Choices } from '../bpmn/jobKinds.ts'
import { list, one, type Maker, type Moddle } from '../bpmn/moddle.ts'
import type { Recording } from './recording.ts'
import type { Block, Step } from './table.ts'

export interface Writing {
  readonly make: Maker
  readonly record: Recording
  readonly definitions: Moddle
  readonly process: Moddle
  readonly choices: Choices
}

/** The type of the gateway for a kind of block. */
export const gatewayType = (gateway: Block['gateway']): string =>
  `bpmn:${gateway[0]?.toUpperCase()}${gateway.slice(1)}Gateway`

/** Adds an element to the process; returns it. */
export function addElement({ make, record, process }: Writing, type: string, attributes: object): Moddle {
  const made = make.create(type, attributes)
  made.$parent = process
  record.add(process, 'flowElements', made)
  return made
}

export function makeStep(writing: Writing, step: Step): Moddle {
  const element = addElement(writing, step.type, { id: step.id })
  const { make, record } = writing
  // Without it, older engines would take the task for work of a machine.
  if (step.type === 'bpmn:UserTask') addExtension(make, record, element, 'zeebe:UserTask')
  if (step.job) makeJob(writing, element, step.job)
  if (step.type === 'bpmn:IntermediateCatchEvent') makeWait(writing, element, step)
  return element
}

/** With what goes without saying: the day whose rates hold, the only letter. */
function makeJob(writing: Writing, element: Moddle, type: string): void {
  const { make, record, choices } = writing
  addExtension(make, record, element, 'zeebe:TaskDefinition', { type })
  const headers = Object.entries(onlyChoice(type, choices)).map(
    ([key, value]) => ['zeebe:Header', { key, value }] as const,
  )
  const inputs = Object.entries(kindOf(type)?.inputs ?? {}).map(
    ([target, source]) => ['zeebe:Input', { source, target }] as const,
  )
  addAround(writing, element, { type: 'zeebe:TaskHeaders', of: 'values', parts: headers })
  addAround(writing, element, { type: 'zeebe:IoMapping', of: 'inputParameters', parts: inputs })
}

interface Around {
  readonly type: string
  /** The property that holds the parts. */
  readonly of: string
  readonly parts: readonly (readonly [type: string, attributes: object])[]
}

/** Nothing where there is nothing to hold. */
function addAround({ make, record }: Writing, element: Moddle, { type, of, parts }: Around): void {
  if (parts.length === 0) return
  const around = addExtension(make, record, element, type)
  const made = parts.map(([part, attributes]) => make.create(part, attributes))
  for (const one of made) one.$parent = around
  record.set(around, of, made)
}

function makeWait(writing: Writing, element: Moddle, step: Step): void {
  const { make, record, definitions } = writing
  const type = step.on === 'timer' ? 'bpmn:TimerEventDefinition' : 'bpmn:MessageEventDefinition'
  const definition = make.create(type, {})
  definition.$parent = element
  record.set(element, 'eventDefinitions', [definition])
  if (step.on === 'timer') return writeDuration(writing, definition, step.duration)
  const message = make.create('bpmn:Message', { id: writing.make.id('Message_'), name: step.what })
  message.$parent = definitions
  record.add(definitions, 'rootElements', message)
  record.set(definition, 'messageRef', message)
}

function writeDuration({ make, record }: Writing, definition: Moddle, duration: string | null): void {
  if (one(definition, 'timeDuration')?.get('body') === (duration ?? undefined)) return
  const made = duration === null ? undefined : make.create('bpmn:FormalExpression', { body: duration })
  if (made) made.$parent = definition
  record.set(definition, 'timeDuration', made)
}

/** Writes what the row says about an element that is there. */
export function describe(writing: Writing, element: Moddle, item: Step | Block): void {
  const { make, record } = writing
  const name = element.name?.trim() ?? ''
  if (name !== item.what) record.set(element, 'name', item.what || undefined)
  if (item.kind === 'block') return
  const timer = list(element, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition')
  if (timer && item.part === 'wait' && item.duration) writeDuration(writing, timer, item.duration)
  if (!same(readFacts(element), item.facts)) writeFacts(make, record, element, item.facts, item.who)
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)
