/** Script tasks compute with FEEL or JavaScript, or leave it to a program. */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import { SCRIPT_TOPIC } from './scripts.ts'
import type { Element } from '../core/model.ts'

export function checkScripts(reading: Reading): void {
  for (const element of reading.elements.values()) if (element.type === 'bpmn:ScriptTask') check(reading, element)
}

function check(reading: Reading, { id, script, job }: Element): void {
  if ((script === null) === (job === null)) noScript(reading, id)
  const result = script ? script.resultVariable : job?.topic === SCRIPT_TOPIC ? job.headers['resultVariable'] : null
  if (typeof result === 'string' && !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(result)) noResult(reading, id)
}

function noScript(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'script-missing',
    [
      'Es ist nicht genau eines angegeben: ein Skript oder das Programm, das den Schritt erledigt.',
      'It does not have exactly one of a script and a job type.',
    ],
    [
      'Tragen Sie unter „Experte“ ein, was gerechnet wird und wie das Ergebnis heißt, oder ein Skript in FEEL oder JavaScript.',
      'Enter expression and result variable (zeebe:script), or a script in FEEL or JavaScript (script).',
    ],
  )
}

function noResult(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'result-variable-missing',
    ['Es ist nicht gesagt, wie das Ergebnis heißt.', 'It names no valid result variable.'],
    ['Tragen Sie einen Namen aus Buchstaben und Ziffern ein.', 'Enter a name of letters and digits.'],
  )
}
