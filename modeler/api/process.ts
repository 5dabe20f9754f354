/** What the server tells about a process, and what can be asked of it: `/api/v1/processes/:key`. */
import type { Beside } from '../check/beside.ts'
import type { Parts } from '../rehearse/parts.ts'

export interface ProcessView {
  readonly key: string
  readonly name: string
  readonly xml: string
  /** Counts the saved drafts; 0 while there is none. The lock against a second tab. */
  readonly revision: number
  readonly draftSince: string | null
  /** By which a printed sheet is matched to the draft; null without a draft. */
  readonly digest: string | null
  readonly town: string
  /** Newest first. */
  readonly versions: readonly VersionView[]
  readonly forms: readonly Named[]
  /** Forms and decisions, those of the draft where it changes them. */
  readonly files: readonly DraftFile[]
  readonly offices: readonly Named[]
  /** Letters that it can write. */
  readonly letters: readonly Named[]
  /** Settings of the town that hold amounts. */
  readonly rates: readonly Named[]
  /** Whether a service belongs to it, so that citizens and counter could begin it once it is deployed. */
  readonly offered: boolean
  readonly beside: Beside
  /** Keys of fields and values of their choices that the newest version has: cases and rules know them. */
  readonly settled: readonly string[]
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

/** What a draft keeps beside its drawing; without content it is taken away. */
export interface SavedFile extends Omit<DraftFile, 'kind'> {
  readonly kind: DraftFile['kind'] | 'story'
}

/** What is saved together: the diagram, and what this tab has changed beside it. */
export interface Content {
  readonly xml: string
  readonly files: readonly SavedFile[]
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
  readonly digest: string | null
}

export interface Deployed {
  readonly version: number
  readonly deployedAt: string
}

/** What a tab wants of the process: to keep or take it where it is free, to look, to ask for it, to hand it over, to refuse that, to go. */
export type Wish = 'edit' | 'read' | 'ask' | 'give' | 'keep' | 'leave'

/** Who edits, as this tab is told. */
export interface LeaseView {
  readonly mine: boolean
  readonly holder: { readonly name: string; readonly since: string; readonly you: boolean } | null
  readonly asked: { readonly name: string; readonly mine: boolean; readonly until: string } | null
  readonly keptAt: string | null
  readonly version: number
  readonly revision: number
  /** The same as long as nobody has commented. */
  readonly comments: string
}

export interface SaidView {
  readonly id: number
  readonly text: string
  readonly at: string
  /** Name. */
  readonly by: string
}

/** A comment at an element, or at the process as a whole. */
export interface Thread extends SaidView {
  readonly element: string
  /** What it was called then. */
  readonly elementName: string
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
  readonly answers: readonly SaidView[]
}

export interface CommentsView {
  readonly threads: readonly Thread[]
  /** Who can be named in one. */
  readonly people: readonly Named[]
}

/** What is known of a job where a case waits for it. */
export interface JobView {
  readonly topic: string
  readonly headers: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, unknown>>
}

/** What the server would answer to it. */
export interface JobAnswer {
  readonly variables: Readonly<Record<string, unknown>>
  /** Why it could not answer like this in operation. */
  readonly problem: string | null
  readonly letter: LetterView | null
}

export interface LetterView {
  readonly subject: string
  readonly blocks: readonly LetterBlock[]
  /** What it names and the case does not have. */
  readonly missing: readonly string[]
}

export type LetterBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly [string, string])[] }

/** The answer of the server, or the sentence that says why there is none. `offline`: nobody answered. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'offline' | 'stale' | 'refused'; readonly says: string }

export interface ProcessApi {
  /** The name of this tab. */
  readonly tab: string
  load(): Promise<Answer<ProcessView>>
  saveDraft(content: Content, basis: Basis): Promise<Answer<Saved>>
  discardDraft(basis: Basis): Promise<Answer<null>>
  deploy(basis: Basis): Promise<Answer<Deployed>>
  /** The form as the pages draw it, a whole document. */
  preview(form: string, as: Reader): Promise<Answer<{ readonly html: string }>>
  rehearsedJob(job: JobView): Promise<Answer<JobAnswer>>
  /** Decisions, forms and stories. */
  parts(): Promise<Answer<Parts>>
  /** `attended`: a person is there; what the tab asks by itself does not keep them signed in. */
  lease(wish: Wish, attended?: boolean): Promise<Answer<LeaseView>>
  /** Says that another tab is gone, which could not say it any more. */
  leaveFor(tab: string): Promise<Answer<LeaseView>>
  comments(): Promise<Answer<CommentsView>>
  comment(comment: Pick<Thread, 'element' | 'elementName' | 'text'>): Promise<Answer<CommentsView>>
  reply(id: number, text: string): Promise<Answer<CommentsView>>
  resolve(id: number, resolved: boolean): Promise<Answer<CommentsView>>
}

/** Speaks with the server at `url`, the address of one process, as the tab of that name. */
export function processApi(url: string, csrf: string, tab: string): ProcessApi {
  const send = <T>(method: string, path: string, body?: object) => ask<T>(url + path, method, csrf, body)
  const seat = (of: string, wish: Wish, attended: boolean) =>
    ask<LeaseView>(`${url}/lease`, 'POST', csrf, { tab: of, wish }, attended)
  return {
    tab,
    load: () => send<ProcessView>('GET', ''),
    saveDraft: (content, basis) => send<Saved>('PUT', '/draft', { ...content, ...basis, tab }),
    discardDraft: (basis) => send<null>('DELETE', '/draft', { ...basis, tab }),
    deploy: (basis) => send<Deployed>('POST', '/deploy', { ...basis, tab }),
    preview: (form, as) => send<{ html: string }>('POST', '/preview', { form, as }),
    rehearsedJob: (job) => send<JobAnswer>('POST', '/rehearsed-job', job),
    parts: () => send<Parts>('GET', '/parts'),
    lease: (wish, attended = true) => seat(tab, wish, attended),
    leaveFor: (other) => seat(other, 'leave', true),
    comments: () => send<CommentsView>('GET', '/comments'),
    comment: (comment) => send<CommentsView>('POST', '/comments', comment),
    reply: (id, text) => send<CommentsView>('POST', `/comments/${id}/answers`, { text }),
    resolve: (id, resolved) => send<CommentsView>('PUT', `/comments/${id}`, { resolved }),
  }
}

async function ask<T>(url: string, method: string, csrf: string, body?: object, attended = true): Promise<Answer<T>> {
  try {
    const response = await fetch(url, {
      method,
      keepalive: url.endsWith('/lease'),
      headers: {
        accept: 'application/json',
        'x-csrf-token': csrf,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(attended ? {} : { 'x-unattended': 'yes' }),
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
