/** The same questions on paper: printed from the browser, filled in by hand, entered at the counter. */
import type { VNode } from 'preact'
import { type Component, type Field, type Form, stepsOf } from '../../engine/index.ts'
import { Markdown } from '../pages/form.tsx'
import { Contact } from '../pages/parts.tsx'
import type { Office } from '../records/offices.ts'
import type { ServiceDefinition } from '../services/definition.ts'

interface Props {
  readonly service: ServiceDefinition
  readonly form: Form
  readonly office: Office | undefined
}

export const PaperPage = ({ service, form, office }: Props): VNode => (
  <div class="paper">
    <nav class="breadcrumb no-print" aria-label="Sie sind hier">
      <a href={`/leistungen/${service.slug}`}>{service.title}</a>
    </nav>
    <h1 class="kern-heading-x-large">{service.title}</h1>
    <p class="no-print">
      Drucken Sie diese Seite mit Ihrem Browser (Strg + P), füllen Sie sie aus und geben Sie sie im Bürgerbüro ab oder
      schicken Sie sie an das zuständige Amt. Fragen, die auf Sie nicht zutreffen, lassen Sie leer.
    </p>
    {office && <Contact office={office} />}
    {stepsOf(form).map((step) => (
      <section class="paper__step">
        <h2 class="kern-heading-medium">{step.label}</h2>
        {step.components.map(PaperComponent)}
      </section>
    ))}
    <section class="paper__step">
      <h2 class="kern-heading-medium">Unterschrift</h2>
      <p>Ich habe alle Angaben nach bestem Wissen gemacht.</p>
      <PaperLine label="Ort, Datum" />
      <PaperLine label="Unterschrift" />
    </section>
    <section class="small">
      <h2 class="kern-heading-small">Datenschutz</h2>
      <p>{`${service.privacy.purpose} Rechtsgrundlage: ${service.privacy.basis} Empfänger: ${service.privacy.recipients} Aufbewahrung: ${service.privacy.retention}`}</p>
    </section>
  </div>
)

function PaperComponent(component: Component): VNode | null {
  if (component.type === 'group') return <>{component.components.map(PaperComponent)}</>
  if (component.type === 'text') return <Markdown text={component.text} />
  return 'key' in component ? <PaperField field={component} /> : null
}

function PaperField({ field }: { field: Field }): VNode {
  if (field.type === 'filepicker') return <p class="paper__tick">☐ Unterlagen liegen bei</p>
  if (field.type === 'checkbox') return <p class="paper__tick">{`☐ ${field.label}`}</p>
  if ('options' in field) {
    return (
      <div class="paper__field">
        <span>{field.label}</span>
        <ul class="paper__options">
          {field.options.map((option) => (
            <li>{`☐ ${option.label}`}</li>
          ))}
        </ul>
      </div>
    )
  }
  return (
    <PaperLine label={field.required ? field.label : `${field.label} (freiwillig)`} tall={field.type === 'textarea'} />
  )
}

const PaperLine = ({ label, tall }: { label: string; tall?: boolean }): VNode => (
  <div class={`paper__field${tall ? ' paper__field--tall' : ''}`}>
    <span>{label}</span>
    <span class="paper__line" />
  </div>
)
