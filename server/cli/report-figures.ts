/** `laufzettel report effort` and `laufzettel report priority`: what services cost, and which to change next. */
import type { Range } from '../../analysis/index.ts'
import { systemClock } from '../open.ts'
import { effortReport, USUAL_ONLINE_SHARE, type ProcessEffort } from '../ratings/effort-report.ts'
import { priorityReport } from '../ratings/priority-report.ts'
import { laneWords } from '../ratings/words.ts'
import { openServices } from '../services/services.ts'
import { defineCommand, UsageError, type CliIo } from './command.ts'
import { withTown } from './with-town.ts'

const options = { json: { type: 'boolean' }, db: { type: 'string' } } as const
const common = `  --json          als JSON, eine Zeile
  --db <Adresse>  andere Datenbank als die der Einstellungen: sqlite:<Datei> oder postgres://…`

export const reportEffort = defineCommand({
  name: 'report effort',
  usage: `laufzettel report effort [--online <Anteil>] [--measured] [--json] [--db <Adresse>]

Aufwand, Kosten und Durchlaufzeit der Leistungen mit Modell: heute gegen morgen, geschätzt neben gemessen.
Gesparte Minuten sind keine gesparten Stellen.

  --online <0–1>  Anteil der Fälle, die online kommen; ohne Angabe ${String(USUAL_ONLINE_SHARE).replace('.', ',')} (Annahme)
  --measured      Anteile und Zeiten von morgen aus echten Vorgängen, wo mindestens 20 dahinter stehen
${common}`,
  options: { ...options, online: { type: 'string' }, measured: { type: 'boolean' } },
  async run({ values, positionals }, io) {
    if (positionals.length > 0) throw new UsageError(`Unbekannte Angabe: ${positionals.join(' ')}`)
    const share = shareOf(values.online)
    return withTown(values.db, async (db, town) => {
      const report = await effortReport({ db, town, services: await openServices({ db, town }) }, systemClock.now(), {
        onlineShare: share,
        basis: values.measured ? 'cases' : 'estimate',
      })
      if (values.json) io.out(JSON.stringify(report))
      else for (const process of report.processes) printProcess(process, share, io)
      return 0
    })
  },
})

export const reportPriority = defineCommand({
  name: 'report priority',
  usage: `laufzettel report priority [--hours <Stunden>] [--json] [--db <Adresse>]

Welche Leistung als Nächstes: Nutzen mal Machbarkeit, mit den Gewichten der Stadt, und was in ihre Stunden passt.

  --hours <n>     Stunden im Jahr; ohne Angabe die der Stadt
${common}`,
  options: { ...options, hours: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (positionals.length > 0) throw new UsageError(`Unbekannte Angabe: ${positionals.join(' ')}`)
    const hours = hoursOf(values.hours)
    return withTown(values.db, async (db, town) => {
      const source = { db, town, services: await openServices({ db, town }) }
      const report = await priorityReport(source, systemClock.now(), hours === null ? {} : { hours })
      if (values.json) io.out(JSON.stringify(report))
      else {
        for (const { candidate, lane, score } of report.ranking)
          io.out(`${laneWords[lane].padEnd(14)} ${score === null ? '   –' : number(score, 2)}  ${candidate.name}`)
        const { chosen, used } = report.fit
        io.out(
          `\nIn ${number(report.fit.hours, 0)} Stunden passen ${chosen.length} Leistungen (${number(used, 0)} Stunden).`,
        )
      }
      return 0
    })
  },
})

function printProcess({ name, today, tomorrow, year }: ProcessEffort, share: number, io: CliIo): void {
  io.out(`${name}`)
  for (const [when, effort] of [
    ['heute', today],
    ['morgen', tomorrow],
  ] as const) {
    if (!effort) continue
    for (const { says } of effort.problems) io.out(`  ${when}: ${says}`)
    if (!effort.figures) continue
    const { minutes, lead, breaks } = effort.figures
    io.out(
      `  ${when.padEnd(7)} ${range(minutes)} Minuten je Fall, ${range(lead)} Minuten Durchlauf, ${number(breaks.total, 1)} Medienbrüche`,
    )
  }
  if (!year) return
  const { hours, fte, cost } = year.saved
  io.out(
    `  weniger im Jahr bei ${number(share * 100, 0)} % online: ${range(hours)} Stunden, ${number(fte.usual, 2)} VZÄ, ${range(cost)} EUR`,
  )
  io.out(`  ${year.says}`)
}

const number = (value: number, digits: number): string => value.toFixed(digits).replace('.', ',')
const range = ({ min, usual, max }: Range): string => `${number(usual, 0)} (${number(min, 0)} bis ${number(max, 0)})`

function shareOf(text: string | undefined): number {
  const share = text === undefined ? USUAL_ONLINE_SHARE : Number(text.replace(',', '.'))
  if (!(share >= 0 && share <= 1)) throw new UsageError(`--online: "${text ?? ''}" ist kein Anteil zwischen 0 und 1.`)
  return share
}

function hoursOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const hours = Number(text)
  if (!(hours >= 0)) throw new UsageError(`--hours: "${text}" ist keine Zahl.`)
  return hours
}
