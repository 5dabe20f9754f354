/** Uploading files without JavaScript: choose, send, see the list, remove. */
import type { VNode } from 'preact'
import type { FilePicker } from '../../../engine/index.ts'
import { fileSize } from '../format.ts'
import { describedBy, FieldError, FieldHint, Labelled } from './parts.tsx'
import { errorOf, idOf, paperName, type FormView, type ListedFile } from './view.ts'

interface Props {
  readonly field: FilePicker
  readonly view: FormView
}

const kinds = 'PDF, JPG oder PNG'
const limit = 'höchstens 10 MB je Datei'

/** The form's own hint, and what it does not say yet of what can be sent. */
function hintOf({ description }: FilePicker): string {
  if (!description) return `${kinds}, ${limit}`
  return `${description.replace(/[.,;\s]+$/, '')}${/PDF/.test(description) ? '' : `. ${kinds}`}, ${limit}`
}

export function Upload({ field, view }: Props): VNode {
  const id = idOf(view, field.key)
  const hint = hintOf(field)
  return (
    <div class="upload">
      <div class={`kern-form-input${errorOf(view, field.key) ? ' kern-form-input--error' : ''}`}>
        <Labelled field={field} view={view} />
        <FieldHint field={field} view={view} hint={hint} />
        <FieldError field={field} view={view} />
        <input
          class="kern-form-input__input"
          type="file"
          id={id}
          name={field.key}
          multiple={field.multiple}
          accept={field.accept ?? '.pdf,.jpg,.jpeg,.png'}
          aria-describedby={describedBy(view, field, hint)}
          aria-invalid={errorOf(view, field.key) ? 'true' : undefined}
        />
      </div>
      <button class="kern-btn kern-btn--secondary kern-btn--x-small" name="_aktion" value="hochladen">
        <span class="kern-label">Jetzt hochladen</span>
      </button>
      <UploadedFiles files={view.files[field.key] ?? []} />
      {view.paper && <OnPaper id={id} name={paperName(field.key)} ticked={view.paper.includes(field.key)} />}
    </div>
  )
}

export const UploadedFiles = ({ files }: { files: readonly ListedFile[] }): VNode | null =>
  files.length === 0 ? null : (
    <ul class="file-list" aria-label="Hochgeladene Dateien">
      {files.map((file) => (
        <li>
          <span class="file-list__name">{file.href ? <a href={file.href}>{file.title}</a> : file.title}</span>
          <span class="muted">{fileSize(file.size)}</span>
          <button class="kern-btn kern-btn--tertiary kern-btn--x-small" name="_entfernen" value={file.number}>
            <span class="kern-label">
              Entfernen<span class="kern-sr-only">{`: ${file.title}`}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )

const OnPaper = ({ id, name, ticked }: { id: string; name: string; ticked: boolean }): VNode => (
  <div class="kern-form-check">
    <input
      class="kern-form-check__checkbox"
      type="checkbox"
      id={`${id}-papier`}
      name={name}
      value="true"
      checked={ticked}
    />
    <label class="kern-label" for={`${id}-papier`}>
      Ich reiche es auf Papier nach
    </label>
  </div>
)
