/** Takes what a browser posted for some fields of a draft: texts as they are, files by their content. */
import { fieldsOf, type Component, type FormError } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import type { PostedForm, UploadedFile } from '../http/body.ts'
import { paperName, SHOWN } from '../pages/form.tsx'
import { removeFromDraft, storeUpload } from './documents.ts'
import { whyRefused } from './file-type.ts'
import { saveDraft, type Draft, type DraftData } from './drafts.ts'

export interface Taken {
  readonly draft: Draft
  /** Files that could not be taken, at their fields. */
  readonly errors: readonly FormError[]
  /** Keys of the fields that the person could see. */
  readonly seen: readonly string[]
  /** Part of the address that leads back to the upload that was just changed: `#f-dateien`; empty when none was. */
  readonly place: string
}

const FILES_A_DRAFT = 20

/** Saves entries and files of these components; wrong entries too. What the person could not see stays as it was. */
export async function takeEntries(
  context: Context,
  draft: Draft,
  components: readonly Component[],
  posted: PostedForm,
  by: string,
): Promise<Taken> {
  const seen = seenIn(posted)
  const fields = fieldsOf(components).filter(({ key }) => seen.includes(key))
  const entries = { ...draft.data.entries }
  for (const { key, type } of fields) if (type !== 'filepicker') entries[key] = posted.fields[key] ?? ''

  const pickers = fields.filter(({ type }) => type === 'filepicker').map(({ key }) => key)
  const ticked = pickers.filter((key) => posted.fields[paperName(key)] !== undefined)
  const paper = [...draft.data.paper.filter((key) => !pickers.includes(key)), ...ticked]
  const data: DraftData = { ...draft.data, entries, paper }
  const saved = await saveDraft(context, draft, data)

  const files = posted.files.filter(({ field }) => pickers.includes(field))
  const errors = [...(await takeFiles(context, draft, files, by))]
  await removeOne(context, draft, posted)
  if (pickers[0] && pressedUpload(posted) && posted.files.length === 0)
    errors.push({ key: pickers[0], message: 'Bitte wählen Sie zuerst eine Datei aus.' })
  return { draft: saved, errors, seen, place: pickers.length === 1 ? `#f-${pickers[0] ?? ''}` : '' }
}

const pressedUpload = ({ fields }: PostedForm): boolean =>
  fields['_aktion'] === 'hochladen' && fields['_entfernen'] === undefined

const seenIn = ({ fields }: PostedForm): readonly string[] =>
  String(fields[SHOWN] ?? '')
    .split(',')
    .filter(Boolean)

async function takeFiles(
  context: Context,
  draft: Draft,
  files: readonly UploadedFile[],
  createdBy: string,
): Promise<readonly FormError[]> {
  const errors: FormError[] = []
  await context.db.transaction(async (trx) => {
    const row = await trx('documents')
      .where({ town: context.town.id, draft_id: draft.id })
      .count({ n: '*' })
      .first<{ n: number }>()
    let room = FILES_A_DRAFT - Number(row.n)
    for (const file of files) {
      const wrong = whyNot(file, room)
      if (wrong) errors.push({ key: file.field, message: wrong })
      else {
        await storeUpload(trx, context, file, { draftId: draft.id, kind: 'upload', field: file.field, createdBy })
        room--
      }
    }
  })
  return errors
}

function whyNot(file: UploadedFile, room: number): string | null {
  const refused = whyRefused(file)
  if (refused) return refused
  return room > 0 ? null : `Es sind schon ${FILES_A_DRAFT} Dateien da. Bitte entfernen Sie zuerst eine.`
}

async function removeOne({ db, town }: Context, draft: Draft, { fields }: PostedForm): Promise<void> {
  const number = fields['_entfernen']
  if (typeof number === 'string') await db.transaction((trx) => removeFromDraft(trx, { town }, draft.id, number))
}

/** Notes that a step was passed. */
export function passStep(context: Context, draft: Draft, step: string): Promise<Draft> {
  return saveDraft(context, draft, { ...draft.data, done: [...new Set([...draft.data.done, step])] })
}
