import { end, start, step } from '../example.ts'
import { byPerson, fact, is, nameOf, quoted } from '../nodes.ts'
import type { Rule } from '../rule.ts'

/** Verbs of acts that touch rights. */
const DECIDES = /(entscheid|bescheid|festsetz|genehmig|ablehn|bewillig|untersag|widerruf|zurücknehm)\w*$/i
const time = { minutesUsual: '10', source: 'estimate' }

export const norm: Rule = {
  code: 'V07',
  name: 'norm',
  title: 'Keine Entscheidung ohne Norm',
  why: 'Wer in Rechte eingreift, braucht eine Grundlage. Sie steht später im Bescheid und im Verzeichnis der Verarbeitungen.',
  instead: 'Tragen Sie unter „Fachlich“ die Norm ein, etwa „Hundesteuersatzung § 3“.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag geprüft'), step('Steuer festsetzen', { ...time, norm: 'KAG § 5' }), end('Steuer festgesetzt')],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag geprüft'), step('Steuer festsetzen', time), end('Steuer festgesetzt')],
  },
  check(node, report) {
    const decides =
      is(node, 'BusinessRuleTask') ||
      (byPerson(node) &&
        nameOf(node)
          .split(' ')
          .some((word) => DECIDES.test(word)))
    if (decides && !fact(node, 'norm'))
      report(node, `Bei ${quoted(node)} fehlt die Norm.`, { label: 'Norm eintragen', field: 'norm' })
  },
}
