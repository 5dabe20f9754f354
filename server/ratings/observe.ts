/** What the running system itself answers about a service that has a deployed process with an application form. */
import { provenBy, type Evidence, type Observation } from '../../analysis/index.ts'
import type { LetterDefinition, ServiceDefinition } from '../services/definition.ts'
import type { DeployedProcess } from './deployed.ts'

type Letters = (id: string) => LetterDefinition | undefined

/** Empty when citizens cannot apply with this process. What the system cannot know stays open for people to answer. */
export function observe(
  service: ServiceDefinition,
  process: DeployedProcess,
  letters: Letters,
  asOf: string,
  casesPerYear: number | null = null,
): Evidence {
  if (!process.startForm) return {}
  const page = `/leistungen/${service.slug}`
  return {
    information: yes(`Seite ${page}`),
    form: yes(`Formular „${process.startForm}“ der Version ${process.version}`),
    submission: yes('Das Formular wird online angenommen.'),
    identification: yes('Abgabe ohne Konto und ohne Unterschrift'),
    ...proofs(service, process),
    proven: provenBy({ ...process, casesPerYear }, asOf),
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
