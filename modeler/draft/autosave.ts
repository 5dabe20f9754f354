/** Saves the draft a moment after the last change: one request at a time, in order, never over someone else's work. */
import type { Answer, Saved } from '../api/process.ts'

export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string; readonly digest: string | null }
  | { readonly kind: 'offline'; readonly says: string }
  | { readonly kind: 'refused'; readonly says: string }
  /** Somebody else has saved: from here on nothing is sent. */
  | { readonly kind: 'stale'; readonly says: string }

/** `T` is what is saved: a whole draft. */
export interface AutosaveOptions<T> {
  readonly revision: number
  readonly save: (content: T, revision: number) => Promise<Answer<Saved>>
  readonly onState: (state: SaveState) => void
  /** Milliseconds after the last change. */
  readonly delay: number
  /** Milliseconds until it is tried again without a connection. */
  readonly retry: number
}

export interface Autosave<T> {
  changed(content: T): void
  /** Saves what is not saved yet, now; resolves to whether everything is on the server. */
  flush(): Promise<boolean>
  revision(): number
  /** Goes on from another revision: after a deployment the count begins anew. */
  rebase(revision: number): void
  state(): SaveState
}

interface Memory<T> {
  revision: number
  /** The newest draft that the server does not have. */
  unsaved: T | null
  state: SaveState
  running: Promise<void> | null
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Makes the autosave of one opened draft. */
export function createAutosave<T extends string | object>(options: AutosaveOptions<T>): Autosave<T> {
  const memory: Memory<T> = {
    revision: options.revision,
    unsaved: null,
    state: { kind: 'untouched' },
    running: null,
    timer: undefined,
  }
  return {
    changed: (content) => change(memory, options, content),
    flush: () => flush(memory, options),
    revision: () => memory.revision,
    rebase(revision) {
      memory.revision = revision
      become(memory, options, { kind: 'untouched' })
    },
    state: () => memory.state,
  }
}

function change<T>(memory: Memory<T>, options: AutosaveOptions<T>, content: T): void {
  memory.unsaved = content
  if (memory.state.kind === 'stale') return
  if (!memory.running) become(memory, options, { kind: 'changed' })
  later(memory, options, options.delay)
}

async function flush<T>(memory: Memory<T>, options: AutosaveOptions<T>): Promise<boolean> {
  if (memory.running) await memory.running
  if (memory.unsaved !== null) await send(memory, options)
  return memory.unsaved === null && memory.state.kind !== 'stale'
}

function later<T>(memory: Memory<T>, options: AutosaveOptions<T>, wait: number): void {
  clearTimeout(memory.timer)
  memory.timer = setTimeout(() => void send(memory, options), wait)
}

function send<T>(memory: Memory<T>, options: AutosaveOptions<T>): Promise<void> {
  clearTimeout(memory.timer)
  memory.running ??= sendAll(memory, options).finally(() => {
    memory.running = null
  })
  return memory.running
}

/** What was drawn while a request was under way goes with the next one, on top of the revision that came back. */
async function sendAll<T>(memory: Memory<T>, options: AutosaveOptions<T>): Promise<void> {
  while (memory.unsaved !== null && memory.state.kind !== 'stale') {
    const content: T = memory.unsaved
    become(memory, options, { kind: 'saving' })
    const answer = await options.save(content, memory.revision)
    if (!answer.ok) {
      become(memory, options, { kind: answer.why, says: answer.says })
      if (answer.why === 'offline') later(memory, options, options.retry)
      return
    }
    const { revision, savedAt, digest } = answer.value
    memory.revision = revision
    if (memory.unsaved === content) memory.unsaved = null
    become(memory, options, memory.unsaved === null ? { kind: 'saved', at: savedAt, digest } : { kind: 'changed' })
  }
}

function become<T>(memory: Memory<T>, options: AutosaveOptions<T>, state: SaveState): void {
  memory.state = state
  options.onState(state)
}
