/** Which cases stand behind a figure, as the address of the page that shows them says it. */
import { MEASURED_DAYS } from '../../analysis/index.ts'
import { channels } from './volumes.ts'
import type { Channel } from '../runtime/contract.ts'

/** Spans of time that figures can be asked of, each holding the one before. */
export const spans = [MEASURED_DAYS, 180, 365] as const

/** Cases that ended in the days before now, on a version, having passed a step. */
export interface Ended {
  readonly process: string
  readonly version?: number | undefined
  readonly step?: string | undefined
  readonly days?: number | undefined
}

/** Cases of a service that came in a year on one way: all ways together would give a small one among them away. */
export interface Received {
  readonly service: string
  readonly year: number
  readonly channel: Channel
}

const PAGE = '/amt/berichte/vorgaenge'

export function behindAddress(figure: Ended | Received): string {
  const words =
    'process' in figure
      ? { prozess: figure.process, version: figure.version, schritt: figure.step, tage: figure.days }
      : { leistung: figure.service, jahr: figure.year, weg: figure.channel }
  const known = Object.entries(words).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `${PAGE}?${new URLSearchParams(known).toString()}`
}

/** Null where the address names no figure. */
export function readBehind(query: Readonly<Record<string, unknown>>): Ended | Received | null {
  const text = (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined
  }
  const number = (name: string): number | undefined =>
    /^\d{1,9}$/.test(text(name) ?? '') ? Number(text(name)) : undefined
  const [process, service, year] = [text('prozess'), text('leistung'), number('jahr')]
  const channel = channels.find((one) => one === text('weg'))
  if (process !== undefined)
    return {
      process,
      version: number('version'),
      step: text('schritt'),
      days: spans.find((one) => one === number('tage')),
    }
  return service === undefined || year === undefined || channel === undefined ? null : { service, year, channel }
}
