/** A form for a step that has none, a decision for a rule that has none: made, named after the step, and opened. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { DraftFile } from '../api/process.ts'
import { readExtension, writeExtension } from '../bpmn/extensions.ts'
import { is, type Drawn } from '../bpmn/services.ts'
import { nameOf } from '../bpmn/words.ts'
import { decisionsIn } from '../draft/files.ts'
import { freeId, newDecision, newForm } from '../draft/newFiles.ts'
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
  const made = newDecision(chosen || freeId(name, taken), name)
  desk.change(made)
  writeDecision(modeler, element, made.name.replace(/\.dmn$/, ''))
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
