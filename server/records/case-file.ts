/** Everything that the pages of one case show, loaded once. */
import type { Case, Form, Model, Variables, World } from '../../engine/index.ts'
import { localDay, type Context } from '../context.ts'
import { formsOf, startFormOf } from './case-forms.ts'
import type { CaseRow } from './case-row.ts'
import { rootOf } from './case-variables.ts'
import { everyone, officeNames, type Colleague } from './colleagues.ts'
import { decisionWords, type DecisionWords } from './decision-words.ts'
import { deliveriesOf, type Delivery } from './deliveries.ts'
import { documentsOfCase, type DocumentRow } from './documents.ts'
import { handoversOf, type Handover } from './handovers.ts'
import { notesOf, type Note } from './notes.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import { participantsOf, type Participant } from './participants.ts'
import { serviceOfCase } from './service-of-case.ts'
import { trailOf, type TrailStep } from './trail.ts'

export interface CaseFile {
  readonly row: CaseRow
  /** Under which it was begun, as its version has it; null when it was begun under none. */
  readonly service: ServiceDefinition | null
  readonly case: Case
  readonly model: Model
  /** Its own model, and those of the processes that it calls. */
  readonly models: World['models']
  readonly variables: Variables
  readonly forms: ReadonlyMap<string, Form>
  readonly startForm: Form | null
  /** Labels of decision tables. */
  readonly words: DecisionWords
  readonly participants: readonly Participant[]
  readonly documents: readonly DocumentRow[]
  readonly deliveries: readonly Delivery[]
  readonly notes: readonly Note[]
  readonly handovers: readonly Handover[]
  readonly trail: readonly TrailStep[]
  readonly people: ReadonlyMap<string, Colleague>
  readonly offices: ReadonlyMap<string, string>
  readonly today: string
}

/** Loads the file of a case. Whether it may be seen is decided before. */
export async function caseFile(context: Context, row: CaseRow): Promise<CaseFile> {
  const today = localDay(context.clock.now())
  const { case: state, model, models } = await context.runtime.load(row.id)
  const forms = await formsOf(context, row.deployment_id)
  const service = row.service === null ? null : await serviceOfCase(context, row.id)
  const [participants, documents, deliveries, notes, handovers, trail, people, offices, words] = await Promise.all([
    participantsOf(context, row.id),
    documentsOfCase(context, row.id),
    deliveriesOf(context, row.id),
    notesOf(context, row.id),
    handoversOf(context, row.id),
    trailOf(context, row.id),
    everyone(context, today),
    officeNames(context),
    decisionWords(context, row.deployment_id),
  ])
  const records = { participants, documents, deliveries, notes, handovers, trail, people, offices, words, today }
  return {
    row,
    service,
    case: state,
    model,
    models,
    variables: rootOf(state)?.variables ?? {},
    forms,
    startForm: startFormOf(model, forms),
    ...records,
  }
}
