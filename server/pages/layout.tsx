/** The frame of every page: header with the town, menu by role, banner of the demo town, footer with the legal pages. */
import type { Response } from 'express'
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { hasRole, maybeStaff, sessionOf, type Role, type Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import { PORTAL_CSS } from './styles.ts'

export interface PageProps {
  readonly context: Context
  readonly title: string
  /** `citizen` = portal under `/`, `staff` = everything under `/amt`. */
  readonly door: 'citizen' | 'staff'
  readonly staff?: Staff | null
  readonly csrf?: string
  /** Address of the current page, to mark it in the menu. */
  readonly path?: string
  /** Bundled scripts this page adds; it must work without them, except the modeler. */
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
  /** Uses the whole width, for tables and diagrams. */
  readonly wide?: boolean
  /** A band over the whole width above the content; holds the page's h1. */
  readonly hero?: ComponentChildren
  readonly children?: ComponentChildren
}

/** The props that follow from the request. */
export const frame = (
  context: Context,
  response: Response,
  door: PageProps['door'],
): Pick<PageProps, 'context' | 'door' | 'staff' | 'csrf' | 'path'> => ({
  context,
  door,
  staff: door === 'staff' ? maybeStaff(response) : null,
  csrf: sessionOf(response)?.csrf ?? '',
  path: response.req.path === '/' ? response.req.baseUrl || '/' : response.req.baseUrl + response.req.path,
})

export function sendPage(response: Response, page: VNode, status = 200): void {
  response
    .status(status)
    .type('html')
    .send('<!doctype html>' + renderToString(page))
}

/** The hidden field that every form carries. */
export const CsrfField = ({ csrf }: { csrf: string | undefined }): VNode => (
  <input type="hidden" name="_csrf" value={csrf ?? ''} />
)

export function Page(props: PageProps): VNode {
  const { context, title, door, styles = [], scripts = [] } = props
  return (
    <html lang="de" data-kern-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${door === 'staff' ? 'Laufzettel' : `Stadt ${context.town.name}`}`}</title>
        {['/assets/kern/kern.min.css', '/assets/app.css', PORTAL_CSS, ...styles].map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {scripts.map((src) => (
          <script type="module" src={src} />
        ))}
      </head>
      <body class={`door-${door}`}>
        <a class="skip-link" href="#inhalt">
          Zum Inhalt springen
        </a>
        <Header {...props} />
        <main id="inhalt" tabIndex={-1}>
          {props.hero && (
            <div class="hero">
              <div class="narrow">{props.hero}</div>
            </div>
          )}
          <div class={`content ${props.wide ? 'wide' : 'narrow'}`}>{props.children}</div>
        </main>
        <Footer context={context} door={door} />
      </body>
    </html>
  )
}

const DemoBanner = (): VNode => (
  <p class="demo-banner">
    <strong>Demo-Stadt:</strong> Alle Personen, Vorgänge und Bankdaten sind erfunden. Geben Sie hier keine echten Daten
    ein.
  </p>
)

function Header({ context, door, staff, csrf, path }: PageProps): VNode {
  return (
    <header class="site-header">
      {context.town.demo && <DemoBanner />}
      <div class="site-header__row">
        <a class="site-header__name" href={door === 'staff' ? '/amt' : '/'}>
          <img src="/assets/icon.svg" alt="" width="36" height="36" />
          <span>
            <strong>{`Stadt ${context.town.name}`}</strong>
            <span class="site-header__sub">{door === 'staff' ? 'Laufzettel' : 'Bürgerportal'}</span>
          </span>
        </a>
        {staff && (
          <form class="site-header__person" method="post" action="/amt/abmelden">
            <CsrfField csrf={csrf} />
            <span>{staff.name}</span>
            <button class="kern-btn kern-btn--tertiary kern-btn--x-small">
              <span class="kern-label">Abmelden</span>
            </button>
          </form>
        )}
        {door === 'citizen' && <Menu door={door} staff={null} path={path ?? ''} />}
      </div>
      {door === 'staff' && <Menu door={door} staff={staff ?? null} path={path ?? ''} />}
    </header>
  )
}

interface Entry {
  readonly href: string
  readonly label: string
  readonly roles?: readonly Role[]
  /** Other addresses that belong to it. */
  readonly also?: string
}

const citizenMenu: readonly Entry[] = [
  { href: '/leistungen', label: 'Leistungen' },
  { href: '/status', label: 'Stand ansehen' },
]
const staffMenu: readonly Entry[] = [
  { href: '/amt/schalter', label: 'Schalter', roles: ['clerk'] },
  { href: '/amt/aufgaben', label: 'Aufgaben', roles: ['caseworker'] },
  { href: '/amt/vorgaenge', label: 'Vorgänge', roles: ['caseworker'] },
  { href: '/amt/prozesse', label: 'Prozesse', roles: ['lead', 'manager'], also: '/amt/landkarte' },
  { href: '/amt/ozg', label: 'OZG', roles: ['lead', 'manager'] },
  { href: '/amt/berichte', label: 'Berichte', roles: ['lead', 'manager'] },
  { href: '/amt/verwaltung/mandant', label: 'Stadt', roles: ['admin', 'manager'] },
  { href: '/amt/verwaltung/personen', label: 'Personen', roles: ['admin'] },
]

function Menu({ door, staff, path }: { door: PageProps['door']; staff: Staff | null; path: string }): VNode | null {
  const entries =
    door === 'citizen' ? citizenMenu : staffMenu.filter((entry) => staff && hasRole(staff, ...(entry.roles ?? [])))
  if (entries.length === 0) return null
  return (
    <nav class="site-menu" aria-label="Hauptmenü">
      <ul>
        {entries.map(({ href, label, also }) => (
          <li>
            <a href={href} aria-current={path.startsWith(href) || (also && path.startsWith(also)) ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Footer = ({ context, door }: { context: Context; door: PageProps['door'] }): VNode => (
  <footer class="site-footer">
    <nav aria-label="Rechtliches">
      <ul>
        {[
          ['/impressum', 'Impressum'],
          ['/datenschutz', 'Datenschutz'],
          ['/barrierefreiheit', 'Barrierefreiheit'],
          ...(door === 'citizen' ? [['/amt', 'Für Mitarbeitende']] : [['/', 'Bürgerportal']]),
        ].map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
    <p>{`Stadtverwaltung ${context.town.name}`}</p>
  </footer>
)
