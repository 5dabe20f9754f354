/** Who edits a process now: one tab of one person. Others read until it is handed over, left, or lost. */
import type { Context } from '../../context.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock'>

/** After how many milliseconds without a sign a tab counts as lost. Browsers let a tab in the background speak once a minute. */
export const LOST = 90_000
/** How many milliseconds the one who edits has to answer. */
export const PATIENCE = 120_000

/** A tab of a person. */
export interface Seat {
  readonly login: string
  readonly tab: string
}

export interface Lease extends Seat {
  readonly since: string
  readonly seenAt: string
  readonly asked: (Seat & { readonly at: string }) | null
  /** When the one who edits last refused to hand over. */
  readonly keptAt: string | null
}

/** `edit` keeps or takes it where it is free, `read` only looks, the others ask for it, give it, refuse, and leave. */
export const wishes = ['edit', 'read', 'ask', 'give', 'keep', 'leave'] as const
export type Wish = (typeof wishes)[number]

/** Does what the tab wishes, as far as it may, and says who edits then; null where nobody does. */
export async function lease(of: Of, process: string, seat: Seat, wish: Wish): Promise<Lease | null> {
  const now = of.clock.now()
  const found = await read(of, process)
  if (found) await turns[wish](of, process, found, seat, now)
  const { tab = null } = (await living(of, process)) ?? {}
  if (wish === 'edit' && tab === null) await take(of, process, seat, now)
  return living(of, process)
}

/** Who edits now, unless they are lost. */
export async function living(of: Of, process: string): Promise<Lease | null> {
  const found = await read(of, process)
  return found && !isLost(found, of.clock.now()) ? found : null
}

const passed = (from: string, to: string): number => Date.parse(to) - Date.parse(from)
const isLost = ({ seenAt }: Lease, now: string): boolean => passed(seenAt, now) > LOST
const isOverdue = ({ asked }: Lease, now: string): boolean => asked !== null && passed(asked.at, now) >= PATIENCE

type Turn = (of: Of, process: string, found: Lease, seat: Seat, now: string) => Promise<void>

/** The one who edits shows that they are there; whoever has asked gets it when nobody has answered. */
const visit: Turn = async (of, process, found, seat, now) => {
  const { asked } = found
  if (asked && (isOverdue(found, now) || isLost(found, now))) await handOver(of, process, found, asked, now)
  else if (found.tab === seat.tab) await change(of, process, found, { seen_at: now })
}

const turns: Readonly<Record<Wish, Turn>> = {
  edit: visit,
  read: visit,
  async ask(of, process, found, seat, now) {
    await visit(of, process, found, seat, now)
    if (found.tab === seat.tab) return
    // Nobody asks themselves: the other tab of the same person gives way.
    if (found.login === seat.login || isLost(found, now)) return handOver(of, process, found, seat, now)
    if (!found.asked)
      await change(of, process, found, { asked_by: seat.login, asked_tab: seat.tab, asked_at: now, kept_at: null })
  },
  async give(of, process, found, seat, now) {
    if (found.tab === seat.tab && found.asked) await handOver(of, process, found, found.asked, now)
  },
  async keep(of, process, found, seat, now) {
    if (found.tab !== seat.tab) return
    await change(of, process, found, { ...nobodyAsked, kept_at: found.asked ? now : found.keptAt, seen_at: now })
  },
  async leave(of, process, found, seat, now) {
    if (found.asked?.tab === seat.tab) return change(of, process, found, nobodyAsked)
    if (found.tab !== seat.tab) return
    if (found.asked) return handOver(of, process, found, found.asked, now)
    await where(of, process, found).delete()
  },
}

const nobodyAsked = { asked_by: null, asked_tab: null, asked_at: null }

const handOver = (of: Of, process: string, found: Lease, { login, tab }: Seat, now: string): Promise<void> =>
  change(of, process, found, { login, tab, since: now, seen_at: now, ...nobodyAsked, kept_at: null })

/** Takes what is free: nobody had it, or who had it is lost. */
async function take(of: Of, process: string, { login, tab }: Seat, now: string): Promise<void> {
  const { db, town } = of
  const found = await read(of, process)
  if (found) return handOver(of, process, found, { login, tab }, now)
  await db('process_leases')
    .insert({ town: town.id, process, login, tab, since: now, seen_at: now })
    .onConflict(['town', 'process'])
    .ignore()
}

/** Only as it was found: of two who change it at once, one does. */
const where = ({ db, town }: Of, process: string, { tab, since }: Lease) =>
  db('process_leases').where({ town: town.id, process, tab, since })

async function change(of: Of, process: string, found: Lease, values: object): Promise<void> {
  await where(of, process, found).update(values)
}

interface Row {
  readonly login: string
  readonly tab: string
  readonly since: string
  readonly seen_at: string
  readonly asked_by: string | null
  readonly asked_tab: string | null
  readonly asked_at: string | null
  readonly kept_at: string | null
}

const columns = ['login', 'tab', 'since', 'seen_at', 'asked_by', 'asked_tab', 'asked_at', 'kept_at'] as const

async function read({ db, town }: Omit<Of, 'clock'>, process: string): Promise<Lease | null> {
  const row = await db('process_leases')
    .where({ town: town.id, process })
    .first<Row | undefined>(...columns)
  if (!row) return null
  const { seen_at, asked_by, asked_tab, asked_at, kept_at, ...same } = row
  const asked = asked_by !== null && asked_tab !== null && asked_at !== null
  return {
    ...same,
    seenAt: seen_at,
    asked: asked ? { login: asked_by, tab: asked_tab, at: asked_at } : null,
    keptAt: kept_at,
  }
}
