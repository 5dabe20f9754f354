/** What the page of one task shows, loaded by the right that opened it. */
import { outcomeOf, visible, type ChoiceField, type Form, type Variables } from '../../engine/index.ts'
import { noteAccess, officesOf, type Staff } from '../access/index.ts'
import { localDay, ZONE, type Context } from '../context.ts'
import { caseFile, type CaseFile } from '../records/case-file.ts'
import { formsOf } from '../records/case-forms.ts'
import { findCase } from '../records/case-row.ts'
import { variablesAt } from '../records/case-variables.ts'
import { colleaguesIn, everyone, officeNames, type Colleague } from '../records/colleagues.ts'
import { handoversOf, type Handover } from '../records/handovers.ts'
import { sharedOffices, type OpenTask } from './open-task.ts'

export interface TaskView {
  readonly task: OpenTask
  readonly form: Form | null
  readonly outcome: ChoiceField | null
  /** What the form may show and look at. */
  readonly data: Variables
  /** Null when only the hand-over may be seen. */
  readonly file: CaseFile | null
  readonly handovers: readonly Handover[]
  readonly colleagues: readonly Colleague[]
  readonly people: ReadonlyMap<string, Colleague>
  readonly offices: ReadonlyMap<string, string>
  readonly today: string
}

/** Loads the view and leaves an access row: opening a task is reading the case. */
export async function taskView(context: Context, staff: Staff, task: OpenTask): Promise<TaskView> {
  await noteAccess(context, task.row.case_id, staff, `Aufgabe: ${task.row.element_name}`)
  const today = localDay(context.clock.now())
  const file = task.whole ? await caseFile(context, await findCase(context, staff, task.row.number)) : null
  const handovers = file ? [] : await handoversOf(context, task.row.case_id, officesOf(staff))
  const form = task.row.form === null ? null : await taskForm(context, task, file)
  const data = await dataFor(context, task, file, handovers)
  const [colleagues, people, offices] = await Promise.all([
    colleaguesIn(context, sharedOffices(staff, task), today),
    everyone(context, today),
    officeNames(context),
  ])
  return {
    task,
    form,
    outcome: form ? outcomeOf(form) : null,
    data,
    file,
    handovers,
    colleagues,
    people,
    offices,
    today,
  }
}

async function taskForm(context: Context, { row }: OpenTask, file: CaseFile | null): Promise<Form | null> {
  if (file) return file.forms.get(row.form ?? '') ?? null
  const { db, town } = context
  const { deployment_id } = await db('cases')
    .where({ town: town.id, id: row.case_id })
    .first<{ deployment_id: number }>('deployment_id')
  return (await formsOf(context, deployment_id)).get(row.form ?? '') ?? null
}

/** Of another office's case only what was handed over and what the model gave this very task. */
async function dataFor(
  { runtime }: Context,
  { row }: OpenTask,
  file: CaseFile | null,
  handovers: readonly Handover[],
): Promise<Variables> {
  const { case: state } = file ?? (await runtime.load(row.case_id))
  const token = state.waits[row.wait]?.token
  if (token === undefined) return {}
  const all = variablesAt(state, token)
  if (file) return all
  const handed = new Set(handovers.flatMap(({ fields }) => fields.map(({ key }) => key)))
  const own = state.tokens[token]?.variables ?? {}
  return { ...Object.fromEntries(Object.entries(all).filter(([name]) => handed.has(name))), ...own }
}

/** Which components of the task's form are shown over these values. */
export const shownIn = ({ clock }: Context, form: Form, values: Variables): ReadonlySet<string> =>
  visible(form, values, { now: clock.now(), zone: ZONE })
