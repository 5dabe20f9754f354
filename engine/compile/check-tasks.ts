/** Tasks name what they need: a job type, a decision, a form by id. */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import { extension, nodes, text } from './moddle.ts'
import type { Element } from '../core/model.ts'

export function checkTasks(reading: Reading): void {
  for (const element of reading.elements.values()) {
    if (element.type === 'bpmn:ServiceTask') checkJob(reading, element)
    if (element.type === 'bpmn:BusinessRuleTask') checkDecision(reading, element)
    checkForm(reading, element)
    checkMappings(reading, element)
  }
}

function checkJob(reading: Reading, { id, job }: Element): void {
  if (!job?.topic.startsWith('=')) return
  complain(
    reading,
    id,
    'job-type-expression',
    ['Die Art des Auftrags ist ein Ausdruck.', 'The job type is an expression.'],
    ['Schreiben Sie einen festen Namen.', 'Write a fixed name.'],
  )
}

function checkDecision(reading: Reading, element: Element): void {
  const { id, job, decision } = element
  if (job && !decision) return checkJob(reading, element)
  if (decision && job) return bothDecideAndJob(reading, id)
  if (!decision) return noRule(reading, id)
  const called = extension(reading.nodes.get(id), 'zeebe:CalledDecision')
  if (decision.decision.startsWith('=')) decisionExpression(reading, id)
  const result = text(called, 'resultVariable')
  if (result === undefined || !isName(result)) noResultVariable(reading, id)
}

function bothDecideAndJob(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'decision-and-job',
    ['Eine Entscheidung und ein Auftrag zugleich.', 'It has a decision and a job at once.'],
    ['Lassen Sie nur eines davon.', 'Leave one of them.'],
  )
}

function decisionExpression(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'decision-expression',
    ['Welche Regel gilt, soll sich erst im Vorgang ergeben.', 'The id of the decision is an expression.'],
    ['Wählen Sie eine Regel, die feststeht.', 'Write a fixed id.'],
  )
}

function noRule(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'decision-not-named',
    ['Es ist noch keine Regel angelegt.', 'It has no decision yet.'],
    [
      'Wählen Sie rechts „Regel anlegen“ oder eine Regel, die es schon gibt.',
      'Create a decision, or choose one that exists (decisionId).',
    ],
  )
}

function noResultVariable(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'result-variable-missing',
    ['Es ist nicht gesagt, wie das Ergebnis heißt.', 'It names no valid result variable.'],
    ['Tragen Sie einen Namen aus Buchstaben und Ziffern ein.', 'Enter a name of letters and digits.'],
  )
}

function checkForm(reading: Reading, { id }: Element): void {
  const form = extension(reading.nodes.get(id), 'zeebe:FormDefinition')
  if (!form || text(form, 'formId') !== undefined) return
  complain(
    reading,
    id,
    'form-key',
    [
      'Das Formular steht in der Zeichnung selbst oder wird auf eine Weise genannt, die Laufzettel nicht kennt.',
      'The form is not given by its id.',
    ],
    [
      'Wählen Sie rechts ein Formular dieses Prozesses, oder legen Sie eines an.',
      'Deploy the form as a file of its own, also an embedded one, and enter its id (formId).',
    ],
  )
}

function checkMappings(reading: Reading, { id }: Element): void {
  const mapping = extension(reading.nodes.get(id), 'zeebe:IoMapping')
  const all = [...nodes(mapping, 'inputParameters'), ...nodes(mapping, 'outputParameters')]
  const whole = all.every((one) => one.source !== undefined && text(one, 'target')?.split('.').every(isName))
  if (whole) return
  complain(
    reading,
    id,
    'mapping-incomplete',
    [
      'Eine Ein- oder Ausgabe hat keinen Wert oder keinen gültigen Namen.',
      'An input or output has no value or no valid name.',
    ],
    ['Ergänzen Sie Wert und Namen (Buchstaben, Ziffern, Punkt).', 'Complete value and name (letters, digits, dot).'],
  )
}

function isName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)
}
