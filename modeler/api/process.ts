/** What the server tells about a process, and what can be asked of it: `/api/v1/processes/:key`. */
import type { Parts } from '../rehearse/parts.ts'

export interface ProcessView {
  readonly key: string
  readonly name: string
  readonly xml: string
  /** Counts the saved drafts; 0 while there is none. The lock against a second tab. */
  readonly revision: number
  readonly draftSince: string | null
  /** Newest first. */
  readonly versions: readonly VersionView[]
  readonly forms: readonly Named[]
  /** Forms and decisions, those of the draft where it changes them. */
  readonly files: readonly DraftFile[]
  readonly offices: readonly Named[]
}

export interface VersionView {
  readonly version: number
  readonly deployedAt: string
  readonly deployedBy: string
  /** Cases that run on it now. */
  readonly running: number
}

export interface DraftFile {
  readonly kind: 'form' | 'dmn'
  /** File name without folder; of a form its id. */
  readonly name: string
  readonly content: string
}

/** What is saved together: the diagram, and the forms and decisions that this tab has changed. */
export interface Content {
  readonly xml: string
  readonly files: readonly DraftFile[]
}

/** For whom a form is drawn. */
export type Reader = 'citizen' | 'caseworker'

export interface Named {
  readonly id: string
  readonly name: string
}

/** On what a change builds: the newest version and the saved draft that its author has seen. Else someone else's work would be lost. */
export interface Basis {
  readonly version: number
  readonly revision: number
}

export interface Saved {
  readonly revision: number
  readonly savedAt: string
}

export interface Deployed {
  readonly version: number
  readonly deployedAt: string
}

/** The answer of the server, or the sentence that says why there is none. `offline`: nobody answered. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'offline' | 'stale' | 'refused'; readonly says: string }

export interface ProcessApi {
  load(): Promise<Answer<ProcessView>>
  saveDraft(content: Content, basis: Basis): Promise<Answer<Saved>>
  discardDraft(basis: Basis): Promise<Answer<null>>
  deploy(basis: Basis): Promise<Answer<Deployed>>
  /** The form as the pages draw it, a whole document. */
  preview(form: string, as: Reader): Promise<Answer<{ readonly html: string }>>
  /** Decisions, forms and stories. */
  parts(): Promise<Answer<Parts>>
}

/** Speaks with the server at `url`, the address of one process. */
export function processApi(url: string, csrf: string): ProcessApi {
  const send = <T>(method: string, path: string, body?: object) => ask<T>(url + path, method, csrf, body)
  return {
    load: () => send<ProcessView>('GET', ''),
    saveDraft: (content, basis) => send<Saved>('PUT', '/draft', { ...content, ...basis }),
    discardDraft: (basis) => send<null>('DELETE', '/draft', basis),
    deploy: (basis) => send<Deployed>('POST', '/deploy', basis),
    preview: (form, as) => send<{ html: string }>('POST', '/preview', { form, as }),
    parts: () => send<Parts>('GET', '/parts'),
  }
}

async function ask<T>(url: string, method: string, csrf: string, body?: object): Promise<Answer<T>> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        'x-csrf-token': csrf,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const value: unknown = response.status === 204 ? null : await response.json().catch(() => null)
    // The server is the same program and checked on its side; its answers are trusted here.
    if (response.ok) return { ok: true, value: value as T }
    return { ok: false, why: response.status === 409 ? 'stale' : 'refused', says: sentence(value, response.status) }
  } catch {
    return { ok: false, why: 'offline', says: 'Der Server ist gerade nicht erreichbar.' }
  }
}

function sentence(value: unknown, status: number): string {
  const problem = value as { says?: string; next?: string; detail?: string | null } | null
  const said = [problem?.says, problem?.detail, problem?.next].filter(Boolean).join(' ')
  return said || `Der Server hat abgelehnt (Status ${status}).`
}
