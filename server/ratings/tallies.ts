/** Four weeks of strokes: one tap a case and channel, projected to a year as a range. */
import { project, type Projection } from '../../analysis/index.ts'
import { localDay, type Context } from '../context.ts'
import type { Channel } from '../runtime/contract.ts'
import { addVolumes, channels, type Volume } from './volumes.ts'

type Source = Pick<Context, 'db' | 'town'>

export const TALLY_DAYS = 28
const DAY_MS = 24 * 60 * 60 * 1000

export interface Tally {
  readonly id: number
  readonly service: string
  readonly begins: string
  readonly ends: string
  /** Strokes by channel. */
  readonly marks: Partial<Readonly<Record<Channel, number>>>
}

/** Begins today; nothing when one of this service is running. */
export async function beginTally({ db, town }: Source, service: string, now: string, author: string): Promise<void> {
  const begins = localDay(now)
  const running = await db('tallies').where({ town: town.id, service }).andWhere('ends', '>=', begins).first('id')
  if (running) return
  const ends = localDay(new Date(Date.parse(now) + (TALLY_DAYS - 1) * DAY_MS).toISOString())
  await db('tallies').insert({ town: town.id, service, begins, ends, at: now, author })
}

/** The latest first; of one service or of all. */
export async function talliesOf({ db, town }: Source, service?: string): Promise<readonly Tally[]> {
  const query = db('tallies').where({ town: town.id }).orderBy('id', 'desc')
  const rows = (await (service === undefined ? query : query.where({ service }))) as Omit<Tally, 'marks'>[]
  const marks = await db('tally_marks')
    .where({ town: town.id, undone_at: null })
    .groupBy('tally_id', 'channel')
    .select<{ tally_id: number; channel: Channel; n: number | string }[]>(
      'tally_id',
      'channel',
      db.raw('count(*) as n'),
    )
  return rows.map(({ id, service: of, begins, ends }) => ({
    ...{ id: Number(id), service: of, begins, ends },
    marks: Object.fromEntries(
      marks.filter((mark) => Number(mark.tally_id) === Number(id)).map(({ channel, n }) => [channel, Number(n)]),
    ),
  }))
}

export async function addMark(
  { db, town }: Source,
  tally: number,
  channel: Channel,
  at: string,
  author: string,
): Promise<void> {
  await db('tally_marks').insert({ town: town.id, tally_id: tally, channel, at, author })
}

/** Takes back the person's last stroke. */
export async function undoMark({ db, town }: Source, tally: number, at: string, author: string): Promise<void> {
  const last = await db('tally_marks')
    .where({ town: town.id, tally_id: tally, author, undone_at: null })
    .orderBy('id', 'desc')
    .first<{ id: number } | undefined>('id')
  if (last) await db('tally_marks').where({ town: town.id, id: last.id }).update({ undone_at: at })
}

/** Days that have passed, at most those of the tally. */
export const daysOf = ({ begins, ends }: Tally, today: string): number => {
  const last = today < ends ? today : ends
  return Math.max(0, Math.round((Date.parse(last) - Date.parse(begins)) / DAY_MS) + 1)
}

export const projected = (tally: Tally, today: string): readonly (Projection & { readonly channel: Channel })[] =>
  channels.flatMap((channel) => {
    const found = project(tally.marks[channel] ?? 0, daysOf(tally, today))
    return found ? [{ ...found, channel }] : []
  })

/** Takes a finished tally over as the volumes of its year: an estimate, with its range. */
export async function takeOver(source: Source, tally: Tally, now: string, author: string): Promise<void> {
  const year = Number(tally.ends.slice(0, 4))
  const volumes = projected(tally, localDay(now)).map(({ channel, usual, low, high, says }): Volume => {
    const about = { service: tally.service, year, channel, method: 'tally', source: says, at: now, author } as const
    return { ...about, value: usual, low, high }
  })
  await addVolumes(source, volumes)
}
