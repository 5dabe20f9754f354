/** The five sentences of a council report, written from its figures. Each says what it means for somebody who is not from the town hall. */
import { percent, shareOf, shownCount, type Obstacle } from '../../../analysis/index.ts'
import { germanDay } from '../../pages/format.ts'
import { count, headline } from '../../ratings/sentence.ts'
import { obstacleWords } from '../../ratings/words.ts'
import { channelsName } from './channels.ts'
import type { CouncilData } from './data.ts'

export interface Said {
  readonly says: string
  /** The answer to "Und was heißt das?". */
  readonly means: string
}

export function sentences(data: CouncilData): readonly Said[] {
  return [state(data), ways(data), time(data), obstacle(data), next(data)]
}

function state({ group }: CouncilData): Said {
  const open = group?.byStatus.unknown.services.numerator ?? 0
  const known = (group?.services ?? 0) - open
  const means =
    open > known
      ? 'Die Stadt weiß von den meisten ihrer Leistungen noch nicht, wie digital sie sind. Zuerst muss das erhoben werden; erst dann sagt der Anteil etwas.'
      : 'Online heißt: Eine Bürgerin kann heute alles im Netz erledigen, und es hat nachweislich funktioniert.'
  return { says: headline(group ?? undefined), means }
}

function ways({ channels }: CouncilData): Said {
  const counts = Object.entries(channels).map(([channel, value]) => [channel, value ?? null] as const)
  const total = counts.reduce((sum, [, value]) => sum + (value ?? 0), 0)
  if (counts.length === 0)
    return {
      says: 'In den letzten zwölf Monaten ist über dieses Programm noch kein Vorgang eingegangen.',
      means: 'Wie viele Fälle wirklich online kommen, lässt sich noch nicht zählen.',
    }
  const parts = counts.map(([channel, value]) => {
    const share = channel === 'online' && value !== null ? ` (${percent(shareOf(value, total))})` : ''
    return `${channelsName(channel)} ${few(value)}${share}`
  })
  const all = counts.some(([, value]) => value === null) ? null : total
  return {
    says: `In den letzten zwölf Monaten gingen ${few(all)} Vorgänge in diesem Programm ein${all === null ? '' : `: ${parts.join(', ')}`}.`,
    means:
      'Gezählt sind nur Leistungen, die hier laufen. Wer am Schalter hilft, tippt dieselben Angaben ein: innen digital, außen nicht.',
  }
}

/** Single persons must not be recognised behind a small number. */
function few(value: number | null): string {
  const shown = value === null ? null : shownCount(value)
  return shown === null ? 'weniger als fünf' : shown === 0 ? 'keine' : count(shown)
}

const DAY_MINUTES = 480

function time({ lead, ended }: CouncilData): Said {
  if (!lead)
    return {
      says: `In den letzten 90 Tagen wurden ${few(ended)} Vorgänge abgeschlossen: zu wenige für eine ehrliche Dauer (nötig sind 20).`,
      means: 'Eine Zahl aus wenigen Fällen würde mehr über diese Fälle sagen als über die Arbeit.',
    }
  const days = (minutes: number): string => count(Math.max(1, Math.ceil(minutes / DAY_MINUTES)))
  return {
    says: `Die Hälfte der ${count(lead.cases)} Vorgänge, die in den letzten 90 Tagen abgeschlossen wurden, war nach ${days(lead.median)} Arbeitstagen fertig, 9 von 10 nach ${days(lead.p90)}.`,
    means:
      'Die Zeit, in der auf fehlende Unterlagen gewartet wurde, ist darin enthalten. Gezählt sind nur Leistungen, die hier laufen.',
  }
}

function obstacle({ obstacles, services: all }: CouncilData): Said {
  const [first] = obstacles
  if (!first)
    return {
      says: 'Hindernisse sind noch nicht erhoben: Bei keiner Leistung hat jemand gesagt, woran es fehlt.',
      means: 'Ohne diese Antworten lässt sich nicht sagen, was der Rat selbst ändern kann.',
    }
  const known = all.filter(({ status }) => status !== 'unknown').length

  return {
    says: `Am häufigsten hindert: ${obstacleWords[first.obstacle]}, bei ${first.services.length === 1 ? 'einer Leistung' : `${count(first.services.length)} Leistungen`} mit ${count(first.cases.numerator)} Fällen im Jahr${first.estimate ? ' (Schätzung)' : ''}; erhoben sind ${count(known)} von ${count(all.length)}.`,
    means: whoCanChange[first.obstacle],
  }
}

const inTheHouse = 'Das lässt sich in der Verwaltung lösen; eine Satzung muss dafür nicht geändert werden.'
const notOurs = 'Das kann die Stadt nicht selbst ändern; sie kann den Weg vorbereiten.'

const whoCanChange: Readonly<Record<Obstacle, string>> = {
  'own-statute': 'Das kann der Rat selbst ändern: Die Unterschrift steht in einer Satzung der Stadt.',
  'land-law': notOurs,
  'federal-law': notOurs,
  'unclear-law': 'Zuerst ist zu klären, welches Recht die Unterschrift oder den Besuch verlangt.',
  interface: inTheHouse,
  payment: inTheHouse,
  'own-work': inTheHouse,
}

function next({ planned: { services, late, next: first, overdue: past = [] }, slips }: CouncilData): Said {
  if (services === 0)
    return {
      says: 'Ein Plan mit Terminen ist noch nicht hinterlegt.',
      means: 'Ob die Stadt im Zeitplan liegt, lässt sich deshalb nicht sagen.',
    }
  const then = first ? `Als Nächstes: „${first.name}“ bis ${germanDay(first.due)} (${first.owner}). ` : ''
  const overdue =
    late === 0
      ? 'keine ist überfällig'
      : late === 1
        ? past[0]
          ? `„${past[0].name}“ ist überfällig`
          : 'eine ist überfällig'
        : `${count(late)} sind überfällig`
  const moved =
    slips.length === 1
      ? 'ein Termin wurde verschoben'
      : `${slips.length === 0 ? 'keine' : count(slips.length)} Termine wurden verschoben`
  return {
    says: `${then}Von ${services === 1 ? 'einer geplanten Leistung' : `${count(services)} geplanten Leistungen`} gilt: ${overdue}, ${slips.length === 0 ? 'kein Termin wurde verschoben' : moved}.`,
    means:
      slips.length + past.length === 0
        ? 'Gemessen am Plan, der zuerst hinterlegt wurde.'
        : 'Die Gründe stehen auf der zweiten Seite.',
  }
}
