/** Short words for tables in tests. */
import {
  noFacts,
  type Block,
  type Branch,
  type Facts,
  type Item,
  type Jump,
  type Step,
  type Table,
} from '../../../modeler/table/table.ts'

let count = 0
const id = (prefix: string): string => `${prefix}${(count += 1)}`

const placed = (prefix: string, who: string | null, what: string) => ({
  id: id(prefix),
  who,
  what,
  merges: [],
  plain: false,
})
const event = { on: null, duration: null, asides: [] }

export const step = (who: string | null, what: string, facts: Partial<Facts> = {}): Step => ({
  ...placed('S', who, what),
  ...event,
  kind: 'step',
  part: 'step',
  type: 'bpmn:UserTask',
  facts: { ...noFacts, ...facts },
})
export const start = (who: string | null, what: string): Step => ({
  ...step(who, what),
  id: 'Start_1',
  part: 'start',
  type: 'bpmn:StartEvent',
})
export const end = (who: string | null, what: string): Step => ({
  ...step(who, what),
  part: 'end',
  type: 'bpmn:EndEvent',
})
export const wait = (who: string | null, what: string, duration: string | null = null): Step => ({
  ...step(who, what),
  part: 'wait',
  type: 'bpmn:IntermediateCatchEvent',
  on: duration ? 'timer' : 'message',
  duration,
})
export const back = (target: Item): Jump => ({
  kind: 'jump',
  target: target.kind === 'jump' ? target.target : target.id,
})

export const branch = (name: string, items: readonly Item[], share: number | null = null): Branch => ({
  flow: null,
  name,
  share,
  isDefault: false,
  condition: null,
  items,
})
export const falls = (who: string | null, what: string, ...branches: readonly Branch[]): Block => ({
  ...placed('D', who, what),
  kind: 'block',
  gateway: 'exclusive',
  branches,
  join: null,
})
export const together = (who: string | null, ...parts: readonly (readonly Item[])[]): Block => ({
  ...placed('P', who, ''),
  kind: 'block',
  gateway: 'parallel',
  branches: parts.map((items) => branch('', items)),
  join: null,
})
export const table = (...items: readonly Item[]): Table => ({ items, asides: [] })

/** The Gewerbeanmeldung on paper, in a small town: minutes from the Zeitwerttabelle, not measured. */
export function gewerbeanmeldung(): Table {
  const check = step('Gewerbeamt', 'Vollständigkeit und Ausweis prüfen', {
    minutesUsual: 5,
    mediumIn: 'paper',
    mediumOut: 'paper',
  })
  return table(
    start('Poststelle', 'Gewerbeanmeldung auf Papier geht ein'),
    step('Poststelle', 'Post öffnen und verteilen', { waitingMinutes: 960, mediumIn: 'paper', mediumOut: 'paper' }),
    check,
    falls(
      'Gewerbeamt',
      'Angaben vollständig?',
      branch(
        'nein',
        [
          step('Gewerbeamt', 'Fehlende Angaben nachfordern', { minutesUsual: 10 }),
          wait('Gewerbeamt', 'Antwort'),
          back(check),
        ],
        0.25,
      ),
      branch('ja', [], 0.75),
    ),
    step('Gewerbeamt', 'Daten ins Gewerbe-Fachverfahren abtippen', {
      minutesMin: 8,
      minutesUsual: 10,
      minutesMax: 12,
      mediumIn: 'paper',
      mediumOut: 'data',
    }),
    falls(
      'Gewerbeamt',
      'Erlaubnis nötig?',
      branch('ja', [step('Ordnungsamt', 'Erlaubnis und Aufenthaltstitel prüfen', { minutesUsual: 5 })], 0.1),
      branch('nein', [], 0.9),
    ),
    falls(
      'Gewerbeamt',
      'Zahlt sofort?',
      branch('ja', [step('Gewerbeamt', 'Gebühr kassieren', { minutesUsual: 5 })]),
      branch('nein', [step('Stadtkasse', 'Rechnung stellen', { minutesUsual: 5 })]),
    ),
    step('Gewerbeamt', 'Gewerbeschein drucken, unterschreiben und aushändigen', { minutesUsual: 5 }),
    together(
      'Gewerbeamt',
      [
        step('Gewerbeamt', 'Gewerbeanzeige an IHK, Finanzamt und andere übermitteln', {
          minutesMin: 5,
          minutesMax: 10,
        }),
      ],
      [step('Steueramt', 'Kopie für die Gewerbesteuer empfangen', { minutesUsual: 5 })],
    ),
    step('Gewerbeamt', 'Papier ablegen', { minutesUsual: 5 }),
    end('Gewerbeamt', 'Gewerbe angemeldet'),
  )
}
