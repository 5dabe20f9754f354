/** "5 Tage nach Beginn" and the FEEL that says so. What is neither is left as it was written. */
export type Unit = 'hours' | 'days' | 'months'

export interface Span {
  readonly amount: number
  readonly unit: Unit
}

export type Due =
  { readonly kind: 'none' } | ({ readonly kind: 'after' } & Span) | { readonly kind: 'other'; readonly feel: string }

const SPAN = /^P(?:(?<weeks>\d+)W|(?<months>\d+)M|(?<days>\d+)D|T(?<hours>\d+)H)$/
const AFTER = /^=\s*now\(\)\s*\+\s*duration\(\s*"([^"]+)"\s*\)\s*$/
const DURATION = /^=\s*duration\(\s*"([^"]+)"\s*\)\s*$/

/** Reads an ISO 8601 duration of one unit: `P14D`, `P2W`, `PT4H`, `P1M`; null for any other. */
export function readSpan(iso: string): Span | null {
  const found = SPAN.exec(iso.trim())?.groups
  if (!found) return null
  if (found.weeks) return { amount: Number(found.weeks) * 7, unit: 'days' }
  if (found.months) return { amount: Number(found.months), unit: 'months' }
  return found.days ? { amount: Number(found.days), unit: 'days' } : { amount: Number(found.hours), unit: 'hours' }
}

/** Writes a span as ISO 8601 duration. */
export function writeSpan({ amount, unit }: Span): string {
  return { hours: `PT${amount}H`, days: `P${amount}D`, months: `P${amount}M` }[unit]
}

/** Reads the due date of a task: `=now() + duration("P5D")` is five days after it begins. */
export function readDue(feel: string | undefined): Due {
  if (!feel?.trim()) return { kind: 'none' }
  const span = readSpan(AFTER.exec(feel.trim())?.[1] ?? '')
  return span ? { kind: 'after', ...span } : { kind: 'other', feel }
}

/** Writes a due date back; undefined where there is none. */
export function writeDue(due: Due): string | undefined {
  if (due.kind === 'none') return undefined
  return due.kind === 'other' ? due.feel : `=now() + duration("${writeSpan(due)}")`
}

/** Reads the waiting time of a timer, written as `P14D` or `=duration("P14D")`; null when it is anything else. */
export function readWaiting(text: string): Span | null {
  return readSpan(DURATION.exec(text.trim())?.[1] ?? text)
}
