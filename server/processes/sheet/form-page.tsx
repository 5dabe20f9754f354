import type { VNode } from 'preact'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Button, LinkButton } from '../../pages/parts.tsx'
import { Choice } from '../../pages/choice.tsx'
import { ProblemList } from '../problem-list.tsx'
import { fieldKeys, fields, sources, sourceWords, type FieldKey } from './fields.ts'

interface FormProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  /** Edition that is being changed; 0 when it is the first. */
  readonly seen: number
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly string[]
}

/** `/amt/prozesse/:key/steckbrief/bearbeiten` */
export const SheetFormPage = ({ process, name, seen, typed, problems, ...page }: FormProps): VNode => (
  <Page {...page} title={`Steckbrief bearbeiten: ${name}`} styles={['/amt/prozesse.css']}>
    <h1 class="kern-heading-x-large">Steckbrief bearbeiten</h1>
    <p>
      Lassen Sie leer, was schon aus Modell und Vorgängen abgelesen wird, und alles, was niemand weiß. Bitte nennen Sie
      Stellen, keine Namen von Personen.
    </p>
    <ProblemList problems={problems} />
    <form method="post" class="stack">
      <CsrfField csrf={page.csrf} />
      <input type="hidden" name="seen" value={seen} />
      {fieldKeys.map((key) => (
        <FieldInputs field={key} typed={typed} />
      ))}
      <p class="process-actions">
        <Button label="Steckbrief speichern" />
        <LinkButton kind="tertiary" href={`/amt/prozesse/${process}/steckbrief`} label="Abbrechen" />
      </p>
    </form>
  </Page>
)

const FieldInputs = ({ field, typed }: { field: FieldKey; typed: FormProps['typed'] }): VNode => (
  <fieldset class="process-field">
    <legend class="kern-label">{fields[field].title}</legend>
    <div class="kern-form-input">
      <label class="kern-sr-only" for={`f-${field}`}>
        {fields[field].title}
      </label>
      <div class="kern-hint" id={`f-${field}-hinweis`}>
        {fields[field].hint}
      </div>
      <textarea
        class="kern-form-input__input"
        id={`f-${field}`}
        name={field}
        rows={2}
        aria-describedby={`f-${field}-hinweis`}
      >
        {typed[field] ?? ''}
      </textarea>
    </div>
    <div class="process-origin">
      <Choice
        name={`${field}.source`}
        label="Woher"
        chosen={typed[`${field}.source`] ?? 'interview'}
        options={sources.map((source) => [source, sourceWords[source]])}
      />
      <div class="kern-form-input">
        <label class="kern-label" for={`f-${field}.day`}>
          Von welchem Tag
        </label>
        <input
          class="kern-form-input__input"
          id={`f-${field}.day`}
          name={`${field}.day`}
          type="date"
          value={typed[`${field}.day`] ?? ''}
        />
      </div>
    </div>
  </fieldset>
)
