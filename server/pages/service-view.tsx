/** What people read of a service before they begin: in the portal, and as a preview where it is described. */
import type { VNode } from 'preact'
import type { Office } from '../records/offices.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import { Contact, Fact, LinkButton } from './parts.tsx'
import { wordsOf } from './service-words.ts'

interface Props {
  readonly service: ServiceDefinition
  readonly office: Office | undefined
  /** How many days half of the cases took, and nine of ten. */
  readonly time: { readonly half: number; readonly most: number } | null
  readonly online: boolean
}

export const ServiceView = ({ service, office, time, online }: Props): VNode => (
  <>
    <nav class="breadcrumb" aria-label="Sie sind hier">
      <a href="/leistungen">Leistungen</a>
    </nav>
    <h1 class="kern-heading-x-large">{service.title}</h1>
    <p class="lead">{service.summary}</p>
    {online ? (
      <div class="actions">
        <LinkButton href={`/leistungen/${service.slug}/beginnen`} label={wordsOf(service).begin} />
        <LinkButton href="/weiter" label="Weitermachen mit Code" kind="secondary" />
        <LinkButton href={`/leistungen/${service.slug}/papier`} label="Auf Papier" kind="secondary" />
      </div>
    ) : (
      <p>
        <strong>Noch nicht online.</strong> Bitte wenden Sie sich an das zuständige Amt.
      </p>
    )}
    <dl class="facts">
      <Fact title="Für wen">{service.who}</Fact>
      <Fact title="Kosten">{service.cost}</Fact>
      <Fact title="Frist">{service.deadline}</Fact>
      {time && (
        <Fact title="Dauer">{`Die Hälfte der Fälle war in den letzten 90 Tagen nach ${days(time.half)} fertig, neun von zehn nach ${days(time.most)}. Gezählt sind Kalendertage, auch solche, an denen auf Unterlagen gewartet wurde.`}</Fact>
      )}
    </dl>
    <h2 class="kern-heading-medium">Das brauchen Sie</h2>
    <Checklist entries={service.needed} />
    {office && (
      <>
        <h2 class="kern-heading-medium">Zuständig</h2>
        <Contact office={office} />
      </>
    )}
    <Norms norms={service.norms} />
  </>
)

const Norms = ({ norms }: Pick<ServiceDefinition, 'norms'>): VNode => (
  <details class="more">
    <summary>Rechtsgrundlagen</summary>
    <ul class="plain-list">
      {norms.map(({ norm, says, checked }) => (
        <li>
          <strong>{norm}</strong>
          {`: ${says} `}
          {!checked && (
            <span class="kern-badge kern-badge--small kern-badge--warning">
              <span class="kern-label">nicht geprüft</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  </details>
)

const days = (count: number): string => (count === 1 ? 'einem Tag' : `${count} Tagen`)

/** Ticked for oneself: nothing of it leaves the browser. */
const Checklist = ({ entries }: { entries: readonly string[] }): VNode => (
  <div class="checklist">
    {entries.map((entry, index) => (
      <div class="kern-form-check">
        <input class="kern-form-check__checkbox" type="checkbox" id={`brauche-${index}`} />
        <label class="kern-label" for={`brauche-${index}`}>
          {entry}
        </label>
      </div>
    ))}
  </div>
)
