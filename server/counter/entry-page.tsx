/** How the dense form looks. */
import type { VNode } from 'preact'
import type { FormError } from '../../engine/index.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { filesByField } from '../pages/files-by-field.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Added, Button, EnterButton } from '../pages/parts.tsx'
import type { Application } from '../records/application.ts'
import { ActingFor } from './person.tsx'

interface Props extends Omit<PageProps, 'title'> {
  readonly application: Application
  readonly errors: readonly FormError[]
  readonly added: boolean
}

export const EntryPage = ({ application, errors, added, ...rest }: Props): VNode => {
  const { draft, service, form, entries, shown, documents } = application
  return (
    <Page {...rest} wide title={`${errors.length > 0 ? 'Fehler: ' : ''}${service.title} erfassen`}>
      <ActingFor draft={draft} csrf={rest.csrf ?? ''} />
      <h1 class="kern-heading-x-large">{service.title}</h1>
      <ErrorSummary errors={errors} />
      {added && <Added />}
      <form method="post" action={`/amt/schalter/${draft.key}`} encType="multipart/form-data" class="dense" noValidate>
        <CsrfField csrf={rest.csrf} />
        <EnterButton name="_aktion" value="weiter" />
        <FormFields
          form={form}
          values={entries}
          errors={errors}
          shown={shown}
          files={filesByField(documents)}
          paper={draft.data.paper}
        />
        <div class="actions actions--form">
          <Button label="Prüfen" name="_aktion" value="weiter" />
        </div>
      </form>
    </Page>
  )
}
