/** The tabs of a case beside the overview: data, documents, course, diagram. */
import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../pages/format.ts'
import { FileField } from '../pages/file-field.tsx'
import { CsrfField } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import { actorName } from '../records/colleagues.ts'
import { ApplicantData } from '../records/shown/applicant-data.tsx'
import { DocumentList } from '../records/shown/documents.tsx'
import { PeopleCards } from '../records/shown/people.tsx'
import { DiagramView } from './diagram-view.tsx'
import { CasePage, caseHref, type CaseProps } from './parts.tsx'
import { timeline, type Entry } from './timeline.ts'
import type { AccessRow } from './access-rows.ts'
import { Workings } from './workings.tsx'

export const DataPage = (props: CaseProps): VNode => (
  <CasePage {...props}>
    <p>
      <a class="kern-link" href={`${caseHref(props.file.row.number)}/berichtigen`}>
        Angaben berichtigen
      </a>
    </p>
    <section aria-labelledby="beteiligte">
      <h2 id="beteiligte">Beteiligte</h2>
      <PeopleCards file={props.file} />
    </section>
    <ApplicantData file={props.file} context={props.context} />
    <Workings file={props.file} />
  </CasePage>
)

export const DocumentsPage = (props: CaseProps): VNode => (
  <CasePage {...props}>
    <div class="file">
      <section aria-labelledby="dokumente">
        <h2 id="dokumente">Dokumente</h2>
        <DocumentList file={props.file} />
      </section>
      <aside class="card" aria-labelledby="hinzufuegen">
        <h2 id="hinzufuegen">Dokument hinzufügen</h2>
        <form method="post" action={`${caseHref(props.file.row.number)}/dokumente`} encType="multipart/form-data">
          <CsrfField csrf={props.csrf} />
          <FileField
            id="datei"
            label="Dateien"
            hint="PDF, JPG oder PNG, je höchstens 10 MB."
            accept=".pdf,.jpg,.jpeg,.png"
            multiple
            required
          />
          <p>
            <Button kind="secondary" small label="Hochladen" />
          </p>
        </form>
      </aside>
    </div>
  </CasePage>
)

export const CoursePage = (props: CaseProps & { access: readonly AccessRow[] }): VNode => (
  <CasePage {...props}>
    <div class="file">
      <section aria-labelledby="verlauf">
        <h2 id="verlauf">Verlauf, das Neueste oben</h2>
        <ol class="timeline">{timeline(props.file).map(Line)}</ol>
      </section>
      <aside aria-labelledby="zugriffe">
        <h2 id="zugriffe">Wer den Vorgang gesehen hat</h2>
        <ul class="documents">
          {withoutRepeats(props.access).map((row) => (
            <li>
              {`${actorName(props.file.people, row.who)} (${row.role}): ${row.purpose}`}
              <span class="list__sub">{germanMoment(row.at)}</span>
            </li>
          ))}
        </ul>
      </aside>
    </div>
  </CasePage>
)

const Line = ({ at, kind, text, who, href, dayOnly }: Entry): VNode => (
  <li class={`timeline__${kind}`}>
    <p>{href ? <a href={href}>{text}</a> : text}</p>
    <p class="timeline__when">{`${dayOnly ? germanDay(at) : germanMoment(at)}${who ? ` · ${who}` : ''}`}</p>
  </li>
)

/** One line for a page that the same person opened several times in a row: its latest time. */
const withoutRepeats = (rows: readonly AccessRow[]): readonly AccessRow[] =>
  rows.filter((row, index) => {
    const later = rows[index - 1]
    return later?.who !== row.who || later.purpose !== row.purpose
  })

export const DiagramPage = (props: CaseProps): VNode => (
  <CasePage {...props}>
    <DiagramView file={props.file} url={`${caseHref(props.file.row.number)}/modell.bpmn`} />
  </CasePage>
)
