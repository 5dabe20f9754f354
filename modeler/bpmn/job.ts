/** The work of a service task: its type and its headers, written together as one step to undo. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { findExtension, replaceExtensions } from './extensions.ts'
import { list } from './moddle.ts'
import type { Drawn } from './services.ts'

export type Headers = Readonly<Record<string, string>>

export interface Job {
  /** Empty where nothing is chosen. */
  readonly type: string
  readonly headers: Headers
}

const TYPE = 'zeebe:TaskDefinition'
const HEADERS = 'zeebe:TaskHeaders'

export function readJob(element: Drawn): Job {
  const headers = list(findExtension(element, HEADERS), 'values').map((one) => [
    one.get<string | undefined>('key') ?? '',
    one.get<string | undefined>('value') ?? '',
  ])
  return {
    type: findExtension(element, TYPE)?.get<string | undefined>('type') ?? '',
    headers: Object.fromEntries(headers) as Headers,
  }
}

/** Empty headers are left out; without a type there is no work. How often it is tried stays. */
export function writeJob(modeler: Modeler, element: Drawn, { type, headers }: Job): void {
  const retries = findExtension(element, TYPE)?.get<string | undefined>('retries')
  const values = Object.entries(headers).filter(([, value]) => value !== '')
  replaceExtensions(modeler, element, [TYPE, HEADERS], (create) => {
    const headersOf = create(HEADERS, {})
    const made = values.map(([key, value]) => create('zeebe:Header', { key, value }))
    for (const one of made) one.$parent = headersOf
    headersOf.set('values', made)
    return [
      ...(type ? [create(TYPE, { type, ...(retries ? { retries } : {}) })] : []),
      ...(made.length > 0 ? [headersOf] : []),
    ]
  })
}
