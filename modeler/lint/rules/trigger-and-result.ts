import { end, start, step } from '../example.ts'
import { is, nameOf } from '../nodes.ts'
import type { Rule } from '../rule.ts'

const check = step('Antrag prüfen', { minutesUsual: '5', source: 'estimate' })

export const triggerAndResult: Rule = {
  code: 'V11',
  name: 'trigger-and-result',
  title: 'Anfang und Ende sagen Auslöser und Ergebnis',
  why: 'Was den Vorgang auslöst und womit er endet, steht im Steckbrief und in jedem Bericht.',
  instead:
    'Schreiben Sie an den Anfang den Auslöser („Antrag eingegangen“) und an jedes Ende das Ergebnis („Hund angemeldet“).',
  good: { state: 'ist', lane: 'Steueramt', row: [start('Antrag eingegangen'), check, end('Hund angemeldet')] },
  bad: { state: 'ist', lane: 'Steueramt', row: [start(''), check, end('')] },
  check(node, report) {
    if (nameOf(node) !== '' || !is(node.$parent ?? node, 'Process')) return
    if (is(node, 'StartEvent'))
      report(node, 'Der Anfang sagt nicht, was den Vorgang auslöst.', { label: 'Auslöser eintragen', field: 'name' })
    if (is(node, 'EndEvent'))
      report(node, 'Das Ende sagt nicht, womit der Vorgang endet.', { label: 'Ergebnis eintragen', field: 'name' })
  },
}
