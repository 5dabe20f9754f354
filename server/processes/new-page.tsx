import type { VNode } from 'preact'
import type { PostedFields } from '../http/body.ts'
import { Choice } from '../pages/choice.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import type { Office } from '../records/offices.ts'

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
      Sie beginnen mit einer Bahn, einer Aufgabe und einem Ende. Gespeichert wird ein Entwurf; bereitgestellt ist damit
      noch nichts.
    </p>
    {problems.length > 0 && (
      <div class="kern-alert kern-alert--danger" role="alert">
        <div class="kern-alert__body">
          <ul>
            {problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </div>
      </div>
    )}
    <form method="post" action="/amt/prozesse/neu" class="stack">
      <CsrfField csrf={page.csrf} />
      <Text name="name" label="Name" hint="So heißt er auf allen Seiten: Bewohnerparkausweis" posted={posted} />
      <Text
        name="key"
        label="Kennung"
        hint="Steht in Adressen und Dateien und ändert sich nie: bewohnerparkausweis"
        posted={posted}
      />
      <Choice
        name="office"
        label="Zuständiges Amt"
        chosen={String(posted['office'] ?? '')}
        options={offices.map(({ key, name }) => [key, name] as const)}
      />
      <fieldset class="kern-fieldset">
        <legend class="kern-label">Was nehmen Sie auf?</legend>
        <div class="kern-fieldset__body">
          <State value="ist" label="Ist: wie es heute läuft. Sie schreiben im Gespräch mit." posted={posted} />
          <State value="soll" label="Soll: wie es laufen soll. Sie zeichnen." posted={posted} />
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

const Text = ({
  name,
  label,
  hint,
  posted,
}: {
  name: string
  label: string
  hint: string
  posted: PostedFields
}): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={name}>
      {label}
    </label>
    <div class="kern-form-input__hint" id={`${name}-hint`}>
      {hint}
    </div>
    <input
      class="kern-form-input__input"
      id={name}
      name={name}
      type="text"
      required
      aria-describedby={`${name}-hint`}
      value={String(posted[name] ?? '')}
    />
  </div>
)
