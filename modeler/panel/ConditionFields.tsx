/** The ways out of a decision: what each is called, when it is taken, and which one is taken otherwise. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { isDefault, readCondition, writeCondition, writeDefault } from '../bpmn/conditions.ts'
import { formsBefore } from '../bpmn/formsBefore.ts'
import { sequenceFlows } from '../bpmn/outline.ts'
import { service, type Drawn } from '../bpmn/services.ts'
import { call } from '../bpmn/words.ts'
import { answersIn } from '../draft/answers.ts'
import type { Desk } from './desk.ts'
import { fieldId } from './fieldId.ts'
import { CheckField, Hint, TextField } from './fields.tsx'

interface Props {
  readonly modeler: Modeler
  readonly element: Drawn
  readonly desk: Desk
}

export function GatewayFields({ modeler, element, desk }: Props): VNode {
  const flows = sequenceFlows(element)
  if (flows.length === 1 && element.incoming.length > 1)
    return <Hint>Hier laufen Wege zusammen. Es gibt nichts einzustellen.</Hint>
  return (
    <section class="lz-field" aria-label="Wege">
      <h3 class="lz-label">Wege</h3>
      {flows.length < 2 && <Hint>Eine Entscheidung braucht mindestens zwei Wege. Hängen Sie weitere Schritte an.</Hint>}
      {flows.map((flow) => (
        <div class="lz-way" key={flow.id}>
          <p class="lz-way__target">→ {flow.target ? call(flow.target) : 'kein Ziel'}</p>
          <TextField
            label="Heißt"
            value={flow.businessObject.name ?? ''}
            onCommit={(name) => service(modeler, 'modeling').updateProperties(flow, { name: name.trim() || undefined })}
          />
          <ConditionFields modeler={modeler} element={flow} desk={desk} />
        </div>
      ))}
    </section>
  )
}

/** Condition of one flow; the default flow needs none. */
export function ConditionFields({ modeler, element: flow, desk }: Props): VNode {
  const otherwise = isDefault(flow)
  const offers = answersIn(desk.files, flow.source ? formsBefore(flow.source.businessObject) : [])
  return (
    <>
      {!otherwise && (
        <TextField
          id={fieldId(`condition-${flow.id}`)}
          label="Wenn"
          hint={`Zum Beispiel: ${offers[0] ?? 'vollstaendig = true'}`}
          offers={offers}
          code
          value={readCondition(flow)}
          onCommit={(condition) => writeCondition(modeler, flow, condition)}
        />
      )}
      <CheckField
        label="Sonst: dieser Weg, wenn keine Bedingung zutrifft"
        checked={otherwise}
        onCommit={(on) => writeDefault(modeler, flow, on)}
      />
    </>
  )
}
