/** Who edits, said to one tab: with names, and with what it needs to notice that something has changed elsewhere. */
import { localDay, type Context } from '../../context.ts'
import { everyone } from '../../records/colleagues.ts'
import { latestDeployment } from '../../runtime/index.ts'
import { stampOf } from '../comments/store.ts'
import { draftHeadOf } from '../drafts.ts'
import { lease, PATIENCE, type Seat, type Wish } from './store.ts'

export interface LeaseView {
  /** Whether this tab edits. */
  readonly mine: boolean
  /** Null where nobody edits. */
  readonly holder: { readonly name: string; readonly since: string; readonly you: boolean } | null
  /** Who wants to edit next, and until when the one who edits can answer. */
  readonly asked: { readonly name: string; readonly mine: boolean; readonly until: string } | null
  /** When the one who edits last said that they go on. */
  readonly keptAt: string | null
  readonly version: number
  readonly revision: number
  /** The same as long as nobody has commented. */
  readonly comments: string
}

export async function leaseView(context: Context, process: string, seat: Seat, wish: Wish): Promise<LeaseView> {
  const held = await lease(context, process, seat, wish)
  const [people, latest, draft, comments] = await Promise.all([
    everyone(context, localDay(context.clock.now())),
    latestDeployment(context.db, context.town, process),
    draftHeadOf(context, process),
    stampOf(context, process),
  ])
  const asked = held?.asked ?? null
  const nameOf = (login: string): string => people.get(login)?.name ?? login
  return {
    mine: held?.tab === seat.tab,
    holder: held && { name: nameOf(held.login), since: held.since, you: held.login === seat.login },
    asked: asked && {
      name: nameOf(asked.login),
      mine: asked.tab === seat.tab,
      until: new Date(Date.parse(asked.at) + PATIENCE).toISOString(),
    },
    keptAt: held?.keptAt ?? null,
    version: latest?.version ?? 0,
    revision: draft?.revision ?? 0,
    comments,
  }
}
