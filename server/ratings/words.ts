/** The words of the report on screen and paper. */
import type { Answer, CriterionResult, Lane, Obstacle, Responsible, Status, Via } from '../../analysis/index.ts'

export const statusWords: Readonly<Record<Status, string>> = {
  unknown: 'Nicht erhoben',
  analog: 'Analog',
  information: 'Information',
  form: 'Formular',
  online: 'Online',
  'end-to-end': 'Ende zu Ende',
}

/** What each word means, for the page and for paper. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  unknown: 'Niemand hat bisher geantwortet. Das heißt nicht: analog.',
  analog: 'Im Netz steht dazu nichts.',
  information: 'Im Netz steht, was man braucht.',
  form: 'Es gibt ein Formular im Netz, aber der Weg ist nicht vollständig online.',
  online: 'Man kann alles online erledigen; dahinter fehlt noch etwas.',
  'end-to-end': 'Online gestellt, ohne Abtippen bearbeitet, elektronisch beantwortet.',
}

export const responsibleWords: Readonly<Record<Responsible, string>> = {
  town: 'Stadt',
  received: 'Stadt nimmt an, andere entscheiden',
  county: 'Kreis',
  state: 'Land',
  federal: 'Bund',
  unclear: 'noch zu klären',
}

export const viaWords: Readonly<Record<Via, string>> = {
  own: 'eigener Weg',
  efa: 'bundesweiter Dienst (EfA)',
  other: 'fremdes Portal',
}

export const answerWords: Readonly<Record<CriterionResult['answer'], string>> = {
  yes: 'ja',
  no: 'nein',
  'not-applicable': 'trifft nicht zu',
  unknown: 'nicht erhoben',
} satisfies Record<Answer | 'unknown', string>

export const checkedWord = (checked: boolean): string => (checked ? 'geprüft' : 'nicht geprüft')
export const countedWord = (estimate: boolean): string => (estimate ? 'Schätzung' : 'gezählt')

export const laneWords: Readonly<Record<Lane, string>> = {
  'quick-win': 'Sofort',
  project: 'Projekt',
  'fill-in': 'Nebenbei',
  leave: 'Liegen lassen',
  reuse: 'Nachnutzen',
  unknown: 'Nicht erhoben',
}

export const obstacleWords: Readonly<Record<Obstacle, string>> = {
  'own-statute': 'eigene Satzung',
  'land-law': 'Landesrecht',
  'federal-law': 'Bundesrecht',
  'unclear-law': 'Recht noch zu klären',
  interface: 'fehlende Schnittstelle',
  payment: 'fehlendes Bezahlen',
  'own-work': 'eigene Arbeit, noch nicht getan',
}
