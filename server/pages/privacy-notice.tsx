/** What happens to the data of a service (Art. 13 DSGVO), before its first question. */
import type { VNode } from 'preact'
import type { Office } from '../records/offices.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import { Fact } from './parts.tsx'

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
      <Fact title="Verantwortlich">
        {[`Stadtverwaltung ${town}`, office?.name, office?.email].filter(Boolean).join(', ')}
      </Fact>
      <Fact title="Wofür">{service.privacy.purpose}</Fact>
      <Fact title="Rechtsgrundlage">{service.privacy.basis}</Fact>
      <Fact title="Welche Daten">{service.privacy.categories}</Fact>
      <Fact title="Wer sie bekommt">{service.privacy.recipients}</Fact>
      <Fact title="Wie lange">{service.privacy.retention}</Fact>
      <Fact title="Ihre Rechte">{service.privacy.rights}</Fact>
    </dl>
    <p>
      <a class="kern-link" href="/datenschutz">
        Datenschutzerklärung dieses Portals
      </a>
    </p>
  </section>
)
