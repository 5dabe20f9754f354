/** "Wer": the offices whose people see the task, and one person where the model names one. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import type { Named } from '../api/process.ts'
import { readExtension, writeExtension } from '../bpmn/extensions.ts'
import type { Choices } from '../bpmn/jobKinds.ts'
import { oneStep } from '../bpmn/oneStep.ts'
import { service, type Drawn } from '../bpmn/services.ts'
import { giveTo } from '../bpmn/tableCommand.ts'
import { groupsOf, passedOver } from '../table/offices.ts'
import { fieldId } from './fieldId.ts'
import { CheckField, Hint, TextField } from './fields.tsx'

const TYPE = 'zeebe:AssignmentDefinition'

interface Props {
  readonly modeler: Modeler
  readonly element: Drawn
  readonly choices: Choices
  /** The lane decides where nothing is chosen. */
  readonly lane: string | null
}

export function WhoFields({ modeler, element, choices, lane }: Props): VNode {
  const groups = readExtension(element, TYPE, 'candidateGroups') ?? ''
  const assignee = readExtension(element, TYPE, 'assignee') ?? ''
  const write = (attribute: string) => (value: string) =>
    writeExtension(modeler, element, TYPE, { [attribute]: value.trim() || undefined })
  return (
    <>
      {groups.startsWith('=') ? (
        <TextField
          id={fieldId('who')}
          label="Wer"
          hint="Das Amt wird berechnet (FEEL)."
          code
          value={groups}
          onCommit={write('candidateGroups')}
        />
      ) : (
        <Offices
          chosen={split(groups)}
          used={usedOffices(modeler)}
          offices={choices.offices}
          lane={lane}
          onCommit={(keys) =>
            oneStep(modeler, () => {
              write('candidateGroups')(keys.join(','))
              followOffice({ modeler, element, choices, lane })
            })
          }
        />
      )}
      <TextField
        label="Bestimmte Person (wenn nötig)"
        hint="Anmeldename. Leer: alle im Amt sehen die Aufgabe."
        value={assignee}
        onCommit={write('assignee')}
      />
    </>
  )
}

/** A step that goes to one office does not stay in the lane of another. */
function followOffice({ modeler, element, choices, lane }: Props): void {
  const groups = groupsOf(element.businessObject) ?? []
  const [chosen, ...others] = choices.offices.filter(({ id }) => groups.includes(id))
  const who = lane ?? readExtension(element, 'lz:Step', 'role')
  if (chosen && others.length === 0 && passedOver(element.businessObject, who, choices.offices))
    giveTo(modeler, element, chosen.name, choices)
}

/** Handgrips and steps without a kind are no task of an office, but somebody does them: where there is no lane, a role says who. */
export function RoleField({ modeler, element, lane }: Omit<Props, 'choices'>): VNode {
  if (lane) return <Hint>{`Wer: die Bahn „${lane}“.`}</Hint>
  return (
    <TextField
      id={fieldId('who')}
      label="Wer (Rolle)"
      value={readExtension(element, 'lz:Step', 'role') ?? ''}
      onCommit={(role) => writeExtension(modeler, element, 'lz:Step', { role: role.trim() || undefined })}
    />
  )
}

interface OfficesProps {
  readonly chosen: readonly string[]
  /** Keys of the offices that have a task somewhere in this process: they come first. */
  readonly used: ReadonlySet<string>
  readonly offices: readonly Named[]
  readonly lane: string | null
  readonly onCommit: (keys: readonly string[]) => void
}

function Offices({ chosen, used, offices, lane, onCommit }: OfficesProps): VNode {
  const unknown = chosen.filter((key) => !offices.some((office) => office.id === key))
  const all = [...offices, ...unknown.map((key) => ({ id: key, name: `${key} (kein Amt der Stadt)` }))]
  const near = all.filter(({ id }) => used.has(id) || chosen.includes(id))
  const far = all.filter((office) => !near.includes(office))
  const toggle = (key: string, on: boolean): void =>
    onCommit(all.map(({ id }) => id).filter((id) => (id === key ? on : chosen.includes(id))))
  const box = ({ id, name }: Named): VNode => (
    <CheckField key={id} label={name} checked={chosen.includes(id)} onCommit={(on) => toggle(id, on)} />
  )
  return (
    <fieldset class="lz-field" id={fieldId('who')}>
      <legend class="lz-label">Wer</legend>
      {near.map(box)}
      {far.length > 0 && (
        <details class="lz-more" open={near.length === 0}>
          <summary>{near.length > 0 ? `Weitere Ämter (${far.length})` : 'Ämter'}</summary>
          {far.map(box)}
        </details>
      )}
      {chosen.length === 0 && (
        <Hint>{lane ? `Nichts gewählt: die Bahn „${lane}“ entscheidet.` : 'Noch kein Amt gewählt.'}</Hint>
      )}
    </fieldset>
  )
}

/** The offices that are named at any task of the drawing. */
function usedOffices(modeler: Modeler): ReadonlySet<string> {
  const elements = service(modeler, 'elementRegistry').getAll()
  return new Set(elements.flatMap((element) => split(readExtension(element, TYPE, 'candidateGroups') ?? '')))
}

function split(groups: string): readonly string[] {
  return groups.split(',').flatMap((key) => key.trim() || [])
}
