/** What happens to the data of a service (Art. 13 DSGVO), before its first question. */
import type { VNode } from 'preact'
import type { Office } from '../records/offices.ts'
import type { ServiceDefinition } from '../services/definition.ts'

interface Props {
  readonly service: ServiceDefinition
  readonly town: string
  readonly office: Office | undefined
}

/** The controller's details stand once in `/datenschutz`; here is what belongs to this service. */
export const PrivacyNotice = ({ service, town, office }: Props): VNode => (
  <section class="notice" aria-labelledby="datenschutz">
    <h2 class="kern-heading-medium" id="datenschutz">
      Was mit Ihren Daten geschieht
    </h2>
    <dl class="facts">
      <Entry title="Verantwortlich">
        {[`Stadtverwaltung ${town}`, office?.name, office?.email].filter(Boolean).join(', ')}
      </Entry>
      <Entry title="Wofür">{service.privacy.purpose}</Entry>
      <Entry title="Rechtsgrundlage">{service.privacy.basis}</Entry>
      <Entry title="Welche Daten">{service.privacy.categories}</Entry>
      <Entry title="Wer sie bekommt">{service.privacy.recipients}</Entry>
      <Entry title="Wie lange">{service.privacy.retention}</Entry>
      <Entry title="Ihre Rechte">{service.privacy.rights}</Entry>
    </dl>
    <p>
      <a class="kern-link" href="/datenschutz">
        Datenschutzerklärung dieses Portals
      </a>
    </p>
  </section>
)

const Entry = ({ title, children }: { title: string; children: string }): VNode => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)
