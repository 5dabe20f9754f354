/** What the running system itself answers about a service that has a deployed process with an application form. */
import type { Evidence, Observation } from '../../analysis/index.ts'
import type { LetterDefinition, ServiceDefinition } from '../services/definition.ts'
import type { DeployedProcess } from './deployed.ts'

/** Days within which a service must have been used to count, and for which a new one is given grace. */
export const PROVEN_DAYS = 90

type Letters = (id: string) => LetterDefinition | undefined

/** Empty when citizens cannot apply with this process. What the system cannot know stays open for people to answer. */
export function observe(
  service: ServiceDefinition,
  process: DeployedProcess,
  letters: Letters,
  asOf: string,
): Evidence {
  if (!process.startForm) return {}
  const page = `/leistungen/${service.slug}`
  return {
    information: yes(`Seite ${page}`),
    form: yes(`Formular „${process.startForm}“ der Version ${process.version}`),
    submission: yes('Das Formular wird online angenommen.'),
    identification: yes('Abgabe ohne Konto und ohne Unterschrift'),
    ...proofs(service, process),
    proven: proven(process, asOf),
    status: yes('Statusseite mit Aktenzeichen und Abrufcode'),
    reply: service.supplyMessage
      ? yes('Unterlagen lassen sich mit dem Abrufcode nachreichen.')
      : { answer: 'no', reason: 'Der Prozess nimmt keine nachgereichten Unterlagen an.' },
    ...retyping(process),
    file: yes('Vorgang, Dokumente und Verlauf werden elektronisch geführt.'),
    ...decision(process, letters),
  }
}

const yes = (reason: string): Observation => ({ answer: 'yes', reason })

function proofs(service: ServiceDefinition, process: DeployedProcess): Evidence {
  if (process.takesFiles) return { proofs: yes('Dateien lassen sich im Formular mitgeben.') }
  if (service.supplyMessage) return { proofs: yes('Dateien lassen sich mit dem Abrufcode nachreichen.') }
  return {}
}

function proven(process: DeployedProcess, asOf: string): Observation {
  const used = process.lastOnline
  if (used && daysBetween(used, asOf) <= PROVEN_DAYS) return yes(`letzter Online-Eingang am ${german(used)}`)
  const age = daysBetween(process.since, asOf)
  if (age <= PROVEN_DAYS)
    return {
      answer: 'not-applicable',
      reason: `erst seit ${german(process.since)} bereitgestellt; gezählt wird nach ${PROVEN_DAYS} Tagen`,
    }
  const since = used ? `letzter Online-Eingang am ${german(used)}` : 'noch kein Online-Eingang'
  return { answer: 'no', reason: `in den letzten ${PROVEN_DAYS} Tagen nicht online genutzt (${since})` }
}

/** A model that names no retyping proves nothing: then people answer. */
function retyping({ retyping: tasks }: DeployedProcess): Evidence {
  const [first] = tasks
  if (!first) return {}
  const known = /verfahren$/i.test(first.system)
  return {
    interface: {
      answer: 'no',
      reason: `In der Aufgabe „${first.task}“ werden Daten abgetippt.`,
      missing: `Schnittstelle ${known ? 'zum' : 'zu'} ${first.system}`,
      next: `Die Daten ohne Abtippen ${known ? 'ins' : 'nach'} ${first.system} übernehmen.`,
    },
  }
}

function decision({ letters: ids }: DeployedProcess, letters: Letters): Evidence {
  const kinds = ids.map((id) => letters(id)?.kind)
  if (kinds.includes('notice'))
    return { decision: yes('Bescheid als PDF mit dem Abrufcode; bekannt gegeben wird er per Brief.') }
  return kinds.includes('letter') ? { decision: yes('Antwort als PDF mit dem Abrufcode') } : {}
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
const german = (day: string): string => day.split('-').reverse().join('.')
