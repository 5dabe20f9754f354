import { germanNumber as number, writeMinutes, writeShare } from '../../engine/drawing/facts.ts'
import type { Facts } from './table.ts'

export { number, writeMinutes, writeShare }

/** Working time as people write it: "10", "1,5 Std", "2 Tage". A working day has 480 minutes. */
const DAY = 480

const units: readonly (readonly [RegExp, number])[] = [
  [/^(m|min|minuten?)$/, 1],
  [/^(h|std|stunden?)$/, 60],
  [/^(t|d|tage?n?)$/, DAY],
  [/^(w|wo|wochen?)$/, 5 * DAY],
]

/** Ten years: nobody works or waits longer, so it is a slip of the hand. */
const MOST = 10 * 52 * 5 * DAY

/**
 * Reads a time, also one in parts ("1 Std 30 min"); a number without a unit counts `unit` minutes. Null for nothing, undefined for
 * what is no time.
 */
export function readMinutes(text: string, unit = 1): number | null | undefined {
  const typed = text.trim().toLowerCase()
  if (!typed) return null
  const whole = readPart(typed, unit)
  const parts =
    whole === undefined
      ? (typed.match(/\d[\d.,]*\s*[^\d\s]+(?=\s|$)|\S+/g) ?? []).map((part) => readPart(part))
      : [whole]
  const minutes = parts.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
    0,
  )
  return minutes === undefined || minutes > MOST ? undefined : Math.round(minutes * 100) / 100
}

function readPart(part: string, unit?: number): number | undefined {
  const found = /^(\d+(?:[.,]\d+)?)\s*([a-zäöü]*)\.?$/.exec(part)
  const factor = found?.[2] ? units.find(([name]) => name.test(found[2] ?? ''))?.[1] : unit
  return found && factor ? Number(found[1]?.replace(',', '.')) * factor : undefined
}

type Figure = 'minutesMin' | 'minutesUsual' | 'minutesMax'

/** What cannot be longer than what, as the columns call them. */
const ordered: readonly (readonly [Figure, Figure, string, string])[] = [
  ['minutesMin', 'minutesUsual', 'min', 'üblich'],
  ['minutesUsual', 'minutesMax', 'üblich', 'max'],
  ['minutesMin', 'minutesMax', 'min', 'max'],
]

/** Why the time in a column does not fit the others; null where it does. */
export const sayOutOfOrder = (facts: Facts, column: string): string | null =>
  outOfOrder(facts, ([short, long]) => short === column || long === column)[0] ?? null

/** Which times do not fit each other, a sentence for each pair. */
export function outOfOrder(
  facts: Facts,
  asked: (pair: (typeof ordered)[number]) => boolean = () => true,
): readonly string[] {
  return ordered.filter(asked).flatMap(([short, long, shortName, longName]) => {
    const [least, most] = [facts[short], facts[long]]
    return least !== null && most !== null && least > most
      ? [`„${shortName}“ (${writeMinutes(least)}) ist länger als „${longName}“ (${writeMinutes(most)}).`]
      : []
  })
}

/** Shares as per cent. */
export function readShare(text: string): number | null | undefined {
  const typed = text.trim().replace('%', '').replace(',', '.').trim()
  if (!typed) return null
  const value = Number(typed)
  return Number.isFinite(value) && value >= 0 && value <= 100 ? value / 100 : undefined
}
