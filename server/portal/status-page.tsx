/** How the look-up and the status page look. */
import type { VNode } from 'preact'
import type { Letter } from '../documents/index.ts'
import { fileSize, germanDay, longDate } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Alert, Button, Contact, TextField } from '../pages/parts.tsx'
import type { CaseProgress, Milestone } from '../records/case-progress.ts'
import type { DocumentRow } from '../records/documents.ts'
import type { Office } from '../records/offices.ts'
import type { CaseRow } from './status.tsx'
import { UploadForm } from './upload-form.tsx'

type Frame = Omit<PageProps, 'title'>

const problems = {
  wrong:
    'Aktenzeichen und Abrufcode passen nicht zusammen. Bitte prüfen Sie beides. Nach fünf Fehlversuchen ist der Zugang eine Stunde gesperrt.',
  locked: 'Zu viele Fehlversuche. Bitte versuchen Sie es in einer Stunde noch einmal oder rufen Sie uns an.',
} as const

export const LookUpPage = ({
  number,
  wrong,
  ...rest
}: Frame & { number: string; wrong?: keyof typeof problems }): VNode => (
  <Page {...rest} title={wrong ? 'Fehler: Stand ansehen' : 'Stand ansehen'}>
    <h1 class="kern-heading-x-large">Stand ansehen</h1>
    <p>Beides steht auf der Seite, die Sie nach dem Absenden gesehen haben.</p>
    <form method="post" action="/status" class="stack" noValidate>
      <CsrfField csrf={rest.csrf} />
      <TextField
        name="nummer"
        label="Aktenzeichen"
        hint="zum Beispiel V-2026-000123-4"
        value={number}
        error={wrong ? problems[wrong] : null}
      />
      <TextField name="code" label="Abrufcode" hint="12 Zeichen, zum Beispiel K7PM-2XQA-9DTR" />
      <Button label="Stand ansehen" />
    </form>
  </Page>
)

interface StatusProps extends Frame {
  readonly row: CaseRow
  readonly progress: CaseProgress
  readonly asked: Letter['blocks'] | null
  readonly documents: readonly DocumentRow[]
  readonly office: Office | undefined
  readonly outcome: { readonly received: number; readonly problem: string | null }
}

export function StatusPage({ row, progress, asked, documents, office, outcome, ...rest }: StatusProps): VNode {
  const letters = documents.filter(({ for_citizen }) => Boolean(for_citizen))
  const own = documents.filter(({ for_citizen, kind }) => !for_citizen && (kind === 'upload' || kind === 'supply'))
  const action = `/status/${row.number}/unterlagen`
  return (
    <Page {...rest} title={`${outcome.problem ? 'Fehler: ' : ''}Stand ${row.number}`}>
      <p class="preline">{row.number}</p>
      <h1 class="kern-heading-x-large">{row.title}</h1>
      <p class="muted">{`Eingegangen am ${longDate(row.received_at)}${row.ended_at ? `, abgeschlossen am ${longDate(row.ended_at)}` : ''}`}</p>
      {outcome.received > 0 && <Received count={outcome.received} />}
      {progress.yourTurn && (
        <YourTurn
          label={progress.yourTurn}
          asked={asked}
          form={{ action, csrf: rest.csrf ?? '', problem: outcome.problem }}
        />
      )}
      <h2 class="kern-heading-medium">Stand</h2>
      <Milestones milestones={progress.milestones} ended={row.ended_at !== null} />
      {letters.length > 0 && <Letters row={row} letters={letters} />}
      {own.length > 0 && <OwnPapers papers={own} />}
      {!progress.yourTurn && row.ended_at === null && (
        <details class="more" open={outcome.problem !== null}>
          <summary>Unterlagen nachreichen</summary>
          <UploadForm action={action} csrf={rest.csrf ?? ''} problem={outcome.problem} />
        </details>
      )}
      {office && (
        <>
          <h2 class="kern-heading-medium">Fragen?</h2>
          <Contact office={office} />
        </>
      )}
    </Page>
  )
}

export const Received = ({ count }: { count: number }): VNode => (
  <Alert kind="success" title={count === 1 ? 'Eine Datei ist angekommen' : `${count} Dateien sind angekommen`} live>
    <p class="kern-body">Danke. Die Sachbearbeitung prüft sie und macht dann weiter.</p>
  </Alert>
)

interface YourTurnProps {
  readonly label: string
  readonly asked: Letter['blocks'] | null
  readonly form: { readonly action: string; readonly csrf: string; readonly problem: string | null }
}

const YourTurn = ({ label, asked, form }: YourTurnProps): VNode => (
  <section class="your-turn" aria-labelledby="sie-sind-dran">
    <h2 class="kern-heading-medium" id="sie-sind-dran">
      Sie sind dran
    </h2>
    <p>
      <strong>{label}</strong>
    </p>
    {asked && <div class="prose">{asked.map(AskedBlock)}</div>}
    <UploadForm {...form} />
  </section>
)

function AskedBlock(block: Letter['blocks'][number]): VNode {
  if (block.type === 'heading') return <h3>{block.text}</h3>
  if (block.type === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    )
  if (block.type === 'table')
    return (
      <ul>
        {block.rows.map(([name, value]) => (
          <li>{`${name}: ${value}`}</li>
        ))}
      </ul>
    )
  return <p>{block.text}</p>
}

const Milestones = ({ milestones, ended }: { milestones: readonly Milestone[]; ended: boolean }): VNode => {
  const current = ended ? -1 : milestones.findIndex(({ at }) => at === null)
  return (
    <ol class="milestones">
      {milestones.map(({ label, at }, index) => (
        <li
          class={at ? 'milestone milestone--done' : index === current ? 'milestone milestone--current' : 'milestone'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span class="milestone__label">{label}</span>
          <span class="muted">
            {at
              ? `erledigt am ${germanDay(at)}`
              : index === current
                ? 'als Nächstes'
                : ended
                  ? 'nicht nötig'
                  : 'noch offen'}
          </span>
        </li>
      ))}
    </ol>
  )
}

const Letters = ({ row, letters }: { row: CaseRow; letters: readonly DocumentRow[] }): VNode => (
  <>
    <h2 class="kern-heading-medium">Schreiben an Sie</h2>
    <ul class="file-list">
      {letters.map(({ number, title, created_at, size }) => (
        <li>
          <a class="kern-link" href={`/status/${row.number}/dokumente/${number}`}>
            {`${title} vom ${germanDay(created_at)}`}
          </a>
          <span class="muted">{`PDF, ${fileSize(size)}`}</span>
        </li>
      ))}
    </ul>
  </>
)

const OwnPapers = ({ papers }: { papers: readonly DocumentRow[] }): VNode => (
  <>
    <h2 class="kern-heading-medium">Von Ihnen eingereicht</h2>
    <ul class="file-list">
      {papers.map(({ title, created_at, size }) => (
        <li>
          <span class="file-list__name">{title}</span>
          <span class="muted">{`${germanDay(created_at)}, ${fileSize(size)}`}</span>
        </li>
      ))}
    </ul>
  </>
)
