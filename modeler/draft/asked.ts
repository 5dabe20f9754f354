/** What the forms of a process ask, read without the engine, which is large and loaded later. */
import type { DraftFile } from '../api/process.ts'

export interface Asked {
  readonly type?: string
  readonly subtype?: string
  readonly key?: string
  readonly label?: string
  readonly dateLabel?: string
  readonly timeLabel?: string
  readonly properties?: Readonly<Record<string, string>>
  readonly values?: readonly { readonly value?: unknown; readonly label?: unknown }[]
  readonly components?: readonly Asked[]
}

/** All components, groups before what is in them; not those of a repeated group, whose answers are no variables of their own. */
export const askedIn = (files: readonly DraftFile[]): readonly Asked[] =>
  files.filter(({ kind, content }) => kind === 'form' && content !== '').flatMap(({ content }) => flat(parsed(content)))

const flat = (asked: Asked): readonly Asked[] =>
  asked.type === 'dynamiclist' ? [] : [asked, ...(asked.components ?? []).flatMap(flat)]

function parsed(content: string): Asked {
  try {
    return (JSON.parse(content) as Asked | null) ?? {}
  } catch {
    return {}
  }
}
