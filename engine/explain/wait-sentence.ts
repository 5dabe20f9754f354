/** What a wait is for and who or what can answer it, in a sentence. */
import { consequence, mayBeOvertaken, type Standing } from './consequence.ts'
import { listenerSentence } from './listener-sentence.ts'
import { nameOf } from './place.ts'
import { momentIn, type Names, type Sentence } from './reason.ts'
import { type CatalogueEntry, stops } from '../errors.ts'
import type { Problem, TaskWait, Until } from '../core/case.ts'
import type { Instant } from '../core/ids.ts'
import { JOB_NAMES } from '../variables/given.ts'

export interface Words {
  /** Where it waits; null where the model is not at hand. */
  readonly standing: Standing | null
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
          de: `„${name}“ wartet auf das Programm${workOf(until.topic)}.`,
          en: `"${name}" waits for the program that works on "${until.topic}".`,
        }
      : {
          de: `„${name}“ ist fehlgeschlagen und wird am ${momentIn(zone, until.retryAt).de} noch einmal versucht.`,
          en: `"${name}" has failed and is tried again on ${momentIn(zone, until.retryAt).en}.`,
        },
  timer: ({ due, repeat }, words) => timer(due, repeat !== undefined, words),
  message: (until, { name }) => ({
    de: `„${name}“ wartet auf die Nachricht „${until.name}“${until.key === null ? '' : ` zu ${until.key}`}.`,
    en: `"${name}" waits for the message "${until.name}"${until.key === null ? '' : ` with the key ${until.key}`}.`,
  }),
  signal: (until, { name }) => ({
    de: `„${name}“ wartet auf das Signal „${until.name}“, das alle hören.`,
    en: `"${name}" waits for the signal "${until.name}", which everyone hears.`,
  }),
  condition: ({ expression, was }, { name }) => ({
    de: `„${name}“ wartet, bis die Bedingung „${expression}“ ${was ? 'wieder falsch war und dann ' : ''}zutrifft.`,
    en: `"${name}" waits until the condition "${expression}" is true${was ? ' after having been false again' : ''}.`,
  }),
  listener: (until, { name, zone }) => listenerSentence(until, name, zone),
  incident: ({ problem }, { name }) => incident(problem, name),
}

/** What the program is to do: in words where the town's own does it, else by its topic. */
const workOf = (topic: string): string => {
  const known = JOB_NAMES[topic]
  return known ? ` („${known}“)` : `, das „${topic}“ bearbeitet`
}

/** @param words how the element is called, where it stands, the town's zone, and how people and groups are called */
export function waitSentence(until: Until, words: Words): Sentence {
  const speaker = speakers[until.kind] as (until: Until, words: Words) => Sentence
  const says = speaker(until, words)
  const waits =
    until.kind === 'timer' || until.kind === 'message' || until.kind === 'signal' || until.kind === 'condition'
  const then = waits && words.standing ? consequence(words.standing) : { de: '', en: '' }
  return { de: says.de + then.de, en: says.en + then.en }
}

function task({ assignee, groups, candidates, due }: TaskWait, { name, zone, names }: Words): Sentence {
  const many = [...groups.map(names.group), ...candidates.map(names.person)].join(', ')
  const who =
    assignee !== null
      ? { de: `liegt bei ${names.person(assignee)}`, en: `with ${names.person(assignee)}` }
      : many !== ''
        ? { de: `ist noch nicht übernommen (zuständig: ${many})`, en: `for ${many}; nobody has taken it yet` }
        : { de: 'ist für alle offen; niemand ist benannt', en: 'for everyone; nobody is named' }
  const until = due === null ? null : momentIn(zone, due)
  return {
    de: `Die Aufgabe „${name}“ ${who.de}${until ? `, fällig am ${until.de}` : ''}.`,
    en: `The task "${name}" is ${who.en}${until ? `, due on ${until.en}` : ''}.`,
  }
}

function timer(due: Instant | null, repeats: boolean, { name, zone, standing }: Words): Sentence {
  if (due === null) return { de: `Die Uhr von „${name}“ ruht.`, en: `The clock of "${name}" is paused.` }
  const at = momentIn(zone, due)
  if (standing && standing.on.id === standing.at.id)
    return { de: `„${nameOf(standing.on)}“ dauert bis ${at.de}.`, en: `"${nameOf(standing.on)}" lasts until ${at.en}.` }
  const unless = standing === null || mayBeOvertaken(standing)
  return {
    de: `„${name}“ geschieht am ${at.de} von selbst${unless ? ', wenn bis dahin nichts anderes kommt' : ''}${repeats ? ', und dann wieder' : ''}.`,
    en: `"${name}" happens by itself on ${at.en}${unless ? ' unless something else comes first' : ''}${repeats ? ', and then again' : ''}.`,
  }
}

/** What happened, and what to do next as the catalogue says. */
function incident({ code, message, expression }: Problem, name: string): Sentence {
  const what = `${message}${expression === undefined || message.includes(expression) ? '' : ` (${expression})`}`
  const known = (stops as Readonly<Record<string, CatalogueEntry>>)[code]
  if (!known) return { de: `„${name}“ ist gestört: ${ended(what)}`, en: `"${name}" has stopped: ${ended(what)}` }
  const { says, todo } = known
  const inEnglish = what.startsWith(says.de) ? says.en + detail(what.slice(says.de.length)) : what
  return {
    de: `„${name}“ ist gestört: ${ended(what)} ${todo.de}`,
    en: `"${name}" has stopped: ${ended(inEnglish)} ${todo.en}`,
  }
}

/** What stands behind the sentence: expressions and names, in German quotation marks. */
const detail = (text: string): string =>
  text
    .replace(/„([^“]*)“/g, '"$1"')
    .replace(/" fehlt/g, '" is missing')
    .replace(/" ergibt nicht: (.+?)\.?$/, (_, wanted: string) => `" does not give: ${kinds[wanted] ?? wanted}`)

/** What a value should have been, as the incidents say it. */
const kinds: Readonly<Record<string, string>> = {
  'ID eines Prozesses': 'id of a process',
  'Dauer (P14D)': 'duration (P14D)',
  'Text oder Zahl': 'text or number',
  Zeitangabe: 'time',
  'Wiederholung (R3/PT1H oder Cron)': 'repetition (R3/PT1H or cron)',
  'Datum oder Zeitpunkt': 'date or moment',
  Kontext: 'context',
  Zahl: 'number',
  'Liste von Texten': 'list of texts',
  'Liste von IDs darin': 'list of ids inside',
  Liste: 'list',
  Anzahl: 'count',
}

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
