/** A copy of the draft on this computer, kept until the server has it: nothing drawn is lost with the network. */
import type { SavedFile } from '../api/process.ts'

export interface LocalCopy {
  readonly xml: string
  /** What was changed beside it. */
  readonly files?: readonly SavedFile[]
  /** The version and the revision of the draft on which it builds. */
  readonly version: number
  readonly revision: number
  readonly at: string
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const place = (key: string): string => `laufzettel.entwurf.${key}`

/** Keeps a copy. Does nothing where the browser keeps nothing (private window, storage full): the server's draft remains. */
export function keepCopy(shelf: Shelf, key: string, copy: LocalCopy): void {
  try {
    shelf.setItem(place(key), JSON.stringify(copy))
  } catch {
    // The copy is a second net; the first one is the server.
  }
}

/** The copy that was kept last; null when there is none or it cannot be read. */
export function readCopy(shelf: Shelf, key: string): LocalCopy | null {
  try {
    const copy: unknown = JSON.parse(shelf.getItem(place(key)) ?? 'null')
    return isCopy(copy) ? copy : null
  } catch {
    return null
  }
}

export function dropCopy(shelf: Shelf, key: string): void {
  try {
    shelf.removeItem(place(key))
  } catch {
    // Nothing was kept then.
  }
}

/** Tells when another tab has brought the copy to the server, or thrown it away. */
export function whenDropped(key: string, then: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === place(key) && event.newValue === null) then()
  })
}

function isCopy(value: unknown): value is LocalCopy {
  const copy = value as Partial<LocalCopy> | null
  const numbers = [copy?.version, copy?.revision].every((value) => typeof value === 'number')
  return typeof copy?.xml === 'string' && numbers && typeof copy.at === 'string'
}
