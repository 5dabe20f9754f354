/** What is meant by what was typed into "Was?". */
import { byProgram } from './byProgram.ts'
import { numbersOf, type Row } from './flat.ts'
import { newStep, type Block, type Branch, type Item, type Step } from './table.ts'
import { verbIn, verbs } from './verbs.ts'

export type Meant =
  | { readonly kind: 'item'; readonly item: Item }
  /** "sonst", "oder falls …": on to another branch; `word` is how it was asked for. */
  | { readonly kind: 'branch'; readonly name: string | null; readonly word: string }
  /** "danach": on behind the decision. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'unknown'; readonly says: string }

const units: readonly (readonly [RegExp, (amount: number) => string])[] = [
  [/^(minuten?|min)$/, (amount) => `PT${amount}M`],
  [/^(stunden?|std|h)$/, (amount) => `PT${amount}H`],
  [/^(tage?n?|arbeitstage?n?)$/, (amount) => `P${amount}D`],
  [/^(wochen?)$/, (amount) => `P${amount * 7}D`],
  [/^(monate?n?)$/, (amount) => `P${amount}M`],
]

/** Reads "Antrag prüfen", "falls Unterlagen fehlen", "gleichzeitig", "warten auf Antwort", "zurück zu 2", "Ende: abgelehnt". */
export function understand(
  text: string,
  who: string | null,
  rows: readonly Row[],
  id: (prefix: string) => string,
  runs: boolean,
): Meant {
  const typed = saidOnce(text.trim().replace(/\s+/g, ' '))
  const [first = '', rest = ''] = split(typed)
  if (/^(falls|wenn)$/i.test(first) && rest) return item(decision(id('Gateway_'), rest, who))
  const other = /^(sonst|andernfalls|oder)(?: (?:falls|wenn)\b)?/i.exec(typed)?.[0]
  if (/^(sonst|oder|andernfalls)$/i.test(first))
    return { kind: 'branch', name: rest.replace(/^(falls|wenn)(\s+|$)/i, '') || null, word: other ?? first }
  if (/^(danach|weiter)$/i.test(typed)) return { kind: 'leave' }
  if (/^gleichzeitig$/i.test(first)) return item(together(id('Gateway_'), who))
  if (/^warten$/i.test(first)) return item(waiting(id('Event_'), rest.replace(/^auf\s+/i, ''), who))
  if (/^(zurück|zurueck|weiter)$/i.test(first) && /^(zu|mit|bei)\s/i.test(rest))
    return jump(rest.replace(/^\S+\s+/, ''), rows)
  if (/^(ende|ergebnis)$/i.test(first.replace(':', '')))
    return item(newStep(id('Event_'), 'end', 'bpmn:EndEvent', rest || 'Erledigt', who))
  return item(named(newStep(id('Activity_'), 'step', 'bpmn:UserTask', typed, who), runs))
}

/** Who begins with "/v" and types all of it has the verb twice: "Bestätigung versenden versenden". */
function saidOnce(text: string): string {
  const [, once = text, verb = ''] = /^(.*?(\S+)) \2$/i.exec(text) ?? []
  return verbs.some(({ name }) => name === verb.toLowerCase()) ? once : text
}

function split(text: string): readonly [string, string] {
  const at = text.indexOf(' ')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

const item = (one: Item): Meant => ({ kind: 'item', item: one })

/**
 * A verb that is known brings its kind. As it is today: by what it goes, and the minutes of an easy case from the Zeitwerttabelle, told as such;
 * as it shall run: by the program, where that can do it.
 */
export function named(made: Step, runs: boolean): Step {
  const verb = verbIn(made.what)
  const automatic = runs ? byProgram(made.what) : null
  if (automatic) return { ...made, ...automatic, facts: { ...made.facts, verb: verb?.name ?? made.facts.verb } }
  if (!verb) return made
  const minutes = verb.minutes === null ? {} : { minutesUsual: verb.minutes, source: 'table' }
  const facts = { ...made.facts, verb: verb.name, ...minutes, ...(runs ? {} : verb.media) }
  return { ...made, type: verb.type, facts }
}

export const newBranch = (name: string, isDefault = false): Branch => ({
  flow: null,
  name,
  share: null,
  isDefault,
  condition: null,
  items: [],
})

function block(
  id: string,
  gateway: Block['gateway'],
  what: string,
  who: string | null,
  branches: readonly Branch[],
): Block {
  return { kind: 'block', id, gateway, what, who, branches, join: null, merges: [], plain: false }
}

/** "falls Unterlagen fehlen" asks "Unterlagen fehlen?". */
function decision(id: string, what: string, who: string | null): Block {
  const said = what.replace(/[?.]+$/, '')
  const made = block(id, 'exclusive', asQuestion(said), who, [newBranch('ja'), newBranch('nein', true)])
  return asQuestion(said) === `${said}?` ? made : { ...made, said }
}

export const asQuestion = (said: string): string => `${said.replace(/^./, (first) => first.toUpperCase())}?`

const together = (id: string, who: string | null): Block =>
  block(id, 'parallel', '', who, [newBranch(''), newBranch('')])

function waiting(id: string, what: string, who: string | null): Step {
  const made = newStep(id, 'wait', 'bpmn:IntermediateCatchEvent', what || 'Antwort', who)
  const duration = durationOf(what)
  return { ...made, on: duration ? 'timer' : 'message', duration }
}

/** "14 Tage" as ISO 8601; null for what is no span of time. */
export function durationOf(text: string): string | null {
  const found = /^(\d+)\s*(\S+)$/.exec(text.trim().toLowerCase())
  const unit = found && units.find(([name]) => name.test(found[2] ?? ''))
  return found && unit ? unit[1](Number(found[1])) : null
}

function jump(to: string, rows: readonly Row[]): Meant {
  const numbers = numbersOf(rows)
  const wanted = to.trim().toLowerCase()
  const number = /^(schritt |nr\.? ?)?(\d+)\.?$/.exec(wanted)?.[2]
  const found = rows.find((row) => {
    if (row.kind !== 'step' && row.kind !== 'block') return false
    if (row.kind === 'step' && (row.item.part === 'start' || row.item.part === 'end')) return false
    return number ? numbers.get(row.item.id) === Number(number) : row.item.what.toLowerCase().startsWith(wanted)
  })
  if (!found || !('item' in found) || found.item.kind === 'jump')
    return { kind: 'unknown', says: `Einen Schritt „${to}“ gibt es nicht.` }
  return item({ kind: 'jump', target: found.item.id })
}
