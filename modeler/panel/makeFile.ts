/** A form for a step that has none, a decision for a rule that has none: made, named after the step, and opened. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { DraftFile } from '../api/process.ts'
import { readExtension, writeExtension } from '../bpmn/extensions.ts'
import { is, type Drawn } from '../bpmn/services.ts'
import { nameOf } from '../bpmn/words.ts'
import { decisionsIn, fileOfDecision } from '../draft/files.ts'
import { freeId, newDecision, newForm } from '../draft/newFiles.ts'
import { withResultName } from '../draft/resultName.ts'
import type { Desk } from './desk.ts'

/** What a step has beside the drawing; null for those that have nothing. */
export function fileKindOf(element: Drawn): DraftFile['kind'] | null {
  if (is(element, 'bpmn:BusinessRuleTask')) return 'dmn'
  return is(element, 'bpmn:UserTask') || is(element, 'bpmn:StartEvent') ? 'form' : null
}

export function makeFile(modeler: Modeler, element: Drawn, desk: Desk): void {
  const kind = fileKindOf(element)
  if (kind) makers[kind](modeler, element, desk)
}

const makers: Readonly<Record<DraftFile['kind'], typeof makeFile>> = { form: makeForm, dmn: makeDecision }

function makeForm(modeler: Modeler, element: Drawn, desk: Desk): void {
  desk.open({ kind: 'form', name: writeForm(modeler, element, desk, (content) => content) })
}

/** Changes the form of a step, a new one where it has none; returns its id. */
export function writeForm(modeler: Modeler, element: Drawn, desk: Desk, change: (content: string) => string): string {
  const application = is(element, 'bpmn:StartEvent')
  const ids = desk.files.filter(({ kind }) => kind === 'form').map(({ name }) => name)
  const chosen = readExtension(element, 'zeebe:FormDefinition', 'formId')
  const id = chosen || freeId(application ? 'antrag' : (nameOf(element) ?? 'formular'), ids)
  const present = desk.files.find(({ kind, name, content }) => kind === 'form' && name === id && content !== '')
  const form = present ?? newForm(id, application ? 'application' : 'task')
  desk.change({ ...form, content: change(form.content) })
  if (!chosen) writeExtension(modeler, element, 'zeebe:FormDefinition', { formId: id })
  return id
}

function makeDecision(modeler: Modeler, element: Drawn, desk: Desk): void {
  const name = nameOf(element) ?? 'Regel'
  const chosen = readExtension(element, 'zeebe:CalledDecision', 'decisionId')
  const decisions = desk.files.filter(({ kind }) => kind === 'dmn').flatMap(decisionsIn)
  const taken = [...decisions.map(({ id }) => id), ...desk.files.map((one) => one.name.replace(/\.dmn$/, ''))]
  const id = chosen || freeId(name, taken)
  const answer = readExtension(element, 'zeebe:CalledDecision', 'resultVariable') || variableOf(id)
  const made = newDecision(id, name, answer)
  desk.change(made)
  writeDecision(modeler, element, id, answer)
  desk.open(made)
}

/** Lets a step ask a decision; where nobody has named its answer, it is called after the decision. */
export function writeDecision(
  modeler: Modeler,
  element: Drawn,
  decisionId: string,
  answer = readExtension(element, 'zeebe:CalledDecision', 'resultVariable'),
): void {
  const resultVariable = answer || variableOf(decisionId)
  writeExtension(modeler, element, 'zeebe:CalledDecision', { decisionId, resultVariable })
}

/** `zone-bestimmen` would be a subtraction in FEEL: `zoneBestimmen`. */
const variableOf = (id: string): string =>
  id.replace(/[^\p{L}\p{N}]+(.)?/gu, (_sign, next: string = '') => next.toUpperCase())

/** What a rule answers is called the same at its step and in its table. */
export function nameResult(modeler: Modeler, element: Drawn, desk: Desk, answer: string): void {
  const decision = readExtension(element, 'zeebe:CalledDecision', 'decisionId') ?? ''
  const name = answer || variableOf(decision)
  writeDecision(modeler, element, decision, name)
  const file = fileOfDecision(desk.files, decision)
  if (file) desk.change({ ...file, content: withResultName(file.content, decision, name) })
}
