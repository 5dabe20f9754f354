import { DUPLICATES, kindOf } from '../../bpmn/jobKinds.ts'
import { byProgram } from '../../table/byProgram.ts'
import { DUE, end, start, step } from '../example.ts'
import { byPerson, extension, isRecorded, nameOf, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const around = (middle: ReturnType<typeof step>) => [start('Antrag eingegangen'), middle, end('Antrag geprüft')]

export const byProgramRule: Rule = {
  code: 'V24',
  name: 'by-program',
  title: 'Was das Programm kann, tut im Soll kein Mensch',
  why: 'Aus dem Ist kommen Schritte mit, die heute jemand von Hand macht. Eine Gebühr berechnen, einen Brief schreiben, Sätze nachschlagen oder Doppeltes suchen kann Laufzettel selbst.',
  instead:
    'Ein Klick macht daraus eine Regel oder einen Schritt des Programms. Soll es ein Mensch tun, legen Sie für ihn ein Formular an.',
  good: {
    state: 'soll',
    lane: 'Steueramt',
    row: around({
      type: 'serviceTask',
      name: 'Dubletten suchen',
      extensions: `<zeebe:taskDefinition type="${DUPLICATES}" />`,
    }),
  },
  bad: { state: 'soll', lane: 'Steueramt', row: around(step('Dubletten suchen', {}, { extensions: DUE })) },
  check(node, report) {
    const automatic = byHand(node) ? byProgram(nameOf(node)) : null
    if (!automatic) return
    const what = automatic.job ? `„${kindOf(automatic.job)?.name ?? automatic.job}“` : 'mit einer Regel'
    report(node, `${quoted(node)} kann das Programm selbst tun: ${what}.`, {
      label: automatic.job ? 'Dem Programm geben' : 'Zur Regel machen',
      automatic,
    })
  },
}

/** Somebody has to do it, and nothing says what is to be filled in: so nobody has decided yet that a person shall. */
const byHand = (node: Parameters<Rule['check']>[0]): boolean =>
  byPerson(node) && !isRecorded(node) && !extension(node, 'zeebe:FormDefinition')
