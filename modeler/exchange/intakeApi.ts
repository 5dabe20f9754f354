/** Asks the server what files would become, and has it write what was shown. */
import type { Answer } from '../api/process.ts'

export interface IntakeRow {
  /** Its place in the list. */
  readonly at: number
  readonly file: string
  readonly kind: string
  readonly state: 'new' | 'newer' | 'older' | 'duplicate' | 'left' | 'homeless' | 'refused'
  readonly word: string
  readonly target: string | null
  /** It is not about the process that is open. */
  readonly elsewhere: boolean
  readonly says: readonly string[]
  readonly cannotRun: readonly string[]
  readonly choices: readonly { readonly key: string; readonly label: string }[]
  /** Key of the process that takes it; empty when none does. */
  readonly chosen: string
}

export interface IntakeView {
  readonly seal: string
  /** Whether there is anything to write. */
  readonly writes: boolean
  readonly rows: readonly IntakeRow[]
}

export interface Applied {
  readonly key: string
  readonly name: string
  readonly isNew: boolean
  /** The side that holds what was there before. */
  readonly before: string | null
}

export interface Given {
  readonly files: readonly File[]
  /** Where the person wants them, by their place. */
  readonly chosen: ReadonlyMap<number, string>
  /** With it what was seen is written. */
  readonly seal?: string
}

type Intake = { readonly view: IntakeView; readonly changed: boolean } | { readonly applied: readonly Applied[] }

interface At {
  readonly key: string
  readonly csrf: string
  /** This tab, where one of several may write. */
  readonly tab?: string | undefined
}

export async function takeIn({ key, csrf, tab }: At, { files, chosen, seal }: Given): Promise<Answer<Intake>> {
  const form = new FormData()
  form.set('offen', key)
  if (seal) form.set('gesehen', seal)
  if (tab) form.set('tab', tab)
  for (const [at, where] of chosen) form.set(`wohin-${at}`, where)
  for (const file of files) form.append('dateien', file)
  return post<Intake>('/amt/prozesse/einlesen', csrf, form)
}

/** Makes a former state the draft again. */
export function goBack({ key, csrf }: At, before: string, revision: number): Promise<Answer<unknown>> {
  const form = new FormData()
  form.set('fassung', before)
  form.set('revision', String(revision))
  return post(`/amt/prozesse/${key}/versionen/wiederherstellen`, csrf, form)
}

async function post<T>(url: string, csrf: string, body: FormData): Promise<Answer<T>> {
  const headers = { accept: 'application/json', 'x-csrf-token': csrf }
  const response = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
  if (!response) return { ok: false, why: 'offline', says: 'Der Server ist gerade nicht erreichbar.' }
  const value: unknown = await response.json().catch(() => null)
  if (response.ok) return { ok: true, value: value as T }
  const said = value as { says?: string; detail?: string | null; next?: string } | null
  const says = [said?.says, said?.detail, said?.next].filter(Boolean).join(' ')
  const why = response.status === 409 ? 'stale' : 'refused'
  return { ok: false, why, says: says || `Der Server hat abgelehnt (Status ${response.status}).` }
}
