import type { Action } from '../../engine/index.ts'

/** What was done, in a line: "Aufgabe „Angaben prüfen“ erledigt". */
export function sayAction(action: Action, nameOf: (element: string) => string): string {
  if ('start' in action) return 'Vorgang begonnen'
  if ('complete' in action) return `Aufgabe „${nameOf(action.complete)}“ erledigt`
  if ('job' in action) return `Auftrag „${nameOf(action.job)}“ ${howJob(action)}`
  if ('message' in action) return `Nachricht „${action.message}“ gesendet`
  if ('signal' in action) return `Signal „${action.signal}“ gesendet`
  if ('advance' in action) return `Uhr weitergestellt (${sayDuration(action.advance)})`
  if ('trigger' in action) return `„${nameOf(action.trigger)}“ ausgelöst`
  if ('set' in action) return 'Variablen geändert'
  if ('cancel' in action) return 'Vorgang abgebrochen'
  return `Von ${action.move.map(nameOf).join(', ')} nach ${action.to.map(nameOf).join(', ')} versetzt`
}

function howJob(action: Extract<Action, { job: string }>): string {
  if (action.error !== undefined) return `mit Fehler „${action.error}“ beantwortet`
  return action.fail === undefined ? 'erledigt' : 'fehlgeschlagen'
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** What `durationUntil` gives, in words: "14 Tage", "3 Stunden, 20 Minuten". */
function sayDuration(iso: string): string {
  const [, days, seconds] = /^P(?:(\d+)D|T(\d+)S)$/.exec(iso) ?? []
  if (days === undefined && seconds === undefined) return iso
  let rest = Number(days ?? 0) * 86_400 + Number(seconds ?? 0)
  const parts = units.flatMap(([unit, size]) => {
    const amount = Math.floor(rest / size)
    rest -= amount * size
    return amount === 0
      ? []
      : new Intl.NumberFormat('de-DE', { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
  })
  return parts.join(', ')
}
