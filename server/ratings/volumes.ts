/** Cases a year and channel, with how somebody came to the number. Rows are only added; the latest of a year and channel holds. */
import type { Context } from '../context.ts'
import type { Channel } from '../runtime/contract.ts'
import type { CatalogueService } from './service.ts'

export const channels = ['online', 'counter', 'paper', 'telephone', 'mail'] as const satisfies readonly Channel[]

export const isChannel = (text: string): text is Channel => channels.some((one) => one === text)

export const channelWords: Readonly<Record<Channel, string>> = {
  online: 'online',
  counter: 'Schalter',
  paper: 'Post',
  telephone: 'Telefon',
  mail: 'E-Mail',
}

export const methods = ['counted', 'estimated', 'tally'] as const
export type Method = (typeof methods)[number]

export const methodWords: Readonly<Record<Method, string>> = {
  counted: 'gezählt',
  estimated: 'Schätzung',
  tally: 'Strichliste, hochgerechnet',
}

export interface Volume {
  readonly service: string
  readonly year: number
  readonly channel: Channel
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly method: Method
  readonly source: string
  readonly at: string
  readonly author: string
}

interface Source {
  readonly db: Context['db']
  readonly town: Pick<Context['town'], 'id'>
}

export async function addVolumes({ db, town }: Source, volumes: readonly Volume[]): Promise<void> {
  if (volumes.length > 0) await db('volumes').insert(volumes.map((volume) => ({ town: town.id, ...volume })))
}

/** What holds, by service, the latest year first. */
export async function volumesOf(
  { db, town }: Source,
  service?: string,
): Promise<ReadonlyMap<string, readonly Volume[]>> {
  const query = db('volumes').where({ town: town.id }).orderBy('id')
  const rows = (await (service === undefined ? query : query.where({ service }))) as Volume[]
  const latest = new Map(rows.map((row) => [`${row.service} ${row.year} ${row.channel}`, row]))
  const found = new Map<string, Volume[]>()
  for (const row of latest.values()) found.set(row.service, [...(found.get(row.service) ?? []), row])
  for (const list of found.values())
    list.sort((a, b) => b.year - a.year || channels.indexOf(a.channel) - channels.indexOf(b.channel))
  return found
}

/** The service with the cases that were asked or counted, where there are any: the sum over the channels of the latest year. */
export function withVolumes(service: CatalogueService, volumes: readonly Volume[]): CatalogueService {
  const [first] = volumes
  if (!first) return service
  const latest = volumes.filter(({ year }) => year === first.year)
  const value = latest.reduce((total, one) => total + one.value, 0)
  const estimate = latest.some(({ method }) => method !== 'counted')
  const source = `${first.year}: ${[...new Set(latest.map((one) => one.source))].join('; ')}`
  return { ...service, casesPerYear: { value, estimate, source, checked: !estimate } }
}

/** Cases that our own engine received in a year, by channel: they count themselves. */
export async function countedByEngine(
  { db, town }: Source,
  service: string,
  year: number,
): Promise<Partial<Record<Channel, number>>> {
  const rows = await db('cases')
    .where({ town: town.id, service })
    .whereBetween('received_at', [`${year}-01-01`, `${year}-12-31T23:59:59.999Z`])
    .groupBy('channel')
    .select<{ channel: Channel; n: number | string }[]>('channel', db.raw('count(*) as n'))
  return Object.fromEntries(rows.map(({ channel, n }) => [channel, Number(n)]))
}
