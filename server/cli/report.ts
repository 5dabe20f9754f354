/** `laufzettel report ozg`: which services are online, and what is missing, from facts. */
import { percent, statuses, type Group } from '../../analysis/index.ts'
import { ozgReport, type OzgReport } from '../ratings/report.ts'
import { countedWord, responsibleWords, statusWords } from '../ratings/words.ts'
import { localDay } from '../context.ts'
import { systemClock } from '../open.ts'
import { openServices } from '../services/services.ts'
import { defineCommand, UsageError, type CliIo } from './command.ts'
import { withTown } from './with-town.ts'

const usage = `laufzettel report ozg [--json] [--as-of <Tag>] [--db <Adresse>]

Zeigt, welche Leistungen online sind und was fehlt. Was niemand beantwortet hat, ist „nicht erhoben“, nie analog.

  --json          als JSON, eine Zeile
  --as-of <Tag>   Stand am Ende dieses Tages, zum Beispiel 2026-03-02; ohne Angabe heute
  --db <Adresse>  andere Datenbank als die der Einstellungen: sqlite:<Datei> oder postgres://…`

export const reportOzg = defineCommand({
  name: 'report ozg',
  usage,
  options: { json: { type: 'boolean' }, 'as-of': { type: 'string' }, db: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (positionals.length > 0) throw new UsageError(`Unbekannte Angabe: ${positionals.join(' ')}`)
    const asOf = dayOf(values['as-of'])
    return withTown(values.db, async (db, town) => {
      const report = await ozgReport({ db, town, services: await openServices({ db, town }) }, asOf)
      if (values.json) io.out(JSON.stringify(report))
      else print(report, io)
      return 0
    })
  },
})

function dayOf(text: string | undefined): string {
  if (text === undefined) return localDay(systemClock.now())
  const day = new Date(`${text}T12:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text))
    throw new UsageError(`--as-of: "${text}" ist kein Tag wie 2026-03-02.`)
  return text
}

function print({ asOf, town, summary, services }: OzgReport, io: CliIo): void {
  io.out(`Digitale Leistungen, ${town}, Stand ${asOf.split('-').reverse().join('.')}\n`)
  if (services.length === 0) io.out('Der Katalog dieser Stadt ist leer.')
  // What is known first: a long list of "nicht erhoben" would hide it.
  const byStatus = statuses.toReversed().flatMap((status) => services.filter((service) => service.status === status))
  for (const service of byStatus) {
    const { value, estimate } = service.casesPerYear
    const cases = value === null ? 'Fälle unbekannt' : `${value} Fälle im Jahr (${countedWord(estimate)})`
    io.out(`${statusWords[service.status].padEnd(14)} ${service.name} [${service.office}], ${cases}`)
    if (service.status !== 'unknown' && service.missing[0])
      io.out(`${' '.repeat(15)}fehlt: ${service.missing.join('; ')}`)
  }
  for (const [title, part] of [
    ['Leistungen nach dem OZG', summary.ozg],
    ['Leistungen außerhalb des OZG', summary.other],
  ] as const)
    for (const [who, group] of Object.entries(part.byResponsible))
      printGroup(`${title}: ${responsibleWords[who as keyof typeof part.byResponsible]}`, group, io)
}

function printGroup(title: string, group: Group, io: CliIo): void {
  io.out(
    `\n${title} (${group.services} ${group.services === 1 ? 'Leistung' : 'Leistungen'}, ${group.cases.value} Fälle im Jahr, davon ${group.cases.estimated} geschätzt)`,
  )
  for (const status of statuses) {
    const { services, cases } = group.byStatus[status]
    if (services.numerator === 0) continue
    const ofCases = `${cases.numerator} von ${cases.denominator} Fällen (${percent(cases)}${cases.estimate ? ', Schätzung' : ''})`
    io.out(
      `  ${statusWords[status].padEnd(14)} ${services.numerator} von ${services.denominator} Leistungen (${percent(services)}), ${ofCases}`,
    )
  }
}
