/** The processes of the town as the dry run needs them. */
import type { Context } from '../../context.ts'
import { contentOf, sidesOf } from '../compare/sides.ts'
import { storiesOf } from '../export/stories.ts'
import { listProcesses } from '../list.ts'
import { partsOf } from '../parts.ts'
import { processView } from '../view.ts'
import type { LookedAt } from './look.ts'
import type { Around, Standing } from './plan.ts'

/** More than these former states nobody compares with. */
const EARLIER = 20

/** What stands around the files; `chosen` by the place of the file. */
export async function aroundOf(
  context: Context,
  files: readonly LookedAt[],
  open: string | null,
  chosen: ReadonlyMap<number, string>,
): Promise<Around> {
  const listed = await listProcesses(context)
  const named = new Set([open, ...files.flatMap(({ ids }) => ids), ...chosen.values()])
  const wanted = listed.filter(({ key }) => named.has(key))
  const standing = await Promise.all(wanted.map(({ key }) => standingOf(context, key)))
  return {
    open: listed.some(({ key }) => key === open) ? open : null,
    processes: listed.map(({ key, name }) => ({ key, name })),
    standing: new Map(standing.map((one) => [one.key, one])),
    chosen,
  }
}

async function standingOf(context: Context, key: string): Promise<Standing> {
  const { name, xml, revision, versions } = await processView(context, key)
  const files = (await partsOf(context, key)).filter(({ kind }) => kind !== 'story')
  const sides = (await sidesOf(context, key)).filter(({ id }) => /^(?:version|name)-/.test(id)).slice(-EARLIER)
  const earlier = await Promise.all(
    sides.map(async ({ id, label }) => ({ label, ...(await contentOf(context, key, id)) })),
  )
  const stories = (await storiesOf(context, key)).map((story) => ({ kind: 'story' as const, ...story }))
  const basis = { version: versions[0]?.version ?? 0, revision }
  return { key, name, basis, hasDraft: revision > 0, xml, files: [...files, ...stories], earlier: earlier.toReversed() }
}
