/** What is said about a step, in the columns of the table: read, typed and judged as there. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { writeFactsOf } from '../bpmn/said.ts'
import { service, type Drawn } from '../bpmn/services.ts'
import { factColumns, hasFact, hear, type FactColumn } from '../table/factColumns.ts'
import { readFacts } from '../table/facts.ts'
import { mediumNames } from '../table/media.ts'
import { sayOutOfOrder } from '../table/minutes.ts'
import { partOf } from '../table/readTable.ts'
import type { Facts } from '../table/table.ts'
import { fieldId } from './fieldId.ts'
import { Hint, SelectField, TextField } from './fields.tsx'

const hints: Readonly<Partial<Record<FactColumn['group'], string>>> = {
  effort:
    'Zeiten wie 10, 2 Std oder 3 Tage. Ohne Einheit zählt die Dauer Minuten, Liegezeit und Transport Arbeitstage.',
}

interface Props {
  readonly modeler: Modeler
  readonly element: Drawn
  readonly group: FactColumn['group']
}

export function FactFields({ modeler, element, group }: Props): VNode {
  const facts = readFacts(element.businessObject)
  const part = partOf(element.businessObject)
  return (
    <div class="lz-facts">
      {hints[group] && <Hint>{hints[group]}</Hint>}
      {factColumns
        .filter((column) => column.group === group && hasFact(part, column.id))
        .map((column) => (
          <FactField
            key={column.id}
            column={column}
            facts={facts}
            offers={offersFor(modeler, column)}
            onFacts={(next) => writeFactsOf(modeler, element, next)}
          />
        ))}
    </div>
  )
}

interface FieldProps {
  readonly column: FactColumn
  readonly facts: Facts
  readonly offers: readonly string[]
  readonly onFacts: (facts: Facts) => void
}

function FactField({ column, facts, offers, onFacts }: FieldProps): VNode {
  const [unread, setUnread] = useState<string | null>(null)
  const { id, name, choices } = column
  const value = column.read(facts)
  const commit = (text: string): void => {
    const heard = hear(column, facts, text)
    setUnread(heard.facts ? null : heard.says)
    if (heard.facts) onFacts(heard.facts)
  }
  return (
    <div class={`lz-facts__one lz-facts__one--${id}`}>
      {choices ? (
        <SelectField id={fieldId(id)} label={name} value={value} options={choices} onCommit={commit} />
      ) : (
        <TextField
          id={fieldId(id)}
          label={name}
          value={value}
          offers={offers}
          type={column.isDay ? 'date' : 'text'}
          problem={unread ?? sayOutOfOrder(facts, id)}
          onCommit={commit}
        />
      )}
    </div>
  )
}

/** Media have names; systems and templates are offered again once they were typed anywhere. */
function offersFor(modeler: Modeler, { id, suggestions }: FactColumn): readonly string[] {
  if (!suggestions) return []
  if (suggestions === 'media') return mediumNames
  const steps = service(modeler, 'elementRegistry').getAll()
  const typed = steps.map(({ businessObject }) => readFacts(businessObject)[id])
  return [...new Set(typed.flatMap((word) => (typeof word === 'string' ? word : [])))].sort()
}
