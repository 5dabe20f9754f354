/** Saves the draft a moment after the last change: one request at a time, in order, never over someone else's work. */
import type { Answer, Saved } from '../api/process.ts'

export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'offline'; readonly says: string }
  | { readonly kind: 'refused'; readonly says: string }
  /** Somebody else has saved: from here on nothing is sent. */
  | { readonly kind: 'stale'; readonly says: string }

export interface AutosaveOptions {
  readonly revision: number
  readonly save: (xml: string, revision: number) => Promise<Answer<Saved>>
  readonly onState: (state: SaveState) => void
  /** Milliseconds after the last change. */
  readonly delay: number
  /** Milliseconds until it is tried again without a connection. */
  readonly retry: number
}

export interface Autosave {
  changed(xml: string): void
  /** Saves what is not saved yet, now; resolves to whether everything is on the server. */
  flush(): Promise<boolean>
  revision(): number
  /** Goes on from another revision: after a deployment the count begins anew. */
  rebase(revision: number): void
  state(): SaveState
}

/** Makes the autosave of one opened draft. */
export function createAutosave({ revision: opened, save, onState, delay, retry }: AutosaveOptions): Autosave {
  let revision = opened
  let unsaved: string | null = null
  let state: SaveState = { kind: 'untouched' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  const become = (next: SaveState): void => {
    state = next
    onState(next)
  }
  const later = (wait: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), wait)
  }
  const send = (): Promise<void> => {
    clearTimeout(timer)
    running ??= sendOnce().finally(() => (running = null))
    return running
  }

  const sendOnce = async (): Promise<void> => {
    while (unsaved !== null && state.kind !== 'stale') {
      const xml = unsaved
      become({ kind: 'saving' })
      const answer = await save(xml, revision)
      if (!answer.ok) return failed(answer)
      revision = answer.value.revision
      if (unsaved === xml) unsaved = null
      become(unsaved === null ? { kind: 'saved', at: answer.value.savedAt } : { kind: 'changed' })
    }
  }
  const failed = (answer: Exclude<Answer<Saved>, { ok: true }>): void => {
    become({ kind: answer.why, says: answer.says })
    if (answer.why === 'offline') later(retry)
  }

  return {
    changed(xml) {
      unsaved = xml
      if (state.kind === 'stale') return
      if (!running) become({ kind: 'changed' })
      later(delay)
    },
    async flush() {
      if (running) await running
      if (unsaved !== null) await send()
      return unsaved === null && state.kind !== 'stale'
    },
    revision: () => revision,
    rebase(next) {
      revision = next
      become({ kind: 'untouched' })
    },
    state: () => state,
  }
}
