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
/** Copies that were offered and not decided about when something else was drawn, the newest last. */
const aside = (key: string): string => `${place(key)}.beiseite`
/** The browser's storage is small; a copy is about as large as the drawing. */
const MOST = 3

/** Keeps a copy. Does nothing where the browser keeps nothing (private window, storage full): the server's draft remains. */
export function keepCopy(shelf: Shelf, key: string, copy: LocalCopy): void {
  try {
    shelf.setItem(place(key), JSON.stringify(copy))
  } catch {
    // The copy is a second net; the first one is the server.
  }
}

/** Puts a copy where what is drawn from now on does not replace it. */
export function layAside(shelf: Shelf, key: string, copy: LocalCopy): void {
  const others = listAside(shelf, key).filter(({ at }) => at !== copy.at)
  writeAside(shelf, key, [...others, copy].slice(-MOST))
}

/** The copies that are kept, the newest first. What cannot be read counts as none. */
export const readCopies = (shelf: Shelf, key: string): readonly LocalCopy[] => [
  ...copiesAt(shelf, place(key)),
  ...listAside(shelf, key).toReversed(),
]

/** Takes away the copy of what is drawn; those that were laid aside stay. */
export function dropCopy(shelf: Shelf, key: string): void {
  try {
    shelf.removeItem(place(key))
  } catch {
    // Nothing was kept then.
  }
}

/** Takes away one copy, wherever it lies. */
export function forgetCopy(shelf: Shelf, key: string, { at }: LocalCopy): void {
  if (copiesAt(shelf, place(key)).some((copy) => copy.at === at)) dropCopy(shelf, key)
  const others = listAside(shelf, key)
  if (others.some((copy) => copy.at === at)) {
    const left = others.filter((copy) => copy.at !== at)
    writeAside(shelf, key, left)
  }
}

const listAside = (shelf: Shelf, key: string): readonly LocalCopy[] => copiesAt(shelf, aside(key))

function writeAside(shelf: Shelf, key: string, copies: readonly LocalCopy[]): void {
  try {
    shelf.setItem(aside(key), JSON.stringify(copies))
  } catch {
    // The offer stays in this tab.
  }
}

function copiesAt(shelf: Shelf, where: string): readonly LocalCopy[] {
  try {
    return [JSON.parse(shelf.getItem(where) ?? 'null') as unknown].flat().filter(isCopy)
  } catch {
    return []
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
