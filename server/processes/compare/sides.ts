/** What of a process can be laid side by side: draft, named and deployed versions, and its Ist. */
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { germanDay } from '../../pages/format.ts'
import { filesOfVersion } from '../../runtime/index.ts'
import { actualDiagram } from '../actual.ts'
import { draftOf } from '../drafts.ts'
import { partsOf } from '../parts.ts'
import { namedContent, namedVersions, type Content } from '../version/store.ts'
import { versions } from '../versions.ts'

/** `id` as it stands in the address: `entwurf`, `ist`, `version-3`, `name-2`. */
export interface Side {
  readonly process: string
  readonly id: string
  readonly label: string
}

/** In the order of a process's life: the Ist, deployed, named, the draft. */
export async function sidesOf(context: Context, key: string): Promise<readonly Side[]> {
  const [draft, deployed, named, actual] = await Promise.all([
    draftOf(context, key),
    versions(context, key),
    namedVersions(context, key),
    actualDiagram(key),
  ])
  const sides = [
    ...(actual === null ? [] : [{ id: 'ist', label: 'Ist' }]),
    ...deployed.toReversed().map(({ version, deployedAt }) => ({
      id: `version-${version}`,
      label: `Version ${version} vom ${germanDay(deployedAt)}`,
    })),
    ...named.toReversed().map(({ number, name }) => ({ id: `name-${number}`, label: `„${name}“` })),
    ...(draft ? [{ id: 'entwurf', label: 'Entwurf' }] : []),
  ]
  return sides.map((side) => ({ process: key, ...side }))
}

/** Drawing, forms and decisions of a side. Throws `unknown-process` when there is none. */
export async function contentOf(context: Context, key: string, side: string): Promise<Content> {
  const [, kind = '', rest = ''] = /^([a-z]+)(?:-(.+))?$/.exec(side) ?? []
  const found = await contents[kind]?.(context, key, rest)
  if (!found) throw new Failure('unknown-process', 'Diese Fassung gibt es nicht.')
  return found
}

type Find = (context: Context, key: string, rest: string) => Promise<Content | null>

const contents: Readonly<Record<string, Find>> = {
  entwurf: async (context, key) => {
    const draft = await draftOf(context, key)
    return draft && { xml: draft.xml, files: await partsOf(context, key) }
  },
  ist: async (_context, key) => {
    const xml = await actualDiagram(key)
    return xml === null ? null : { xml, files: [] }
  },
  version: async ({ db, town }, key, rest) => {
    const found = (await versions({ db, town }, key)).find(({ version }) => String(version) === rest)
    if (!found) return null
    const all = await filesOfVersion(db, town, found.id)
    const files = all.flatMap(({ kind, ...file }) =>
      kind === 'bpmn' || file.content === '' ? [] : [{ kind, ...file }],
    )
    return { xml: all.find(({ kind }) => kind === 'bpmn')?.content ?? '', files }
  },
  name: (context, key, rest) => namedContent(context, key, Number(rest)),
}
