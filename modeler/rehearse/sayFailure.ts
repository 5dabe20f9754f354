/** Why a story no longer holds, in a sentence: what it did or what was to come of it, and what the drawing does now. */
import { refusals, type Action, type Failure, type Json } from '../../engine/index.ts'
import { sayAction } from './sayAction.ts'

/** What an element is called; null where the drawing no longer has it. */
export type NameOf = (element: string) => string | null

const GONE = 'ein Schritt, den es nicht mehr gibt'

/** What is expected by naming elements. */
const places: Readonly<Record<string, string>> = {
  tasks: 'Offene Aufgaben',
  jobs: 'Wartende Aufträge',
  messages: 'Erwartete Nachrichten',
  signals: 'Erwartete Signale',
  conditions: 'Erwartete Bedingungen',
  timers: 'Laufende Fristen',
  incidents: 'Störungen',
  active: 'Der Vorgang steht bei',
  end: 'Erreichtes Ende',
  visited: 'Erledigte Schritte',
}

export function sayFailure({ step, expected, actual }: Failure, nameOf: NameOf): string {
  const [key, wanted] = only(expected)
  const [, is] = only(actual)
  if (key === 'ended')
    return wanted
      ? 'Der Vorgang sollte zu Ende sein, läuft aber noch.'
      : 'Der Vorgang sollte noch laufen, ist aber zu Ende.'
  if (key === 'path' && Array.isArray(wanted) && Array.isArray(is)) return sayPath(wanted, is, nameOf)
  const place = places[key]
  if (place) return `${place}: erwartet ${sayList(wanted, nameOf)}, jetzt ${sayList(is, nameOf)}.`
  const because = object(actual)
  if ('refused' in because || 'error' in because) return sayStopped(step, expected as Action, because, nameOf)
  return `Schritt ${step + 1}: erwartet ${JSON.stringify(expected)}, jetzt ${JSON.stringify(actual)}.`
}

/** A step that can no longer be done. */
function sayStopped(step: number, action: Action, because: Readonly<Record<string, Json>>, nameOf: NameOf): string {
  const at = 'complete' in action ? action.complete : 'job' in action ? action.job : undefined
  if (at !== undefined && nameOf(at) === null)
    return `Schritt ${step + 1} geht nicht mehr: Was hier erledigt wird, steht nicht mehr im Modell.`
  const done = sayAction(action, (element) => nameOf(element) ?? GONE)
  const refused = refusals[because['refused'] as keyof typeof refusals]
  return `Schritt ${step + 1} geht nicht mehr (${done}). ${refused?.says.de ?? String(because['error'])}`
}

/** Where the ways part: all that follows is another way too. */
function sayPath(wanted: readonly Json[], is: readonly Json[], nameOf: NameOf): string {
  const at = wanted.findIndex((element, index) => element !== is[index])
  const here = at < 0 ? wanted.length : at
  const say = (path: readonly Json[], index: number, none: string): string =>
    index in path ? quoted(path[index], nameOf) : none
  const after = here === 0 ? 'Am Anfang' : `Nach ${say(wanted, here - 1, '')}`
  return `Der Weg ist ein anderer: ${after} kommt ${say(is, here, 'nichts mehr')} statt ${say(wanted, here, 'nichts mehr')}.`
}

const sayList = (elements: Json | undefined, nameOf: NameOf): string => {
  if (!Array.isArray(elements)) return String(elements ?? 'nichts')
  return elements.length === 0 ? 'nichts' : elements.map((element) => quoted(element, nameOf)).join(', ')
}

const quoted = (element: Json | undefined, nameOf: NameOf): string => {
  const name = nameOf(String(element))
  return name === null ? GONE : `„${name}“`
}

const object = (value: Json): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {}

const only = (value: Json): readonly [string, Json | undefined] => Object.entries(object(value))[0] ?? ['', undefined]
