/** An application that is being filled in: what was typed, read by the form's rules, step by step. */
import {
  fieldsOf,
  validateForm,
  visible,
  visibleSteps,
  type Field,
  type FormError,
  type FormStep,
  type Variables,
} from '../../engine/index.ts'
import { ZONE, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { germanDay } from '../pages/format.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import { applicationForm, type ApplicationForm } from './application-form.ts'
import { documentsOfDraft, type DocumentRow } from './documents.ts'
import type { Draft } from './drafts.ts'
import { serviceOfCase } from './service-of-case.ts'

export interface Application extends ApplicationForm {
  readonly draft: Draft
  readonly service: ServiceDefinition
  readonly documents: readonly DocumentRow[]
  /** What was typed, with the numbers of uploaded documents. */
  readonly entries: Readonly<Record<string, unknown>>
  /** What of it could be read. */
  readonly values: Variables
  readonly errors: readonly FormError[]
  readonly shown: ReadonlySet<string>
  /** Steps of which something is visible, in order. */
  readonly steps: readonly FormStep[]
}

/** Reads a draft with the form of today's version. Throws `unknown-service` when the town no longer offers it; what was sent is read on. */
export async function readApplication(context: Context, draft: Draft): Promise<Application> {
  const service =
    draft.caseId === null ? context.services.byId(draft.service) : await serviceOfCase(context, draft.caseId)
  if (!service) throw new Failure('unknown-service')
  const { form, version } = await applicationForm(context, service.process)
  // After it was sent the documents belong to the case.
  const documents =
    draft.caseId === null ? await documentsOfDraft(context, draft.id) : await sentDocuments(context, draft)
  const entries = { ...draft.data.entries, ...uploaded(documents) }
  const moment = { now: context.clock.now(), zone: ZONE }
  const { values, errors } = validateForm(form, entries, moment)
  return {
    draft,
    service,
    form,
    version,
    documents,
    entries,
    values,
    errors: [...withoutPaper(draft, errors, documents), ...tooEarly(fieldsOf(form.components), values)],
    shown: visible(form, values, moment),
    steps: visibleSteps(form, values, moment),
  }
}

const sentDocuments = async ({ db, town }: Context, draft: Draft): Promise<readonly DocumentRow[]> =>
  db('documents').where({ town: town.id, case_id: draft.caseId, kind: 'upload' }).orderBy('id').select<DocumentRow[]>()

function uploaded(documents: readonly DocumentRow[]): Record<string, readonly string[]> {
  const byField: Record<string, string[]> = {}
  for (const { field, number } of documents) if (field !== null) (byField[field] ??= []).push(number)
  return byField
}

/** A paper that the person brings later is not missing. */
const withoutPaper = (
  draft: Draft,
  errors: readonly FormError[],
  documents: readonly DocumentRow[],
): readonly FormError[] =>
  errors.filter(({ key }) => !draft.data.paper.includes(key) || documents.some(({ field }) => field === key))

/** Days that lie before the day of another field, named in the property `lz:notBefore`. */
function tooEarly(fields: readonly Field[], values: Variables): readonly FormError[] {
  return fields.flatMap((field) => {
    const other = fields.find(({ key }) => key === field.properties['lz:notBefore'])
    const [day, first] = [values[field.key], other && values[other.key]]
    if (!other || typeof day !== 'string' || typeof first !== 'string' || day >= first) return []
    const message = `Bitte prüfen Sie „${field.label}“. Der Tag liegt vor „${other.label}“ (${germanDay(first)}).`
    return [{ key: field.key, message }]
  })
}

/** What is wrong in one step. */
export function errorsIn(application: Application, step: FormStep): readonly FormError[] {
  const keys = fieldsOf(step.components).map((field) => field.key)
  return application.errors.filter(({ key }) => keys.includes(key))
}

/** The first step that was not passed or has an error; null when all is there. */
export const firstOpenStep = (application: Application): FormStep | null =>
  application.steps.find(
    (step) => !application.draft.data.done.includes(step.id) || errorsIn(application, step).length > 0,
  ) ?? null
