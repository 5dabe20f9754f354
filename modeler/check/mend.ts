/** Makes the change that a problem offers, as one command that can be undone, or leads to the field where only a person knows what belongs. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { writeCondition, writeDefault } from '../bpmn/conditions.ts'
import { giveDeadline } from '../bpmn/deadline.ts'
import { writeExtension } from '../bpmn/extensions.ts'
import { readJob, writeJob } from '../bpmn/job.ts'
import { kindOf } from '../bpmn/jobKinds.ts'
import { one } from '../bpmn/moddle.ts'
import { oneStep } from '../bpmn/oneStep.ts'
import { service, type Drawn } from '../bpmn/services.ts'
import type { Mend } from '../lint/rule.ts'
import type { Desk } from '../panel/desk.ts'
import { makeFile } from '../panel/makeFile.ts'
import type { Problem } from './problems.ts'

/** What mending works with. */
export interface Bench {
  readonly modeler: Modeler
  readonly desk: Desk
  /** Leads to a field of the panel. */
  goTo(element: string, field: string): void
}

type Changes = Required<Omit<Mend, 'label' | 'href'>>
type Mender<K extends keyof Changes> = (bench: Bench, drawn: Drawn, value: Changes[K]) => void

const menders: { readonly [K in keyof Changes]: Mender<K> } = {
  properties: ({ modeler }, drawn, value) => service(modeler, 'modeling').updateProperties(drawn, value),
  facts: ({ modeler }, drawn, value) => writeExtension(modeler, drawn, 'lz:Step', value),
  condition: ({ modeler }, drawn, value) => writeCondition(modeler, drawn, value),
  otherwise: ({ modeler }, drawn) => writeDefault(modeler, drawn, true),
  deadline: ({ modeler }, drawn, value) => giveDeadline(modeler, drawn, value),
  ends: ({ modeler }, drawn) => {
    const end = service(modeler, 'elementFactory').createShape({ type: 'bpmn:EndEvent' })
    service(modeler, 'autoPlace').append(drawn, end)
  },
  headers: ({ modeler }, drawn, value) => {
    const job = readJob(drawn)
    writeJob(modeler, drawn, { ...job, headers: { ...job.headers, ...value } })
  },
  office: ({ modeler }, drawn, candidateGroups) =>
    writeExtension(modeler, drawn, 'zeebe:AssignmentDefinition', { candidateGroups }),
  automatic: ({ modeler }, drawn, { type, job }) => {
    const { x, y, width, height } = drawn
    const made = service(modeler, 'bpmnReplace').replaceElement(drawn, { type })
    // It comes in the size of a new one.
    if (made.width !== width || made.height !== height)
      service(modeler, 'modeling').resizeShape(made, { x, y, width, height })
    if (job) writeJob(modeler, made, { type: job, headers: {}, inputs: kindOf(job)?.inputs ?? {} })
  },
  file: ({ modeler, desk }, drawn) => makeFile(modeler, drawn, desk),
  field: ({ goTo }, drawn, value) => goTo(drawn.id, value),
}

export function mend(bench: Bench, { element, mend: change }: Problem): void {
  const { modeler } = bench
  const drawn = element ? service(modeler, 'elementRegistry').get(element) : undefined
  if (!change) return
  if (!drawn) return mendProcess(modeler, element, change)
  if (change.field !== undefined) return menders.field(bench, drawn, change.field)
  oneStep(modeler, () => {
    for (const kind of Object.keys(menders) as (keyof Changes)[]) apply(kind, bench, drawn, change)
  })
}

function apply<K extends keyof Changes>(kind: K, bench: Bench, drawn: Drawn, change: Partial<Changes>): void {
  const value = change[kind]
  if (value !== undefined) menders[kind](bench, drawn, value)
}

/** A process in a pool is not drawn itself. */
function mendProcess(modeler: Modeler, id: string | null, { properties }: Mend): void {
  const [pool] = service(modeler, 'elementRegistry').filter(
    ({ businessObject }) => one(businessObject, 'processRef')?.id === id,
  )
  const process = pool && one(pool.businessObject, 'processRef')
  if (pool && process && properties) service(modeler, 'modeling').updateModdleProperties(pool, process, properties)
}
