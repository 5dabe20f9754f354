/**
 * Events are kept for decades, their format is not. Each stored step names the version of its format; an upcaster lifts events from one
 * version to the next, so that `apply` knows the newest only. Formats are described in `event.ts`; a log of each is kept with the tests.
 */
import { EVENT_FORMAT, type Event } from './event.ts'

type Stored = Readonly<Record<string, unknown>>

/** The first lifts events of format 1 to format 2, and so on: one less than there are formats. */
const upcasters: readonly ((event: Stored) => Stored)[] = []

/** Events of a stored step as the newest format has them. Throws when they are of a format that this release does not know. */
export function upcast(format: number, events: readonly unknown[]): readonly Event[] {
  if (format < 1 || format > EVENT_FORMAT) throw new Error(`events of format ${format} are not known to this release`)
  const lift = (event: unknown): Event =>
    upcasters.slice(format - 1).reduce((before, upcaster) => upcaster(before), event as Stored) as unknown as Event
  return events.map(lift)
}
