/** The portal's first page: search, services, and going on with what was begun. */
import { Router } from 'express'
import type { VNode } from 'preact'
import type { Context } from '../context.ts'
import { frame, Page, sendPage } from '../pages/layout.tsx'
import { longDate } from '../pages/format.ts'
import { LinkButton } from '../pages/parts.tsx'
import { onlineServices } from '../records/application-form.ts'
import { openDrafts, type Draft } from '../records/drafts.ts'
import { SearchForm, ServiceList } from './service-list.tsx'
import { draftsOf } from './session.ts'

export function start(context: Context): Router {
  const router = Router()
  router.get('/', async (_request, response) => {
    const drafts = await openDrafts(context, draftsOf(response))
    const services = await onlineServices(context)
    sendPage(
      response,
      <Page {...frame(context, response, 'citizen')} title="Startseite" hero={<Hero context={context} />}>
        {drafts.length > 0 && <GoOn context={context} drafts={drafts} />}
        <h2 class="kern-heading-large">Leistungen</h2>
        <ServiceList services={services} level="h3" />
        <div class="columns">
          <section>
            <h2 class="kern-heading-medium">Angefangen und unterbrochen?</h2>
            <p>Mit dem Code, den Sie sich notiert haben, machen Sie dort weiter, wo Sie aufgehört haben.</p>
            <LinkButton href="/weiter" label="Weitermachen mit Code" kind="secondary" />
          </section>
          <section>
            <h2 class="kern-heading-medium">Schon abgeschickt?</h2>
            <p>Mit Aktenzeichen und Abrufcode sehen Sie, wie weit wir sind, und reichen Unterlagen nach. Ohne Konto.</p>
            <LinkButton href="/status" label="Stand ansehen" kind="secondary" />
          </section>
        </div>
      </Page>,
    )
  })
  return router
}

const Hero = ({ context }: { context: Context }): VNode => (
  <>
    <h1 class="kern-heading-x-large">{`Was möchten Sie in ${context.town.name} erledigen?`}</h1>
    <SearchForm />
  </>
)

const GoOn = ({ context, drafts }: { context: Context; drafts: readonly Draft[] }): VNode => (
  <section class="go-on">
    <h2 class="kern-heading-medium">Weitermachen</h2>
    <ul>
      {drafts.map((draft) => (
        <li>
          <a class="kern-link" href={`/antrag/${draft.key}`}>
            {context.services.byId(draft.service)?.title ?? 'Entwurf'}
          </a>
          <span class="muted">{` – aufgehoben bis ${longDate(draft.expiresAt)}`}</span>
        </li>
      ))}
    </ul>
  </section>
)
