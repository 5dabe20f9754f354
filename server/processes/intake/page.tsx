import type { VNode } from 'preact'
import { Choice } from '../../pages/choice.tsx'
import { FileField } from '../../pages/file-field.tsx'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, Button, LinkButton, TableHead } from '../../pages/parts.tsx'
import type { Applied } from './apply.ts'
import type { IntakeRow, IntakeView } from './view.ts'

type Frame = Omit<PageProps, 'title' | 'children'>

export const ADDRESS = '/amt/prozesse/einlesen'
const styles = ['/amt/prozesse.css']

interface UploadProps {
  readonly csrf: PageProps['csrf']
}

/** Where files are given; the register's script also drops them here. */
export const UploadForm = ({ csrf }: UploadProps): VNode => (
  <form class="process-upload no-print" method="post" action={ADDRESS} encType="multipart/form-data" data-takes-files>
    <CsrfField csrf={csrf} />
    <FileField
      id="dateien"
      label="Dateien einlesen"
      hint="BPMN, DMN, Formulare, Schrittlisten (CSV) oder ein ganzer Prozess als ZIP. Zuerst sehen Sie nur, was geschähe."
      accept=".bpmn,.xml,.dmn,.form,.json,.csv,.zip"
      multiple
      required
    />
    <Button kind="secondary" label="Dateien ansehen" />
  </form>
)

/** `/amt/prozesse/einlesen`, before anything was given. */
export const IntakePage = ({ problem, ...page }: Frame & { readonly problem: string | null }): VNode => (
  <Page {...page} title="Dateien einlesen" styles={styles}>
    <h1 class="kern-heading-x-large">Dateien einlesen</h1>
    {problem && <Alert kind="danger" title={problem} live />}
    <UploadForm csrf={page.csrf} />
    <Back />
  </Page>
)

const Back = (): VNode => (
  <p class="process-actions">
    <LinkButton kind="tertiary" href="/amt/prozesse" label="Zurück zu den Prozessen" />
  </p>
)

interface DryRunProps extends Frame {
  readonly view: IntakeView
  /** The files themselves, to come back with the yes. */
  readonly parts: readonly string[]
  /** Another choice or another draft changed what would happen. */
  readonly changed: boolean
}

/** What each file would be, and the question whether to go on. */
export const DryRunPage = ({ view, parts, changed, ...page }: DryRunProps): VNode => (
  <Page {...page} title="Probelauf: Dateien einlesen" wide styles={styles}>
    <h1 class="kern-heading-x-large">Was eingelesen würde</h1>
    <p>Noch ist nichts geschrieben. Eingelesen wird in Entwürfe; bereitgestellt ist damit noch nichts.</p>
    {changed && (
      <Alert kind="warning" title="Es würde jetzt etwas anderes geschehen. Bitte sehen Sie noch einmal nach." live />
    )}
    <form method="post" action={ADDRESS} encType="multipart/form-data">
      <CsrfField csrf={page.csrf} />
      <input type="hidden" name="gesehen" value={view.seal} />
      {parts.map((part) => (
        <input type="hidden" name="teil" value={part} />
      ))}
      <Rows rows={view.rows} />
      <p class="process-actions process-intake__answer">
        {view.writes ? (
          <Button label="Einlesen" />
        ) : (
          <>
            {view.rows.some(({ choices }) => choices.length > 0) && <Button label="Noch einmal ansehen" />}
            <span>So gibt es nichts zu schreiben.</span>
          </>
        )}
        <LinkButton kind="tertiary" href="/amt/prozesse" label="Nichts einlesen" />
      </p>
    </form>
  </Page>
)

const Rows = ({ rows }: Pick<IntakeView, 'rows'>): VNode => (
  <div class="kern-table-responsive" role="region" aria-label="Dateien" tabIndex={0}>
    <table class="kern-table process-intake">
      <caption class="kern-sr-only">Was mit jeder Datei geschähe</caption>
      <TableHead titles={['Datei', 'Was sie ist', 'Was geschieht', 'Wohin']} />
      <tbody class="kern-table__body">
        {rows.map((row) => (
          <tr class="kern-table__row">
            <th class="kern-table__cell" scope="row">
              {row.file}
              <span class="process-small">{row.kind}</span>
            </th>
            <td class="kern-table__cell">
              <span class={`intake-state intake-state--${row.state}`}>{row.word}</span>
            </td>
            <td class="kern-table__cell">
              <Says row={row} />
            </td>
            <td class="kern-table__cell">{row.choices.length > 0 ? <Where row={row} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Says = ({ row: { says, cannotRun } }: { row: IntakeRow }): VNode => (
  <>
    <ul class="process-intake__says">
      {says.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
    {cannotRun.length > 0 && (
      <details>
        <summary>{sayCannotRun(cannotRun.length)}</summary>
        <ul>
          {cannotRun.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </details>
    )}
  </>
)

const sayCannotRun = (count: number): string =>
  count === 1
    ? 'Eine Stelle kann so nicht laufen. Sie steht danach unter Probleme.'
    : `${count} Stellen können so nicht laufen. Sie stehen danach unter Probleme.`

const Where = ({ row: { at, file, choices, chosen } }: { row: IntakeRow }): VNode => (
  <Choice
    name={`wohin-${at}`}
    label={`Wohin mit ${file}?`}
    chosen={chosen}
    options={choices.map(({ key, label }) => [key, label])}
    inTable
  />
)

/** What was written, and where it can be gone on with. */
export const AppliedPage = ({ applied, ...page }: Frame & { readonly applied: readonly Applied[] }): VNode => (
  <Page {...page} title="Eingelesen" styles={styles}>
    <h1 class="kern-heading-x-large">Eingelesen</h1>
    <ul>
      {applied.map(({ key, name, isNew, before }) => (
        <li>
          <a class="kern-link" href={`/amt/prozesse/${key}/modell`}>
            {name}
          </a>
          {isNew ? ': neuer Prozess, als Entwurf. ' : ': in den Entwurf übernommen. '}
          {before !== null && (
            <a class="kern-link" href={`/amt/prozesse/${key}/versionen`}>
              Zum Stand davor
            </a>
          )}
        </li>
      ))}
    </ul>
    <Back />
  </Page>
)
