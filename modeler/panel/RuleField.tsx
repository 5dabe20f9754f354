/** "Regel": the decision that a business rule task asks, and the variable that takes its answer. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { readExtension, removeExtension, writeExtension } from '../bpmn/extensions.ts'
import type { Drawn } from '../bpmn/services.ts'
import { nameOf } from '../bpmn/words.ts'
import { decisionsIn, fileOfDecision } from '../draft/files.ts'
import { freeId, newDecision } from '../draft/newFiles.ts'
import type { Desk } from './desk.ts'
import { SelectField, TextField } from './fields.tsx'
import { SmallButton } from './SmallButton.tsx'

const TYPE = 'zeebe:CalledDecision'

interface Props {
  readonly modeler: Modeler
  readonly element: Drawn
  readonly desk: Desk
}

export function RuleField({ modeler, element, desk }: Props): VNode {
  const chosen = readExtension(element, TYPE, 'decisionId') ?? ''
  const result = readExtension(element, TYPE, 'resultVariable') ?? ''
  const decisions = desk.files.filter(({ kind }) => kind === 'dmn').flatMap(decisionsIn)
  const file = fileOfDecision(desk.files, chosen)
  const missing = chosen && !file ? [{ id: chosen, name: `${chosen} (fehlt)` }] : []
  const write = (decisionId: string, resultVariable: string): void =>
    decisionId
      ? writeExtension(modeler, element, TYPE, { decisionId, resultVariable: resultVariable || variableOf(decisionId) })
      : removeExtension(modeler, element, TYPE)
  const create = (): void => {
    const name = nameOf(element) ?? 'Regel'
    const taken = [...decisions.map(({ id }) => id), ...desk.files.map((one) => one.name.replace(/\.dmn$/, ''))]
    const made = newDecision(chosen || freeId(name, taken), name)
    desk.change(made)
    write(made.name.replace(/\.dmn$/, ''), result)
    desk.open(made)
  }
  return (
    <>
      <SelectField
        label="Regel"
        value={chosen}
        options={[{ id: '', name: 'Keine Regel' }, ...decisions, ...missing]}
        onCommit={(decision) => write(decision, result)}
      />
      {file ? (
        <SmallButton label="Regel bearbeiten" onClick={() => desk.open(file)} />
      ) : (
        <SmallButton label="Regel anlegen" onClick={create} />
      )}
      {chosen && (
        <TextField
          label="Ergebnis heißt"
          hint="So steht die Antwort der Regel in den Bedingungen."
          value={result}
          code
          onCommit={(variable) => write(chosen, variable.trim())}
        />
      )}
    </>
  )
}

/** `zone-bestimmen` would be a subtraction in FEEL: `zoneBestimmen`. */
const variableOf = (id: string): string =>
  id.replace(/[^\p{L}\p{N}]+(.)?/gu, (_sign, next: string = '') => next.toUpperCase())
