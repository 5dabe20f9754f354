/**
 * The tabs of this browser that have a process open. A tab that is killed, or closed without a network, cannot say that it
 * goes; but the browser takes back its lock, and so the next tab knows.
 */
import type { ProcessApi } from '../api/process.ts'

const listOf = (process: string): string => `laufzettel.fenster.${process}`
const lockOf = (tab: string): string => `laufzettel.fenster.${tab}`

/** Says "leave" for the tabs of this browser that are gone, so that nobody waits for them, and joins the others. */
export async function joinTabs(process: string, api: ProcessApi): Promise<void> {
  // Without a secure connection there are no locks: then a tab is lost when the server has not heard of it for a while.
  if (!('locks' in navigator)) return
  const { held = [], pending = [] } = await navigator.locks.query().catch((): LockManagerSnapshot => ({}))
  const alive = (tab: string): boolean => [...held, ...pending].some(({ name }) => name === lockOf(tab))
  const others = listed(process).filter((tab) => tab !== api.tab)
  await Promise.all(others.filter((tab) => !alive(tab)).map(api.leaveFor))
  list(process, others.filter(alive))
  // Listed only while it has its lock: else it would count as gone.
  const stay = (): Promise<never> => {
    list(process, [...listed(process).filter((tab) => tab !== api.tab), api.tab])
    return new Promise(() => {})
  }
  void navigator.locks.request(lockOf(api.tab), stay).catch(() => {})
}

function listed(process: string): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(listOf(process)) ?? '[]')
    return Array.isArray(found) ? found.filter((tab) => typeof tab === 'string') : []
  } catch {
    return []
  }
}

function list(process: string, tabs: readonly string[]): void {
  try {
    localStorage.setItem(listOf(process), JSON.stringify(tabs))
  } catch {
    // Where nothing can be kept the server's own patience remains.
  }
}
