import type { VNode } from 'preact'
import type { PostedFields } from '../http/body.ts'
import { Choice } from '../pages/choice.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { TextField } from '../pages/parts.tsx'
import type { Office } from '../records/offices.ts'
import { ProblemList } from './problem-list.tsx'

interface NewProps extends Omit<PageProps, 'title' | 'children'> {
  readonly offices: readonly Pick<Office, 'key' | 'name'>[]
  readonly problems: readonly string[]
  readonly posted: PostedFields
}

/** `/amt/prozesse/neu` */
export const NewPage = ({ offices, problems, posted, ...page }: NewProps): VNode => (
  <Page {...page} title="Neuen Prozess aufnehmen">
    <h1 class="kern-heading-x-large">Neuen Prozess aufnehmen</h1>
    <p>
      Es entsteht ein Entwurf mit einem ersten Schritt. Für Bürgerinnen, Bürger und Ämter ändert sich nichts, bis Sie
      ihn bereitstellen.
    </p>
    <ProblemList problems={problems} />
    <form method="post" action="/amt/prozesse/neu" class="stack">
      <CsrfField csrf={page.csrf} />
      <TextField
        name="name"
        label="Name"
        hint="So heißt er auf allen Seiten: Fundsachen abholen"
        value={String(posted['name'] ?? '')}
      />
      <TextField
        name="key"
        label="Kennung (wenn Sie sie selbst wählen möchten)"
        hint="Steht in Adressen und Dateien und ändert sich nie. Bleibt das Feld leer, wird aus „Fundsachen abholen“ fundsachen-abholen."
        value={String(posted['key'] ?? '')}
      />
      <Choice
        name="office"
        label="Zuständiges Amt"
        all="Bitte wählen"
        chosen={String(posted['office'] ?? '')}
        options={offices.map(({ key, name }) => [key, name] as const)}
      />
      <fieldset class="kern-fieldset">
        <legend class="kern-label">Was nehmen Sie auf?</legend>
        <div class="kern-fieldset__body">
          <State value="ist" label="Ist: wie es heute läuft, auch auf Papier" posted={posted} />
          <State value="soll" label="Soll: wie es künftig laufen soll" posted={posted} />
        </div>
      </fieldset>
      <button class="kern-btn kern-btn--primary">
        <span class="kern-label">Prozess beginnen</span>
      </button>
    </form>
  </Page>
)

const State = ({ value, label, posted }: { value: 'ist' | 'soll'; label: string; posted: PostedFields }): VNode => (
  <div class="kern-form-check">
    <input
      class="kern-form-check__radio"
      type="radio"
      id={`state-${value}`}
      name="state"
      value={value}
      checked={(posted['state'] ?? 'soll') === value}
    />
    <label class="kern-label" for={`state-${value}`}>
      {label}
    </label>
  </div>
)
