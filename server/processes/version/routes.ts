/** Naming the draft, and going back to what it or a version once was. Below `/amt/prozesse`, for the digitalization manager. */
import { Router, type RequestHandler } from 'express'
import { staffOf } from '../../access/index.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { field } from '../../http/body.ts'
import { latestDeployment } from '../../runtime/index.ts'
import { contentOf } from '../compare/sides.ts'
import type { DraftFile } from '../draftFiles.ts'
import { draftOf, saveDraft } from '../drafts.ts'
import { mayWrite } from '../lease/guard.ts'
import { partsOf } from '../parts.ts'
import { keyOf } from '../processKey.ts'
import { nameVersion } from './store.ts'

export function namedVersionRoutes(context: Context): Router {
  const router = Router()
  router.post('/:key/versionen/benennen', name(context))
  router.post('/:key/versionen/wiederherstellen', restore(context))
  return router
}

const LONGEST = 120

const name =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const [key, called] = [keyOf(request), field(request, 'name')]
    const draft = await draftOf(context, key)
    if (!draft) throw new Failure('bad-input', 'Es gibt keinen Entwurf, der benannt werden könnte.')
    if (called === '' || called.length > LONGEST)
      throw new Failure('bad-input', `Bitte geben Sie einen Namen mit höchstens ${LONGEST} Zeichen ein.`)
    await nameVersion(
      context,
      key,
      called,
      { xml: draft.xml, files: await partsOf(context, key) },
      staffOf(response).login,
    )
    response.redirect(303, `/amt/prozesse/${key}/versionen`)
  }

/** What was in the draft until then is kept under a name of its own, so that going back is never a loss. */
const restore =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const [key, side] = [keyOf(request), field(request, 'fassung')]
    const by = staffOf(response).login
    // Before anything is kept for a going back that will not be.
    await mayWrite(context, key, { login: by })
    const content = await contentOf(context, key, side)
    const draft = await draftOf(context, key)
    const latest = await latestDeployment(context.db, context.town, key)
    const revision = Number(field(request, 'revision'))
    if (draft && draft.revision === revision)
      await nameVersion(
        context,
        key,
        'Vor dem Wiederherstellen',
        { xml: draft.xml, files: await partsOf(context, key) },
        by,
      )
    const gone = (await partsOf(context, key)).filter((file) => comesAndGoes(file) && !holds(content.files, file))
    const files = [...content.files, ...gone.map((file) => ({ ...file, content: '' }))]
    await saveDraft(context, key, { xml: content.xml, files }, { version: latest?.version ?? 0, revision }, by)
    response.redirect(303, `/amt/prozesse/${key}/versionen`)
  }

/** Older states know nothing of a service, and none is taken from the portal by going back; stories are kept as well. */
const comesAndGoes = ({ kind }: DraftFile): boolean => kind !== 'story' && kind !== 'service'

/** What has come since then is taken away again. */
const holds = (files: readonly DraftFile[], { kind, name }: DraftFile): boolean =>
  files.some((file) => file.kind === kind && file.name === name)
