/** What a case knows by name, for people who know it by its question. */
import type { DraftFile } from '../api/process.ts'
import { askedIn, type Asked } from './asked.ts'

export interface Known {
  readonly name: string
  readonly label: string
  /** As a column of a table calls its kind; null where no single kind fits. */
  readonly type: string | null
}

/** What the forms ask, each name once. What is told of persons is no value of the case. */
export function knownIn(files: readonly DraftFile[]): readonly Known[] {
  const known = new Map<string, Known>()
  for (const asked of askedIn(files)) {
    const { key, properties } = asked
    const type = types[asked.type ?? '']
    if (!key || type === undefined || known.has(key) || properties?.['lz:participant'] !== undefined) continue
    known.set(key, { name: key, label: labelOf(asked) ?? key, type: asked.subtype === 'date' ? 'date' : type })
  }
  return [...known.values()]
}

const labelOf = ({ label, dateLabel, timeLabel }: Asked): string | undefined => label ?? dateLabel ?? timeLabel

/** By type of the field. */
const types: Readonly<Record<string, string | null>> = {
  textfield: 'string',
  textarea: 'string',
  radio: 'string',
  select: 'string',
  number: 'number',
  checkbox: 'boolean',
  datetime: null,
  checklist: null,
  taglist: null,
}
