import type { Unit } from '../bpmn/duration.ts'

export const units: readonly { readonly id: Unit; readonly name: string }[] = [
  { id: 'days', name: 'Tage' },
  { id: 'hours', name: 'Stunden' },
  { id: 'months', name: 'Monate' },
]
