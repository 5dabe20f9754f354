/** "Regel": the decision that a business rule task asks, and the variable that takes its answer. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { readExtension, removeExtension } from '../bpmn/extensions.ts'
import type { Drawn } from '../bpmn/services.ts'
import { decisionsIn, fileOfDecision } from '../draft/files.ts'
import type { Desk } from './desk.ts'
import { SelectField, TextField } from './fields.tsx'
import { makeFile, nameResult, writeDecision } from './makeFile.ts'
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
  const choose = (decision: string): void =>
    decision ? writeDecision(modeler, element, decision) : removeExtension(modeler, element, TYPE)
  return (
    <>
      <SelectField
        label="Regel"
        value={chosen}
        options={[{ id: '', name: 'Keine Regel' }, ...decisions, ...missing]}
        onCommit={choose}
      />
      {file ? (
        <SmallButton label="Regel bearbeiten" onClick={() => desk.open(file)} />
      ) : (
        <SmallButton label="Regel anlegen" onClick={() => makeFile(modeler, element, desk)} />
      )}
      {chosen && (
        <TextField
          label="Name des Ergebnisses"
          hint="So steht die Antwort der Regel in Bedingungen und Briefen."
          value={result}
          code
          onCommit={(variable) => nameResult(modeler, element, desk, variable.trim())}
        />
      )}
    </>
  )
}
