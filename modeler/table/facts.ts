/** What was said about a step, in the file: `lz:step`. */
import { extension, one, type Maker, type Moddle } from '../bpmn/moddle.ts'
import type { Recording } from './recording.ts'
import { noFacts, type Facts } from './table.ts'

const names = Object.keys(noFacts) as (keyof Facts)[]

export function readFacts(element: Moddle): Facts {
  const step = extension(element, 'lz:Step')
  if (!step) return noFacts
  return Object.fromEntries(names.map((name) => [name, step.get<unknown>(name) ?? null])) as unknown as Facts
}

export function writeFacts(make: Maker, record: Recording, element: Moddle, facts: Facts, who: string | null): void {
  const said = names.some((name) => facts[name] !== null)
  const present = extension(element, 'lz:Step')
  if (!said && !present) return
  const step = present ?? addExtension(make, record, element, 'lz:Step')
  for (const [name, value] of Object.entries(sayFacts(present, facts, who))) record.set(step, name, value)
}

/** The attributes that say it. Where the file names a role that is finer than the lane, it stays until the lane is another. */
export function sayFacts(
  present: Moddle | undefined,
  facts: Facts,
  who: string | null,
): Readonly<Record<string, string | number | undefined>> {
  const said = Object.fromEntries(names.map((name) => [name, facts[name] ?? undefined]))
  return { ...said, role: present?.get<string | undefined>('role') || who || undefined }
}

/** The share of a branch, on its flow. */
export const readShare = (flow: Moddle): number | null =>
  extension(flow, 'lz:Way')?.get<number | undefined>('share') ?? null

export function writeShare(make: Maker, record: Recording, flow: Moddle, share: number | null): void {
  const present = extension(flow, 'lz:Way')
  if (present && share === null) removeExtension(record, flow, present)
  else if (share !== null) record.set(present ?? addExtension(make, record, flow, 'lz:Way'), 'share', share)
}

export function addExtension(make: Maker, record: Recording, element: Moddle, type: string, attributes = {}): Moddle {
  const around = one(element, 'extensionElements') ?? addContainer(make, record, element)
  const made = make.create(type, attributes)
  made.$parent = around
  record.add(around, 'values', made)
  return made
}

export function removeExtension(record: Recording, element: Moddle, value: Moddle): void {
  const around = one(element, 'extensionElements')
  if (!around) return
  record.remove(around, 'values', value)
  if (around.get<Moddle[]>('values').length === 0) record.set(element, 'extensionElements', undefined)
}

function addContainer(make: Maker, record: Recording, element: Moddle): Moddle {
  const around = make.create('bpmn:ExtensionElements', { values: [] })
  around.$parent = element
  record.set(element, 'extensionElements', around)
  return around
}
