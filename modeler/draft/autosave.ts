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

interface Memory {
  revision: number
  /** The newest model that the server does not have. */
  unsaved: string | null
  state: SaveState
  running: Promise<void> | null
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Makes the autosave of one opened draft. */
export function createAutosave(options: AutosaveOptions): Autosave {
  const memory: Memory = {
    revision: options.revision,
    unsaved: null,
    state: { kind: 'untouched' },
    running: null,
    timer: undefined,
  }
  return {
    changed: (xml) => change(memory, options, xml),
    flush: () => flush(memory, options),
    revision: () => memory.revision,
    rebase(revision) {
      memory.revision = revision
      become(memory, options, { kind: 'untouched' })
    },
    state: () => memory.state,
  }
}

function change(memory: Memory, options: AutosaveOptions, xml: string): void {
  memory.unsaved = xml
  if (memory.state.kind === 'stale') return
  if (!memory.running) become(memory, options, { kind: 'changed' })
  later(memory, options, options.delay)
}

async function flush(memory: Memory, options: AutosaveOptions): Promise<boolean> {
  if (memory.running) await memory.running
  if (memory.unsaved !== null) await send(memory, options)
  return memory.unsaved === null && memory.state.kind !== 'stale'
}

function later(memory: Memory, options: AutosaveOptions, wait: number): void {
  clearTimeout(memory.timer)
  memory.timer = setTimeout(() => void send(memory, options), wait)
}

function send(memory: Memory, options: AutosaveOptions): Promise<void> {
  clearTimeout(memory.timer)
  memory.running ??= sendAll(memory, options).finally(() => {
    memory.running = null
  })
  return memory.running
}

/** What was drawn while a request was under way goes with the next one, on top of the revision that came back. */
async function sendAll(memory: Memory, options: AutosaveOptions): Promise<void> {
  while (memory.unsaved !== null && memory.state.kind !== 'stale') {
    const xml: string = memory.unsaved
    become(memory, options, { kind: 'saving' })
    const answer = await options.save(xml, memory.revision)
    if (!answer.ok) {
      become(memory, options, { kind: answer.why, says: answer.says })
      if (answer.why === 'offline') later(memory, options, options.retry)
      return
    }
    memory.revision = answer.value.revision
    if (memory.unsaved === xml) memory.unsaved = null
    become(memory, options, memory.unsaved === null ? { kind: 'saved', at: answer.value.savedAt } : { kind: 'changed' })
  }
}

function become(memory: Memory, options: AutosaveOptions, state: SaveState): void {
  memory.state = state
  options.onState(state)
}
