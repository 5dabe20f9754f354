/**
 * Fields of an application that nothing reads, and of which nobody has said what they are for: what is not needed must not be
 * asked (GDPR, art. 5, 1 c). A person may still read them at a task; whoever means that notes the purpose. What caseworkers fill
 * in at their tasks is the record of their work, and is not looked at.
 */
import { everyDecisionText, expressionsIn } from './expressions.ts'
import type { NamedForm, ProcessFiles } from './files.ts'
import { JOB_RESULTS, LETTER_TOPIC } from './given.ts'
import { isVariable } from './written.ts'
import { says, type CheckProblem } from '../compile/problem.ts'
import { SCRIPT_TOPIC } from '../compile/scripts.ts'
import type { Element } from '../core/model.ts'
import { fieldsOf, type Component, type Field } from '../forms/form.ts'

/** Silent as soon as something reads that cannot be looked into: a program's job, another process, a letter that is not at hand. */
export function unreadProblems(files: ProcessFiles): readonly CheckProblem[] {
  const elements = files.models.flatMap((model) => Object.values(model.elements))
  if (elements.some((element) => readsUnseen(files, element))) return []
  const forms = files.forms.filter(({ name }) => elements.some(({ form }) => form === name))
  const applications = forms.filter(({ name }) =>
    elements.some(({ form, type }) => form === name && type === 'bpmn:StartEvent'),
  )
  const read = wordsIn([
    ...expressionsIn(files).map(({ text }) => text),
    ...everyDecisionText(files),
    ...files.letters.flatMap(({ expressions }) => expressions.map(({ text }) => text)),
    ...forms.flatMap(({ form }) => hidesOf(form.components)),
    ...elements.flatMap(({ job, listeners }) =>
      [job, ...listeners].flatMap((one) => Object.values(one?.headers ?? {})),
    ),
    ...OF_JOBS,
  ])
  return applications.flatMap((form) =>
    fieldsOf(form.form.components)
      .filter((field) => isVariable(field) && !hasUse(field) && !read.has(field.key) && !askedAgain(forms, form, field))
      .map((field) => problem(form, field)),
  )
}

/** What the jobs of this program read beside their headers. */
const OF_JOBS: readonly string[] = ['stichtag']

function readsUnseen({ models, letters }: ProcessFiles, { job, called, listeners }: Element): boolean {
  const jobs = [job, ...listeners].flatMap((one) => one ?? [])
  if (jobs.some(({ topic }) => topic !== SCRIPT_TOPIC && !Object.hasOwn(JOB_RESULTS, topic))) return true
  const letter = jobs.flatMap(({ topic, headers }) => (topic === LETTER_TOPIC ? (headers['letter'] ?? '') : []))
  if (letter.some((id) => letters.every((one) => one.id !== id))) return true
  return called !== null && called.allIn && models.every(({ process }) => called.process !== JSON.stringify(process))
}

/** Every word, also in scripts and texts: rather one read too many. */
const wordsIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []))

const hidesOf = (components: readonly Component[]): readonly string[] =>
  components.flatMap((component) => [
    ...(component.hide === null ? [] : [component.hide]),
    ...(component.type === 'group' ? hidesOf(component.components) : []),
  ])

/** Papers are looked at, a decision's buttons lead on, and what a field is for may be said. */
const hasUse = ({ type, properties }: Field): boolean =>
  type === 'filepicker' ||
  ['lz:purpose', 'lz:norm', 'lz:outcome', 'lz:delivery'].some((name) => (properties[name] ?? '').trim() !== '')

/** A later form shows it, or lets it be corrected. */
const askedAgain = (forms: readonly NamedForm[], own: NamedForm, { key }: Field): boolean =>
  forms.some((other) => other !== own && fieldsOf(other.form.components).some((field) => field.key === key))

function problem({ name }: NamedForm, { key, label }: Field): CheckProblem {
  return {
    element: `${name}: ${key}`,
    severity: 'warning',
    code: 'field-unread',
    reason: says(
      `Feld „${label}“: Kein Weg, keine Regel und kein Brief liest es, und wozu es gefragt wird, steht nirgends.`,
      `Field "${label}": no flow, decision or letter reads it, and nothing says why it is asked.`,
    ),
    instead: says(
      'Nennen Sie im Formular den Zweck, oder fragen Sie es nicht (DSGVO Art. 5 Abs. 1 Buchst. c).',
      'Say in the form what it is for, or do not ask (GDPR, art. 5, 1 c).',
    ),
  }
}
