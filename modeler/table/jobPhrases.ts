/** How people say what the program of the town does by itself: the kinds of `jobKinds` in the words of a step. */
import { DUPLICATES, HANDOVER, LETTER, RATES } from '../bpmn/jobKinds.ts'
import { formsOf, wordsOf } from './wordForms.ts'

interface Phrase {
  /** Topic under which the server does it. */
  readonly job: string
  /** What is done, as an infinitive. */
  readonly does: readonly string[]
  /** To what: ends of words, so that "Hundesteuersätze" are "Steuersätze"; null where the verb says enough. */
  readonly to: readonly string[] | null
}

const letters = [
  ...['brief', 'bescheid', 'schreiben', 'mitteilung', 'bestätigung', 'einladung', 'mahnung', 'erinnerung'],
  ...['bewilligung', 'genehmigung', 'erlaubnis', 'ablehnung', 'anhörung', 'nachforderung', 'zusage', 'absage'],
]
const rates = ['gebühr', 'tarif', 'entgelt', ...['gebühren', 'steuer', 'hebe', 'kosten', 'beitrags'].flatMap(rate)]
const doubles = ['doppelte', 'dublette', 'dopplung', 'doppelung', 'doppelanmeldung', 'doppelantrag', 'doppelanträge']
const offices = ['amt', 'ämter', 'behörde', 'stelle', 'kasse', 'fachbereich']

export const phrases: readonly Phrase[] = [
  { job: LETTER, does: ['zustellen', 'versenden'], to: null },
  { job: LETTER, does: ['schreiben', 'erstellen', 'senden', 'schicken', 'verschicken'], to: letters },
  { job: RATES, does: ['holen', 'abrufen', 'laden', 'nachschlagen', 'nachsehen'], to: rates },
  { job: DUPLICATES, does: ['suchen', 'finden', 'prüfen', 'ermitteln', 'erkennen'], to: doubles },
  { job: HANDOVER, does: ['übergeben', 'abgeben', 'weitergeben', 'weiterleiten'], to: offices },
]

function rate(of: string): readonly string[] {
  return [`${of}satz`, `${of}sätze`]
}

const known = phrases.map(({ job, does, to }) => ({
  job,
  verbs: does.map(formsOf),
  things: to && new RegExp(`(?:${to.join('|')})(?:e?[nrs]|e)?$`),
}))

/** The topic of what a step is called: "Gebührensatz holen", "Vorgang an das Ordnungsamt übergeben"; null for what a person does. */
export function jobIn(what: string): string | null {
  const words = wordsOf(what)
  const found = known.find(({ verbs, things }) => {
    const verb = words.findLastIndex((word) => verbs.some((form) => form.test(word)))
    // "Schreiben prüfen" writes nothing: the word is not both.
    return verb >= 0 && (things === null || words.some((word, index) => index !== verb && things.test(word)))
  })
  return found?.job ?? null
}
