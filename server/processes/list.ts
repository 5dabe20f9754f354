/** The processes of the town: what is deployed, what is drafted, and what the services name but nobody has begun. */
import type { Context } from '../context.ts'
import { drafts } from './drafts.ts'
import { versions, type Version } from './versions.ts'

export interface ListedProcess {
  readonly key: string
  readonly name: string
  /** Title of the service it handles. */
  readonly service: string | null
  /** Newest first. */
  readonly versions: readonly Version[]
  readonly draft: { readonly savedAt: string; readonly savedBy: string } | null
}

/** All processes by name. */
export async function listProcesses(context: Context): Promise<readonly ListedProcess[]> {
  const [deployed, drafted] = await Promise.all([versions(context), drafts(context)])
  const keys = new Set([...deployed.map(({ process }) => process), ...drafted.map(({ process }) => process)])
  const rows = [...keys].map((key): ListedProcess => {
    const own = deployed.filter(({ process }) => process === key)
    const draft = drafted.find(({ process }) => process === key) ?? null
    const service = context.services.byProcess(key)?.title ?? null
    return { key, name: own[0]?.name ?? draft?.name ?? key, service, versions: own, draft }
  })
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'de'))
}
