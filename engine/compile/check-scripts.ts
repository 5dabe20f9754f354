/** Script tasks compute with FEEL, or leave it to a program. */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { Element } from '../core/model.ts'

export function checkScripts(reading: Reading): void {
  for (const element of reading.elements.values()) if (element.type === 'bpmn:ScriptTask') check(reading, element)
}

function check(reading: Reading, { id, script, job }: Element): void {
  if ((script === null) === (job === null)) noScript(reading, id)
  else if (script && !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(script.resultVariable)) noResult(reading, id)
}

function noScript(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'script-missing',
    [
      'Es ist nicht genau eines angegeben: ein FEEL-Skript oder die Art des Auftrags.',
      'It does not have exactly one of a FEEL script and a job type.',
    ],
    [
      'Tragen Sie Ausdruck und Ergebnisvariable ein (zeebe:script).',
      'Enter expression and result variable (zeebe:script).',
    ],
  )
}

function noResult(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'result-variable-missing',
    ['Es fehlt eine gültige Ergebnisvariable.', 'It names no valid result variable.'],
    ['Tragen Sie einen Namen aus Buchstaben und Ziffern ein.', 'Enter a name of letters and digits.'],
  )
}
