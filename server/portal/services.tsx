/** `/leistungen`: the list with search, and one page a service (S1). */
import { Router } from 'express'
import type { VNode } from 'preact'
import { folded } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { frame, Page, sendPage } from '../pages/layout.tsx'
import { ServiceView } from '../pages/service-view.tsx'
import { applicationForm, canBegin, onlineServices } from '../records/application-form.ts'
import { officeContact } from '../records/office-contact.ts'
import { officesOfTown, type Office } from '../records/offices.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import { PaperPage } from './paper.tsx'
import { processingTime } from './processing-time.ts'
import { SearchForm, searchServices, ServiceList } from './service-list.tsx'

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
        <ServiceView service={service} office={office} time={time} online={online} />
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
  const words = folded(query).split(/\s+/).filter(Boolean)
  return rows
    .filter(({ key, name }) => !here.has(key) && words.every((word) => folded(name).includes(word)))
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
