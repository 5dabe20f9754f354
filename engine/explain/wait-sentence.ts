/** What a wait is for and who or what can answer it, in a sentence. */
import { momentIn, type Names, type Sentence } from './reason.ts'
import type { Instant } from '../core/ids.ts'
import type { Problem, TaskWait, Until } from '../core/case.ts'

interface Words {
  readonly name: string
  readonly zone: string
  readonly names: Names
}

type Speaker<K extends Until['kind']> = (until: Extract<Until, { kind: K }>, words: Words) => Sentence

const speakers: { readonly [K in Until['kind']]: Speaker<K> } = {
  task: (until, words) => task(until, words),
  job: (until, { name, zone }) =>
    until.retryAt === undefined
      ? {
          de: `„${name}“ wartet auf das Programm, das „${until.topic}“ bearbeitet.`,
          en: `"${name}" waits for the program that works on "${until.topic}".`,
        }
      : {
          de: `„${name}“ ist fehlgeschlagen und wird am ${momentIn(zone, until.retryAt).de} noch einmal versucht.`,
          en: `"${name}" has failed and is tried again on ${momentIn(zone, until.retryAt).en}.`,
        },
  timer: ({ due }, { name, zone }) => timer(due, name, zone),
  message: (until, { name }) => ({
    de: `„${name}“ wartet auf die Nachricht „${until.name}“${until.key === null ? '' : ` mit dem Schlüssel ${until.key}`}.`,
    en: `"${name}" waits for the message "${until.name}"${until.key === null ? '' : ` with the key ${until.key}`}.`,
  }),
  signal: (until, { name }) => ({
    de: `„${name}“ wartet auf das Signal „${until.name}“, das alle hören.`,
    en: `"${name}" waits for the signal "${until.name}", which everyone hears.`,
  }),
  condition: (until, { name }) => ({
    de: `„${name}“ wartet, bis die Bedingung „${until.expression}“ zutrifft.`,
    en: `"${name}" waits until the condition "${until.expression}" is true.`,
  }),
  listener: (until, { name }) => ({
    de: `„${name}“ wartet auf das Programm „${until.topic}“, das bei „${until.event}“ mitläuft.`,
    en: `"${name}" waits for the program "${until.topic}" that listens to "${until.event}".`,
  }),
  incident: ({ problem }, { name }) => incident(problem, name),
}

/** @param words how the element is called, the town's zone, and how people and groups are called */
export function waitSentence(until: Until, words: Words): Sentence {
  const speaker = speakers[until.kind] as (until: Until, words: Words) => Sentence
  return speaker(until, words)
}

function task({ assignee, groups, candidates, due }: TaskWait, { name, zone, names }: Words): Sentence {
  const many = [...groups.map(names.group), ...candidates.map(names.person)].join(', ')
  const who =
    assignee !== null
      ? { de: `bei ${names.person(assignee)}`, en: `with ${names.person(assignee)}` }
      : many !== ''
        ? { de: `für ${many}; noch hat sie niemand übernommen`, en: `for ${many}; nobody has taken it yet` }
        : { de: 'für alle; niemand ist benannt', en: 'for everyone; nobody is named' }
  const until = due === null ? null : momentIn(zone, due)
  return {
    de: `Die Aufgabe „${name}“ liegt ${who.de}${until ? `, fällig am ${until.de}` : ''}.`,
    en: `The task "${name}" is ${who.en}${until ? `, due on ${until.en}` : ''}.`,
  }
}

function timer(due: Instant | null, name: string, zone: string): Sentence {
  if (due === null) return { de: `Die Uhr von „${name}“ ruht.`, en: `The clock of "${name}" is paused.` }
  const at = momentIn(zone, due)
  return {
    de: `„${name}“ geschieht am ${at.de} von selbst, wenn bis dahin nichts anderes kommt.`,
    en: `"${name}" happens by itself on ${at.en} unless something else comes first.`,
  }
}

const incident = ({ message, expression }: Problem, name: string): Sentence => ({
  de: `„${name}“ ist gestört: ${message}${expression === undefined ? '' : ` (${expression})`}. Nach der Behebung geht es dort weiter.`,
  en: `"${name}" has stopped: ${message}${expression === undefined ? '' : ` (${expression})`}. Once mended it goes on there.`,
})
