/** `/leistungen`: the list with search, and one page a service (S1). */
import { Router } from 'express'
import type { VNode } from 'preact'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { frame, Page, sendPage } from '../pages/layout.tsx'
import { Contact, LinkButton } from '../pages/parts.tsx'
import { applicationForm, canBegin, onlineServices } from '../records/application-form.ts'
import { officeContact } from '../records/office-contact.ts'
import { officesOfTown, type Office } from '../records/offices.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import { PaperPage } from './paper.tsx'
import { processingTime, type ProcessingTime } from './processing-time.ts'
import { fold, SearchForm, searchServices, ServiceList } from './service-list.tsx'
import { wordsOf } from './words.ts'

export function services(context: Context): Router {
  const router = Router()

  router.get('/suche', (request, response) =>
    response.redirect(301, `/leistungen?q=${encodeURIComponent(String(request.query['q'] ?? ''))}`),
  )

  router.get('/leistungen', async (request, response) => {
    const query = typeof request.query['q'] === 'string' ? request.query['q'].trim() : ''
    const found = searchServices(await onlineServices(context), query)
    const others = query ? await notOnline(context, query) : []
    sendPage(
      response,
      <Page {...frame(context, response, 'citizen')} title="Leistungen">
        <h1 class="kern-heading-x-large">Leistungen</h1>
        <SearchForm query={query} />
        <p role="status">{query ? sentence(found.length, query) : ''}</p>
        <ServiceList services={found} level="h2" />
        {others.length > 0 && <Others others={others} />}
      </Page>,
    )
  })

  router.get('/leistungen/:slug', async (request, response) => {
    const service = serviceOf(context, request.params.slug)
    const office = await officeContact(context, service.office)
    const time = await processingTime(context, service.process)
    const online = await canBegin(context, service.process)
    sendPage(
      response,
      <Page {...frame(context, response, 'citizen')} title={service.title}>
        <ServicePage service={service} office={office} time={time} online={online} />
      </Page>,
    )
  })

  router.get('/leistungen/:slug/papier', async (request, response) => {
    const service = serviceOf(context, request.params.slug)
    const { form } = await applicationForm(context, service.process)
    const office = await officeContact(context, service.office)
    sendPage(
      response,
      <Page {...frame(context, response, 'citizen')} title={`${service.title} auf Papier`}>
        <PaperPage service={service} form={form} office={office} />
      </Page>,
    )
  })

  return router
}

/** Throws `unknown-service`. */
export function serviceOf(context: Context, slug: string): ServiceDefinition {
  const service = context.services.bySlug(slug)
  if (!service) throw new Failure('unknown-service')
  return service
}

const sentence = (count: number, query: string): string =>
  count === 0
    ? `Zu „${query}“ gibt es noch keine Leistung, die Sie hier online erledigen können.`
    : `${count === 1 ? 'Eine Leistung' : `${count} Leistungen`} zu „${query}“, online möglich.`

interface Other {
  readonly name: string
  readonly office: Office | undefined
}

/** What the town's catalogue knows beside the services that run here: nobody should leave without knowing whom to ask. */
async function notOnline({ db, town, services: { all } }: Context, query: string): Promise<readonly Other[]> {
  const here = new Set(all.map((service) => service.id))
  const rows = await db('services')
    .where({ town: town.id })
    .orderBy('name')
    .select<{ key: string; name: string; office: string }[]>('key', 'name', 'office')
  const offices = await officesOfTown(db, town.id)
  const words = fold(query).split(/\s+/).filter(Boolean)
  return rows
    .filter(({ key, name }) => !here.has(key) && words.every((word) => fold(name).includes(word)))
    .slice(0, 20)
    .map(({ name, office }) => ({ name, office: offices.find((one) => one.key === office) }))
}

const Others = ({ others }: { others: readonly Other[] }): VNode => (
  <section>
    <h2 class="kern-heading-medium">Noch nicht online</h2>
    <p>Bei diesen Leistungen hilft Ihnen das Amt persönlich, am Telefon oder per E-Mail.</p>
    <ul class="plain-list">
      {others.map(({ name, office }) => (
        <li>
          <strong>{name}</strong>
          {office && <span class="muted">{` – ${[office.name, office.phone].filter(Boolean).join(', ')}`}</span>}
        </li>
      ))}
    </ul>
  </section>
)

interface ServicePageProps {
  readonly service: ServiceDefinition
  readonly office: Office | undefined
  readonly time: ProcessingTime | null
  readonly online: boolean
}

const ServicePage = ({ service, office, time, online }: ServicePageProps): VNode => (
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

const Fact = ({ title, children }: { title: string; children: string }): VNode => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
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
