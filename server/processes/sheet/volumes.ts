/** How many cases came in during a year, by channel. */
import type { Context } from '../../context.ts'
import { germanDay } from '../../pages/format.ts'
import { channelNames } from '../../records/case-row.ts'
import type { Channel } from '../../runtime/index.ts'
import type { Derived } from './derived.ts'

const YEAR = 365 * 24 * 60 * 60 * 1000

export async function volumes({ db, town, clock }: Context, process: string): Promise<Derived> {
  const since = new Date(Date.parse(clock.now()) - YEAR).toISOString()
  const rows = await db('cases')
    .where({ town: town.id, process })
    .andWhere('received_at', '>', since)
    .groupBy('channel')
    .orderBy('channel')
    .select<{ channel: Channel; number: number | string }[]>('channel', db.raw('count(*) as number'))
  return {
    lines: rows.map(({ channel, number }) => `${Number(number)} ${channelNames[channel]}`),
    source: `gemessen: Vorgänge seit ${germanDay(since)}`,
  }
}
