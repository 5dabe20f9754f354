/** Making the draft a version, and what a person must know before. */
import type { Answer, Deployed } from '../api/process.ts'
import { versionOf, type Room } from './room.ts'

/** Saves what is left to save and deploys the draft. */
export async function deploy({ api, autosave, store }: Room, settle: () => Promise<void>): Promise<Answer<Deployed>> {
  await settle()
  if (!(await autosave.flush()))
    return {
      ok: false,
      why: 'refused',
      says: 'Der Entwurf ist noch nicht gespeichert und wurde deshalb nicht bereitgestellt.',
    }
  const answer = await api.deploy({ version: versionOf(store), revision: autosave.revision() })
  if (!answer.ok) return answer
  const fresh = await api.load()
  if (fresh.ok) {
    store.set({ process: fresh.value, files: [] })
    autosave.rebase(fresh.value.revision)
  }
  return answer
}

/** Counts anew how many cases run on each version. */
export async function recount({ api, store }: Room): Promise<void> {
  const fresh = await api.load()
  const { process } = store.get()
  if (!fresh.ok || !process) return
  const running = new Map(fresh.value.versions.map((version) => [version.version, version.running]))
  // Only the counts: a version that is new here would hide that this draft is stale.
  const versions = process.versions.map((version) => ({ ...version, running: running.get(version.version) ?? 0 }))
  store.set({ process: { ...process, versions } })
}
