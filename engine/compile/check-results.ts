/** Expressions that depend on nothing and give what their place cannot use: no time, no list, no truth. */
import { fixedText, isReadable, wanted } from './check-events.ts'
import { complain } from './check-model.ts'
import { escapes } from './deadlocks/escapes.ts'
import type { Reading } from './elements.ts'
import { constantOf } from './feel/constant.ts'
import type { Element, Loop } from '../core/model.ts'
import type { Json } from '../core/ids.ts'

export function checkResults(reading: Reading): void {
  for (const element of reading.elements.values()) {
    checkTimers(reading, element)
    if (element.loop) checkLoop(reading, element.id, element.loop)
    checkWaiting(reading, element)
  }
  for (const { id, condition } of reading.flows.values()) truth(reading, id, condition)
}

/** Plain texts are looked at with the events; here are expressions that give something else than a readable text. */
function checkTimers(reading: Reading, { id, events }: Element): void {
  for (const event of events) {
    if (event.kind !== 'timer' || fixedText(event.expression) !== null) continue
    const value = constant(event.expression)
    if (value === undefined || (typeof value === 'string' && isReadable[event.what](value))) continue
    const { de, en, like } = wanted[event.what]
    wrong(reading, id, value, [`${de}`, `${en}`], [`Schreiben Sie zum Beispiel ${like}.`, `Write for example ${like}.`])
  }
}

function checkLoop(reading: Reading, id: string, loop: Loop): void {
  if (loop.kind === 'standard') return truth(reading, id, loop.condition)
  truth(reading, id, loop.until)
  const list = constant(loop.collection)
  if (list !== undefined && !Array.isArray(list))
    wrong(
      reading,
      id,
      list,
      ['keine Liste', 'no list'],
      ['Nennen Sie eine Liste, etwa [1, 2].', 'Name a list, such as [1, 2].'],
    )
  const many = constant(loop.cardinality)
  if (many !== undefined && !(typeof many === 'number' && Number.isInteger(many) && many >= 0))
    wrong(reading, id, many, ['keine Anzahl', 'no number'], ['Nennen Sie eine ganze Zahl.', 'Name a whole number.'])
}

/** Conditions for which something waits, and that never come true. */
function checkWaiting(reading: Reading, element: Element): void {
  const { id, type, events, adHoc } = element
  for (const event of events) if (event.kind === 'conditional') truth(reading, id, event.expression)
  truth(reading, id, adHoc?.until ?? null)
  const [only, ...others] = type === 'bpmn:IntermediateCatchEvent' ? events : []
  const awaited = adHoc ? adHoc.until : only?.kind === 'conditional' && others.length === 0 ? only.expression : null
  if (constant(awaited) !== false || (adHoc && escapes(reading, element))) return
  complain(
    reading,
    id,
    'condition-never-true',
    ['Die Bedingung ist immer false: Hier geht es nie weiter.', 'The condition is always false: nothing goes on here.'],
    ['Schreiben Sie eine Bedingung, die eintreten kann.', 'Write a condition that can come true.'],
    'warning',
  )
}

function truth(reading: Reading, id: string, condition: string | null): void {
  const value = constant(condition)
  if (value === undefined || typeof value === 'boolean') return
  wrong(
    reading,
    id,
    value,
    ['weder true noch false', 'neither true nor false'],
    ['Schreiben Sie einen Vergleich.', 'Write a comparison.'],
  )
}

const constant = (expression: string | null): Json | undefined =>
  expression === null ? undefined : constantOf(expression)?.value

type Said = readonly [de: string, en: string]

function wrong(reading: Reading, id: string, value: Json, [de, en]: Said, instead: Said): void {
  const shown = JSON.stringify(value)
  const reason = [
    `Der Ausdruck ergibt immer ${shown}, und das ist ${de}.`,
    `The expression always gives ${shown}, which is ${en}.`,
  ] as const
  complain(reading, id, 'feel-type', reason, instead, 'warning')
}
