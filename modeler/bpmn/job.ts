/** The work of a service task: its type, its headers and what it is given, written together as one step to undo. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { findExtension, replaceExtensions } from './extensions.ts'
import { list } from './moddle.ts'
import type { Drawn } from './services.ts'

export type Headers = Readonly<Record<string, string>>
/** Variables that only this work sees, each with the FEEL that says what stands in it. */
export type Inputs = Readonly<Record<string, string>>

export interface Job {
  /** Empty where nothing is chosen. */
  readonly type: string
  readonly headers: Headers
  readonly inputs: Inputs
}

const TYPE = 'zeebe:TaskDefinition'
const HEADERS = 'zeebe:TaskHeaders'
const MAPPING = 'zeebe:IoMapping'

export function readJob(element: Drawn): Job {
  const headers = list(findExtension(element, HEADERS), 'values').map((one) => [
    one.get<string | undefined>('key') ?? '',
    one.get<string | undefined>('value') ?? '',
  ])
  const inputs = list(findExtension(element, MAPPING), 'inputParameters').map((one) => [
    one.get<string | undefined>('target') ?? '',
    one.get<string | undefined>('source') ?? '',
  ])
  return {
    type: findExtension(element, TYPE)?.get<string | undefined>('type') ?? '',
    headers: Object.fromEntries(headers) as Headers,
    inputs: Object.fromEntries(inputs) as Inputs,
  }
}

/** Empty headers and inputs are left out; without a type there is no work. How often it is tried stays, and what comes of it. */
export function writeJob(modeler: Modeler, element: Drawn, { type, headers, inputs }: Job): void {
  const retries = findExtension(element, TYPE)?.get<string | undefined>('retries')
  const values = Object.entries(headers).filter(([, value]) => value !== '')
  const outputs = list(findExtension(element, MAPPING), 'outputParameters')
  replaceExtensions(modeler, element, [TYPE, HEADERS, MAPPING], (create) => {
    const mapping = create(MAPPING, {})
    const given = Object.entries(inputs)
      .filter(([, source]) => source !== '')
      .map(([target, source]) => create('zeebe:Input', { source, target }))
    for (const one of [...given, ...outputs]) one.$parent = mapping
    mapping.set('inputParameters', given)
    mapping.set('outputParameters', outputs)
    const headersOf = create(HEADERS, {})
    const made = values.map(([key, value]) => create('zeebe:Header', { key, value }))
    for (const one of made) one.$parent = headersOf
    headersOf.set('values', made)
    return [
      ...(type ? [create(TYPE, { type, ...(retries ? { retries } : {}) })] : []),
      ...(made.length > 0 ? [headersOf] : []),
      ...(given.length + outputs.length > 0 ? [mapping] : []),
    ]
  })
}
