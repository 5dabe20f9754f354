/** What citizens will read: the portal's own page with these texts, and what follows it. */
import type { VNode } from 'preact'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, Button } from '../../pages/parts.tsx'
import { PrivacyNotice } from '../../pages/privacy-notice.tsx'
import { ServiceView } from '../../pages/service-view.tsx'
import type { Office } from '../../records/offices.ts'
import type { ServiceDefinition } from '../../services/definition.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly service: ServiceDefinition
  readonly office: Office | undefined
}

export const PreviewPage = ({ service, office, ...page }: Props): VNode => (
  <Page {...page} title={`Vorschau: ${service.title}`} styles={['/amt/prozesse.css']}>
    <Alert kind="info" title="Vorschau">
      <p class="kern-body">
        So liest es sich im Bürgerportal, sobald die nächste Version bereitgestellt ist. Knöpfe führen noch
        nirgendwohin.
      </p>
    </Alert>
    <ServiceView service={service} office={office} time={null} online />
    <After title="Bevor es losgeht">
      <PrivacyNotice service={service} town={page.context.town.name} office={office} />
    </After>
    <After title="Am Ende des Antrags">
      <Button label={service.submit || 'Absenden'} />
    </After>
    <After title="Nach dem Absenden: wie es weitergeht">
      <ol class="next-steps">
        {service.next.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ol>
    </After>
    <After title="Stand des Vorgangs">
      <ol>
        {service.milestones.map(({ label }) => (
          <li>{label}</li>
        ))}
      </ol>
      {service.yourTurn.map(({ label }) => (
        <p>
          <strong>Sie sind dran: </strong>
          {label}
        </p>
      ))}
    </After>
  </Page>
)

const After = ({
  title,
  children,
}: {
  title: string
  children: VNode | readonly (VNode | readonly VNode[])[]
}): VNode => (
  <section class="process-after">
    <h2 class="kern-heading-large">{title}</h2>
    {children}
  </section>
)
