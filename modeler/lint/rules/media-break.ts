import { end, start, step } from '../example.ts'
import { before, byPerson, fact, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const time = { minutesUsual: '5', source: 'estimate' }
const media: Readonly<Record<string, string>> = { paper: 'Papier', pdf: 'PDF', data: 'Daten', oral: 'mündlich' }
const call = (medium: string): string => media[medium] ?? medium

const LOOK = { label: 'Medium ansehen', field: 'mediumIn' }

export const mediaBreak: Rule = {
  code: 'V06',
  name: 'media-break',
  title: 'Medienbrüche sind gewollt oder fallen weg',
  why: 'Wo Angaben von einem Medium ins andere wechseln, wird abgetippt, gedruckt oder gescannt: das kostet Zeit und macht Fehler. Im Ist ist das ein Befund, im Soll eine Frage.',
  instead:
    'Prüfen Sie, ob der Schritt die Angaben so weitergeben kann, wie sie kommen. Ist der Bruch nötig, sagen Sie in der Norm, warum.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag eingegangen'),
      step('Antrag prüfen', { ...time, mediumIn: 'data', mediumOut: 'data' }),
      end('Antrag geprüft'),
    ],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag eingegangen'),
      step('Antrag abtippen', { ...time, mediumIn: 'paper', mediumOut: 'data' }),
      end('Antrag erfasst'),
    ],
  },
  check(node, report) {
    if (!byPerson(node) || fact(node, 'norm')) return
    const into = fact(node, 'mediumIn')
    const out = fact(node, 'mediumOut')
    if (into && out && into !== out)
      return report(node, `In ${quoted(node)} wechseln die Angaben von ${call(into)} zu ${call(out)}.`, LOOK)
    const other = before(node).find((step) => into && fact(step, 'mediumOut') && fact(step, 'mediumOut') !== into)
    if (into && other)
      report(
        node,
        `${quoted(other)} gibt ${call(fact(other, 'mediumOut') ?? '')} weiter, ${quoted(node)} braucht ${call(into)}.`,
        LOOK,
      )
  },
}
