/** What the citizen's session may open: drafts it began or opened by code, cases it sent or opened by Abrufcode. */
import type { Request, Response } from 'express'
import { extendSession, sessionOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { openDraft, type Draft } from '../records/drafts.ts'

export const draftsOf = (response: Response): readonly number[] => sessionOf(response)?.data.drafts ?? []
export const casesOf = (response: Response): readonly number[] => sessionOf(response)?.data.cases ?? []

export async function rememberDraft(context: Context, response: Response, draft: number): Promise<void> {
  const session = sessionOf(response)
  if (!session) throw new Failure('bad-csrf')
  await extendSession(context, session, { ...session.data, drafts: [...new Set([...draftsOf(response), draft])] })
}

export async function rememberCase(context: Context, response: Response, caseId: number): Promise<void> {
  const session = sessionOf(response)
  if (!session) throw new Failure('bad-csrf')
  await extendSession(context, session, { ...session.data, cases: [...new Set([...casesOf(response), caseId])] })
}

/** The draft named in the address. Throws `unknown-draft` when this session may not open it. */
export const draftOf = (context: Context, request: Request, response: Response): Promise<Draft> =>
  openDraft(context, String(request.params['key']), draftsOf(response))
