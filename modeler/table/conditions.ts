/** When a way is taken, in the file: FEEL with a leading `=`, which people do not need to see. */
import { one, type Maker, type Moddle } from '../bpmn/moddle.ts'
import type { Recording } from './recording.ts'

export const readCondition = (flow: Moddle): string | null =>
  plain(one(flow, 'conditionExpression')?.get<string | undefined>('body') ?? '') || null

export function writeCondition(make: Maker, record: Recording, flow: Moddle, condition: string | null): void {
  if (readCondition(flow) === condition) return
  const made = condition === null ? undefined : make.create('bpmn:FormalExpression', { body: `=${condition}` })
  if (made) made.$parent = flow
  record.set(flow, 'conditionExpression', made)
}

/** What was typed, without the sign. */
export const plain = (condition: string): string => condition.trim().replace(/^=\s*/, '')
