/** How one step looks. */
import type { VNode } from 'preact'
import type { FormError, FormStep } from '../../engine/index.ts'
import { filesByField } from '../pages/files-by-field.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Added, Button, EnterButton, Progress } from '../pages/parts.tsx'
import type { Application } from '../records/application.ts'

interface Props extends Omit<PageProps, 'title'> {
  readonly application: Application
  readonly step: FormStep
  readonly errors: readonly FormError[]
  readonly added: boolean
  readonly fromCheck: boolean
}

export function StepPage({ application, step, errors, added, fromCheck, ...rest }: Props): VNode {
  const { service, draft, steps } = application
  const at = steps.findIndex(({ id }) => id === step.id) + 1
  return (
    <Page {...rest} title={`${errors.length > 0 ? 'Fehler: ' : ''}${step.label} – ${service.title}`}>
      <p class="preline">{service.title}</p>
      <Progress at={at} of={steps.length + 1} label={`Schritt ${at} von ${steps.length + 1}`} />
      <h1 class="kern-heading-x-large">{step.label}</h1>
      <ErrorSummary errors={errors} />
      {added && <Added />}
      <form method="post" action={`/antrag/${draft.key}/${step.id}`} encType="multipart/form-data" noValidate>
        <CsrfField csrf={rest.csrf} />
        {fromCheck && <input type="hidden" name="_von" value="pruefen" />}
        <EnterButton name="_aktion" value="weiter" />
        <FormFields {...fieldsProps(application, step, errors)} />
        <div class="actions actions--form">
          <Button label={fromCheck ? 'Übernehmen' : 'Weiter'} name="_aktion" value="weiter" />
          {!fromCheck && <Button label="Zurück" kind="secondary" name="_aktion" value="zurueck" />}
          <Button label="Später weitermachen" kind="tertiary" name="_aktion" value="spaeter" />
        </div>
        <p class="saved muted">
          {Object.keys(draft.data.entries).length > 0
            ? `Gespeichert am ${germanMoment(draft.updatedAt)}`
            : 'Mit „Weiter“ werden Ihre Angaben gespeichert.'}
        </p>
      </form>
    </Page>
  )
}

function fieldsProps(
  { form, entries, shown, documents, draft }: Application,
  step: FormStep,
  errors: readonly FormError[],
) {
  return {
    form,
    components: step.components,
    values: entries,
    errors,
    shown,
    files: filesByField(documents),
    paper: draft.data.paper,
  }
}
