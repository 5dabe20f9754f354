/** The pages that the law asks for: Impressum, Datenschutz, Barrierefreiheit. */
import { Router } from 'express'
import type { ComponentChildren, VNode } from 'preact'
import { localDay, type Context } from '../context.ts'
import { frame, Page, sendPage } from '../pages/layout.tsx'
import { officeByKey, type Office } from '../records/offices.ts'
import { settingAt, type SettingValue } from '../records/settings.ts'
import { Accessibility } from './accessibility.tsx'
import { Privacy } from './privacy.tsx'

export interface TownFacts {
  readonly town: string
  readonly demo: boolean
  readonly head: SettingValue<'briefkopf'> | null
  readonly office: Office | undefined
}

const pages: readonly { readonly path: string; readonly title: string; readonly Body: (facts: TownFacts) => VNode }[] =
  [
    { path: '/impressum', title: 'Impressum', Body: (facts) => <Imprint {...facts} /> },
    { path: '/datenschutz', title: 'Datenschutz', Body: (facts) => <Privacy {...facts} /> },
    {
      path: '/barrierefreiheit',
      title: 'Erklärung zur Barrierefreiheit',
      Body: (facts) => <Accessibility {...facts} />,
    },
  ]

export function legal(context: Context): Router {
  const router = Router()
  for (const { path, title, Body } of pages) {
    router.get(path, async (_request, response) => {
      const facts = await factsOf(context)
      sendPage(
        response,
        <Page {...frame(context, response, 'citizen')} title={title}>
          <h1 class="kern-heading-x-large">{title}</h1>
          <div class="prose">{Body(facts)}</div>
        </Page>,
      )
    })
  }
  return router
}

async function factsOf({ db, town, clock }: Context): Promise<TownFacts> {
  const head = await settingAt(db, town.id, 'briefkopf', localDay(clock.now()))
  return {
    town: town.name,
    demo: town.demo,
    head: head?.value ?? null,
    office: await officeByKey(db, town.id, 'hauptamt'),
  }
}

/** The town's address as far as it was entered; what is missing is said, so that nobody takes the page for complete. */
export const TownAddress = ({ town, head }: TownFacts): VNode => (
  <address class="contact">
    <strong>{head?.sender ?? `Stadtverwaltung ${town}`}</strong>
    {head ? (
      <span>{`${head.street}, ${head.postalCode} ${head.city}`}</span>
    ) : (
      <span>Anschrift: noch nicht hinterlegt</span>
    )}
    {head?.phone && <span>{`Telefon ${head.phone}`}</span>}
    {head?.email && (
      <span>
        E-Mail <a href={`mailto:${head.email}`}>{head.email}</a>
      </span>
    )}
  </address>
)

export const Section = ({ title, children }: { title: string; children: ComponentChildren }): VNode => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
)

const Imprint = (facts: TownFacts): VNode => (
  <>
    {facts.demo && (
      <p>Dies ist eine Demo-Stadt. Die folgenden Angaben sind Beispiele und begründen keine Zuständigkeit.</p>
    )}
    <Section title="Herausgeber">
      <TownAddress {...facts} />
      <p>{`Die Stadt ${facts.town} ist eine Gebietskörperschaft des öffentlichen Rechts. Sie wird vertreten durch die Bürgermeisterin oder den Bürgermeister.`}</p>
    </Section>
    <Section title="Verantwortlich für den Inhalt">
      <p>{`Für die Texte der Leistungen ist das Amt verantwortlich, das auf der jeweiligen Seite steht, für das Portal die Stadtverwaltung ${facts.town}.`}</p>
    </Section>
    <Section title="Rechtsverbindlich einreichen">
      <p>
        Was Sie über dieses Portal absenden, geht beim zuständigen Amt ein, sobald Sie die Bestätigung mit dem
        Aktenzeichen sehen. Einen Widerspruch können Sie über dieses Portal noch nicht einlegen. Wie es geht, steht in
        der Rechtsbehelfsbelehrung Ihres Bescheids.
      </p>
    </Section>
    <Section title="Software">
      <p>
        Dieses Portal läuft mit der freien Software Laufzettel (Lizenz EUPL-1.2) und benutzt das Gestaltungssystem KERN
        der deutschen Verwaltung.
      </p>
    </Section>
  </>
)
