/** What people in an administration do: each verb is a kind of step with its sign and with minutes to begin with. */
export interface Verb {
  readonly name: string
  readonly type: 'bpmn:UserTask' | 'bpmn:ManualTask'
  readonly icon: VerbIcon
  /** Zeitwerttabelle of the Leitfaden Erfüllungsaufwand (Statistisches Bundesamt, 2025): minutes of an easy case. Its other columns are harder cases and no longer times of the same. */
  readonly minutes: number | null
}

export type VerbIcon =
  'in' | 'out' | 'check' | 'write' | 'count' | 'talk' | 'decide' | 'sign' | 'pay' | 'file' | 'copy' | 'search' | 'go'

const verb = (name: string, icon: VerbIcon, minutes: Verb['minutes'] = null, byHand = false): Verb => ({
  name,
  icon,
  minutes,
  type: byHand ? 'bpmn:ManualTask' : 'bpmn:UserTask',
})

export const verbs: readonly Verb[] = [
  verb('empfangen', 'in', 1),
  verb('prüfen', 'check', 5),
  verb('nachfordern', 'out', 5),
  verb('anfordern', 'out', 5),
  verb('erfassen', 'write', 8),
  verb('recherchieren', 'search', 8),
  verb('berechnen', 'count', 9),
  verb('beraten', 'talk', 3),
  verb('anhören', 'talk', 5),
  verb('beteiligen', 'talk', 5),
  verb('abstimmen', 'talk', 2),
  verb('entscheiden', 'decide', 8),
  verb('mitzeichnen', 'sign', 4),
  verb('unterschreiben', 'sign', 4),
  verb('bescheiden', 'write', 5),
  verb('zustellen', 'out', 1),
  verb('weiterleiten', 'out', 1),
  verb('kassieren', 'pay', 1),
  verb('buchen', 'pay', 1),
  verb('kopieren', 'copy', 2, true),
  verb('besichtigen', 'go'),
  verb('ablegen', 'file', 2, true),
]

/** The verb with which a step is named: "Antrag prüfen". */
export function verbIn(what: string): Verb | null {
  const words = what.toLowerCase().split(/[\s,.;]+/)
  return verbs.find(({ name }) => words.includes(name)) ?? null
}

/** Verbs that begin with the last word typed. */
export function suggestVerbs(what: string): readonly Verb[] {
  const last = what.toLowerCase().split(/\s+/).at(-1) ?? ''
  return last.length === 0 ? [] : verbs.filter(({ name }) => name.startsWith(last) && name !== last)
}

/** The text with its last word completed. */
export const complete = (what: string, { name }: Verb): string => what.replace(/\S*$/, name)
