/** What people in an administration do: each verb is a kind of step with its sign, its key, and what goes without saying. */
import { formsOf, wordsOf } from './wordForms.ts'

export interface Verb {
  readonly name: string
  /** Behind "/", in an empty row. */
  readonly key: string
  /** What it is mostly done to. */
  readonly object: string
  readonly icon: VerbIcon
  /** Zeitwerttabelle of the Leitfaden Erfüllungsaufwand (Statistisches Bundesamt, 2025): minutes of an easy case. Its other columns are harder cases and no longer times of the same. */
  readonly minutes: number | null
  readonly type: 'bpmn:UserTask' | 'bpmn:ManualTask'
  /** In a process that shall run a table of rules does it; what the program does is in `jobPhrases`. */
  readonly byRule?: true
  /** What it goes by where it is recorded as it is today. */
  readonly media?: { readonly mediumIn?: string; readonly mediumOut?: string }
}

export type VerbIcon =
  'in' | 'out' | 'check' | 'write' | 'count' | 'talk' | 'decide' | 'sign' | 'pay' | 'file' | 'copy' | 'search' | 'go'

type More = Partial<Pick<Verb, 'type' | 'byRule' | 'media'>>

const verb = (
  key: string,
  name: string,
  object: string,
  icon: VerbIcon,
  minutes: Verb['minutes'],
  more: More = {},
): Verb => ({ key, name, object, icon, minutes, type: 'bpmn:UserTask', ...more })

const onPaper = { mediumIn: 'paper', mediumOut: 'paper' }

export const verbs: readonly Verb[] = [
  verb('e', 'empfangen', 'Antrag', 'in', 1),
  verb('p', 'prüfen', 'Antrag', 'check', 5),
  verb('n', 'nachfordern', 'Unterlagen', 'out', 5),
  verb('a', 'anfordern', 'Stellungnahme', 'out', 5),
  verb('f', 'erfassen', 'Daten', 'write', 8),
  verb('r', 'recherchieren', 'Sachverhalt', 'search', 8),
  verb('h', 'berechnen', 'Gebühr', 'count', 9, { byRule: true }),
  verb('t', 'beraten', 'Antragsteller', 'talk', 3, { media: { mediumIn: 'oral', mediumOut: 'oral' } }),
  verb('ö', 'anhören', 'Beteiligte', 'talk', 5),
  verb('i', 'beteiligen', 'Fachamt', 'talk', 5),
  verb('s', 'abstimmen', 'Entwurf', 'talk', 2),
  verb('d', 'entscheiden', 'Antrag', 'decide', 8),
  verb('m', 'mitzeichnen', 'Entwurf', 'sign', 4),
  verb('u', 'unterschreiben', 'Bescheid', 'sign', 4, { media: onPaper }),
  verb('b', 'bescheiden', 'Antrag', 'write', 5),
  verb('z', 'zustellen', 'Bescheid', 'out', 1, { media: { mediumOut: 'paper' } }),
  verb('v', 'versenden', 'Schreiben', 'out', 1, { media: { mediumOut: 'paper' } }),
  verb('w', 'weiterleiten', 'Vorgang', 'out', 1),
  verb('k', 'kassieren', 'Gebühr', 'pay', 1),
  verb('c', 'buchen', 'Zahlung', 'pay', 1),
  verb('o', 'kopieren', 'Unterlagen', 'copy', 2, { type: 'bpmn:ManualTask', media: onPaper }),
  verb('g', 'besichtigen', 'Grundstück', 'go', null),
  verb('l', 'ablegen', 'Vorgang', 'file', 2, { type: 'bpmn:ManualTask' }),
]

const forms: ReadonlyMap<string, RegExp> = new Map(verbs.map(({ name }) => [name, formsOf(name)]))

/** The verb with which a step is named: "Antrag prüfen", "Antrag wird geprüft"; what stands there in full goes first. */
export function verbIn(what: string): Verb | null {
  const words = wordsOf(what)
  const named = verbs.find(({ name }) => words.includes(name))
  return named ?? verbs.find(({ name }) => words.some((word) => forms.get(name)?.test(word))) ?? null
}

/** Verbs that begin with the last word typed; behind "/" all of them. */
export function suggestVerbs(what: string): readonly Verb[] {
  if (what.trim() === '/') return verbs
  const last = what.toLowerCase().split(/\s+/).at(-1) ?? ''
  return last.length === 0 ? [] : verbs.filter(({ name }) => name.startsWith(last) && name !== last)
}

/** "/p" in an empty row: the verb with that key. */
export const verbByKey = (what: string): Verb | null => {
  const key = /^\/(.)$/.exec(what.trim().toLowerCase())?.[1]
  return verbs.find((one) => one.key === key) ?? null
}

/** The text with its last word completed. */
export const complete = (what: string, { name }: Verb): string => what.replace(/\S*$/, name)

/** The verb with what it is mostly done to. */
export const whole = ({ object, name }: Verb): string => `${object} ${name}`
