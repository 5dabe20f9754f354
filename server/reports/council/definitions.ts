/** What the words of a council report mean. */
import { statuses } from '../../../analysis/index.ts'
import { statusMeanings, statusWords } from '../../ratings/words.ts'

export const definitions: readonly (readonly [word: string, meaning: string])[] = [
  ...statuses.map((status) => [statusWords[status], statusMeanings[status]] as const),
  ['Zählt als online', 'echter Fall in 90 Tagen (12 Monate unter 50 Fällen im Jahr) oder datierter Test.'],
  ['Fälle im Jahr', 'gezählt oder geschätzt; Anteile sind nie aufgerundet.'],
  ['Vorgang', 'ein einzelner Fall in diesem Programm; Gruppen unter fünf werden nicht genannt.'],
  ['Arbeitstag', 'acht Stunden, in denen das Rathaus offen ist; Wochenenden und Feiertage zählen nicht.'],
  ['Stand', 'die schwächste Tatsache entscheidet; eigene Leiter, kein amtlicher Reifegrad.'],
]
