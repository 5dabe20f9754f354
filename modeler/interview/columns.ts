/** The columns of the table: who and what, and what is said about the step. */
import { factColumns, hasFact, type FactColumn } from '../table/factColumns.ts'
import type { Step } from '../table/table.ts'

export { isFigure } from '../../engine/drawing/facts.ts'

export interface Column extends Pick<FactColumn, 'title' | 'label' | 'asks'> {
  readonly id: string
  readonly suggestions?: 'roles' | FactColumn['suggestions']
  read(step: Step): string
  /** The step with what was typed; null when it cannot be read. */
  write(step: Step, text: string): Step | null
}

export const columns: readonly Column[] = [
  {
    id: 'who',
    title: 'Wer?',
    label: 'Wer (Rolle)',
    suggestions: 'roles',
    read: ({ who }) => who ?? '',
    write: (step, text) => ({ ...step, who: text.trim() || step.who }),
  },
  {
    id: 'what',
    title: 'Was?',
    label: 'Was',
    read: ({ what }) => what,
    write: (step, text) => ({ ...step, what: text.trim() }),
  },
  ...factColumns.filter(({ onlyInPanel }) => !onlyInPanel).map(ofStep),
]

function ofStep(column: FactColumn): Column {
  return {
    ...column,
    read: ({ facts }) => column.read(facts),
    write(step, text) {
      const facts = column.write(step.facts, text)
      return facts && { ...step, facts }
    },
  }
}

/** Which columns a row of this kind has; the others stay empty. */
export const hasColumn = ({ part }: Step, { id }: Column): boolean =>
  id === 'who' || id === 'what' || hasFact(part, id as FactColumn['id'])
