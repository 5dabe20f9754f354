/** For whom the clerk acts right now: one draft a session, and the banner that says so on every page. */
import type { Request, Response } from 'express'
import type { VNode } from 'preact'
import { extendSession, sessionOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { CsrfField } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import { deleteDraft, openDraft, openDrafts, type Draft } from '../records/drafts.ts'
import type { Channel } from '../runtime/contract.ts'

/** Ways in which something reaches the counter. */
export const channels: readonly { readonly value: Channel; readonly label: string }[] = [
  { value: 'counter', label: 'Die Person ist am Schalter' },
  { value: 'telephone', label: 'Die Person ist am Telefon' },
  { value: 'paper', label: 'Ein Papierformular liegt vor' },
]

const draftsOf = (response: Response): readonly number[] => sessionOf(response)?.data.drafts ?? []

/** The draft named in the address. Throws `unknown-draft` when it is not this session's. */
export const draftOf = (context: Context, request: Request, response: Response): Promise<Draft> =>
  openDraft(context, String(request.params['key']), draftsOf(response))

/** Whom the clerk acts for, if anyone. */
export const currentDraft = async (context: Context, response: Response): Promise<Draft | null> =>
  (await openDrafts(context, draftsOf(response)))[0] ?? null

/** Begins with a draft, or with nobody. What was not sent for the person before is deleted: the next person must not see it. */
export async function switchPerson(context: Context, response: Response, draft: Draft | null): Promise<void> {
  const session = sessionOf(response)
  if (!session) throw new Failure('not-signed-in')
  for (const before of await openDrafts(context, draftsOf(response))) await deleteDraft(context, before.id)
  await extendSession(context, session, { ...session.data, drafts: draft ? [draft.id] : [] })
}

export const nameOf = (draft: Draft): string => draft.actingFor ?? 'eine Person ohne Namen'

export const ActingFor = ({ draft, csrf }: { draft: Draft; csrf: string }): VNode => (
  <div class="acting-for" role="region" aria-label="Sie handeln für">
    <p>
      {'Sie handeln für '}
      <strong>{nameOf(draft)}</strong>
      <span class="acting-for__how">{` · ${channels.find(({ value }) => value === draft.channel)?.label ?? ''}`}</span>
    </p>
    <form method="post" action="/amt/schalter/beenden">
      <CsrfField csrf={csrf} />
      <Button label="Beenden" kind="secondary" small />
    </form>
  </div>
)
