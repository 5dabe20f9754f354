/** The groups of the panel, each with what applies to the element; a group that has nothing to say of it is not there. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { ComponentChildren, VNode } from 'preact'
import type { ProcessView } from '../api/process.ts'
import { laneOf, sequenceFlows } from '../bpmn/outline.ts'
import { readDescription, writeDescription } from '../bpmn/said.ts'
import { eventDefinition, is, service, type Drawn } from '../bpmn/services.ts'
import { byPerson, isRecorded } from '../lint/nodes.ts'
import { ConditionFields, GatewayFields } from './ConditionFields.tsx'
import { DueField } from './DueField.tsx'
import { FactFields } from './FactFields.tsx'
import { fieldId } from './fieldId.ts'
import { TextField } from './fields.tsx'
import { Fold } from './Fold.tsx'
import type { Desk } from './desk.ts'
import { FormField } from './FormField.tsx'
import { RuleField } from './RuleField.tsx'
import { ServiceField } from './ServiceField.tsx'
import { ShareField } from './ShareField.tsx'
import { TimerField } from './TimerField.tsx'
import { RoleField, WhoFields } from './WhoFields.tsx'

interface Of {
  readonly modeler: Modeler
  readonly element: Drawn
  readonly process: ProcessView
  readonly desk: Desk
}

interface Group {
  readonly title: string
  readonly applies: (element: Drawn) => boolean
  /** Else it begins closed. */
  readonly begins: (element: Drawn) => boolean
  readonly fields: (of: Of) => ComponentChildren
}

const isAny =
  (...types: readonly string[]) =>
  (element: Drawn): boolean =>
    types.some((type) => is(element, `bpmn:${type}`))

const hasFacts = isAny('Activity', 'Event')
const isData = isAny('DataObjectReference', 'DataStoreReference')
const isDecision = isAny('ExclusiveGateway', 'InclusiveGateway')
/** One of several ways out of a decision. */
const isAnswer = ({ source }: Drawn): boolean =>
  source !== undefined && isDecision(source) && source.outgoing.length > 1
const answers = (element: Drawn): readonly Drawn[] => (isDecision(element) ? sequenceFlows(element) : [])
const takesTime = (element: Drawn): boolean => hasFacts(element) && !isAny('StartEvent', 'EndEvent')(element)
const always = (): boolean => true

/** What a step works with is made first, and stands where it is seen. */
const groups: readonly Group[] = [
  {
    title: 'Formular',
    applies: isAny('UserTask', 'StartEvent'),
    begins: always,
    fields: ({ modeler, element, process, desk }) => (
      <FormField modeler={modeler} element={element} names={process.forms} desk={desk} />
    ),
  },
  {
    title: 'Regel',
    applies: isAny('BusinessRuleTask'),
    begins: always,
    fields: ({ modeler, element, desk }) => <RuleField modeler={modeler} element={element} desk={desk} />,
  },
  {
    title: 'Automatik',
    applies: isAny('ServiceTask', 'SendTask'),
    begins: always,
    fields: ({ modeler, element, process }) => <ServiceField modeler={modeler} element={element} process={process} />,
  },
  {
    title: 'Fachlich',
    applies: (element) => hasFacts(element) || isData(element) || isDecision(element) || isAnswer(element),
    begins: always,
    fields: (of) => <Matter {...of} />,
  },
  {
    title: 'Zeiten & Kosten',
    applies: (element) => takesTime(element) || isAnswer(element) || answers(element).length > 1,
    // Minutes are asked for where a process is recorded as it is.
    begins: ({ businessObject }) => isRecorded(businessObject),
    fields: ({ modeler, element }) =>
      takesTime(element) ? (
        <FactFields modeler={modeler} element={element} group="effort" />
      ) : (
        (isAnswer(element) ? [element] : answers(element)).map((flow) => (
          <ShareField key={flow.id} modeler={modeler} flow={flow} />
        ))
      ),
  },
]

export const Groups = (of: Of): VNode => (
  <>
    {groups
      .filter(({ applies }) => applies(of.element))
      .map(({ title, begins, fields }) => (
        <Fold key={title} title={title} begins={begins(of.element)}>
          {fields(of)}
        </Fold>
      ))}
  </>
)

/** Who, until when, on what ground and with what. */
function Matter({ modeler, element, process, desk }: Of): VNode {
  const lane = laneOf(element, service(modeler, 'elementRegistry').getAll())
  const timer = eventDefinition(element, 'bpmn:TimerEventDefinition')
  return (
    <>
      {timer && <TimerField modeler={modeler} element={element} definition={timer} />}
      {is(element, 'bpmn:UserTask') && (
        <>
          <WhoFields modeler={modeler} element={element} choices={process} lane={lane} />
          <DueField modeler={modeler} element={element} />
        </>
      )}
      {!is(element, 'bpmn:UserTask') && byPerson(element.businessObject) && (
        <RoleField modeler={modeler} element={element} lane={lane} />
      )}
      {isDecision(element) && element.outgoing.length > 0 && element.incoming.length > 0 && (
        <GatewayFields modeler={modeler} element={element} desk={desk} />
      )}
      {isAnswer(element) && <ConditionFields modeler={modeler} element={element} desk={desk} />}
      {hasFacts(element) && <FactFields modeler={modeler} element={element} group="matter" />}
      {(hasFacts(element) || isData(element)) && <Description modeler={modeler} element={element} />}
    </>
  )
}

const Description = ({ modeler, element }: Pick<Of, 'modeler' | 'element'>): VNode => (
  <TextField
    id={fieldId('description')}
    label={isData(element) ? 'Zweck' : 'Beschreibung'}
    {...(isData(element) ? { hint: 'Wozu die Angaben gebraucht werden (DSGVO Art. 5).' } : {})}
    lines={3}
    value={readDescription(element)}
    onCommit={(text) => writeDescription(modeler, element, text)}
  />
)
