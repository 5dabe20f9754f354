import type { VNode } from 'preact'
import { fileSize, germanMoment } from '../../pages/format.ts'
import { actorName } from '../colleagues.ts'
import type { CaseFile } from '../case-file.ts'
import type { DocumentRow } from '../documents.ts'

export const documentHref = (number: string): string => `/amt/dokumente/${number}`

/** A document as a link that says what it is. */
export const DocumentLink = ({ document }: { document: Pick<DocumentRow, 'number' | 'title'> }): VNode => (
  <a class="kern-link" href={documentHref(document.number)}>
    {`${document.title} (${document.number})`}
  </a>
)

/** The documents of a case, the newest first. */
export function DocumentList({ file }: { file: Pick<CaseFile, 'documents' | 'people'> }): VNode {
  if (file.documents.length === 0) return <p class="muted">Es gibt noch keine Dokumente.</p>
  return (
    <ul class="documents">
      {[...file.documents].reverse().map((document) => (
        <li key={document.id}>
          <DocumentLink document={document} />
          <span class="muted">{` ${fileSize(document.size)}, ${germanMoment(document.created_at)}, ${actorName(file.people, document.created_by)}`}</span>
        </li>
      ))}
    </ul>
  )
}
