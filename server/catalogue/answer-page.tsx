/** `/amt/ozg/:id/antwort/:criterion`: one question about one service. */
import type { VNode } from 'preact'
import type { Criterion } from '../../analysis/index.ts'
import type { FormError } from '../../engine/index.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button, LinkButton } from '../pages/parts.tsx'
import { answerForm } from './answer-form.ts'
import type { CatalogueService } from '../ratings/service.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly service: CatalogueService
  readonly criterion: Criterion
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
}

export const AnswerPage = ({ service, criterion, values, errors, ...page }: Props): VNode => (
  <Page {...page} title={`${criterion.label}: ${service.name}`}>
    <ErrorSummary errors={errors} />
    <h1 class="kern-heading-x-large">{criterion.label}</h1>
    <p>
      {'Leistung: '}
      <a class="kern-link" href={`/amt/ozg/${service.id}`}>
        {service.name}
      </a>
    </p>
    {criterion.id === 'submission' && service.nationwide && (
      <p class="muted">{`Nachnutzen möglich: ${service.nationwide.name} (${service.nationwide.source}).`}</p>
    )}
    <form method="post" noValidate class="stack">
      <CsrfField csrf={page.csrf} />
      <FormFields form={answerForm(criterion)} values={values} errors={errors} />
      <p class="muted">Ihr Name und der Zeitpunkt werden gespeichert. Frühere Antworten bleiben sichtbar.</p>
      <Button label="Antwort speichern" />{' '}
      <LinkButton kind="tertiary" href={`/amt/ozg/${service.id}`} label="Abbrechen" />
    </form>
  </Page>
)
