/** What comes later than it was planned, and why: rows of a table on the page and in the PDF. */
import { germanDay } from '../../pages/format.ts'
import { count } from '../../ratings/sentence.ts'
import type { CouncilData } from './data.ts'

export const delayTitles = ['Leistung', 'zuerst', 'jetzt', 'Grund'] as const

export function delays({ slips, planned: { overdue = [] } }: CouncilData): readonly (readonly string[])[] {
  const moved = slips.map(({ name, was, due, reason }) => {
    const late = overdue.some((one) => one.name === name)
    return [name, germanDay(was), late ? `${germanDay(due)}, überfällig` : germanDay(due), reason]
  })
  const late = overdue
    .filter(({ name }) => !slips.some((slip) => slip.name === name))
    .map(({ name, due, reason }) => [name, germanDay(due), 'überfällig', reason ?? 'kein Grund hinterlegt'])
  return [...moved, ...late]
}

/** Where there are none, and what all plans cost together. */
export function noDelays({ planned: { services } }: CouncilData): string {
  return services === 0 ? 'Es ist kein Plan hinterlegt.' : 'Kein Termin wurde verschoben, keiner ist überfällig.'
}

export function budgetWords({ planned: { services, euro } }: CouncilData): string | null {
  if (!euro || (euro.planned === null && euro.spent === null)) return null
  const money = (value: number | null): string => (value === null ? 'nichts genannt' : `${count(value)} EUR`)
  return `Für ${services === 1 ? 'eine geplante Leistung' : `${count(services)} geplante Leistungen`} vorgesehen: ${money(euro.planned)}; ausgegeben: ${money(euro.spent)}.`
}
