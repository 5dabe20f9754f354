/** `/amt`: the start page after signing in, with what each role begins with. */
import { Router } from 'express'
import type { VNode } from 'preact'
import { hasRole, requireRole, roles, staffOf, type Role } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { noticesFor, openNotice } from '../records/notices.ts'
import { NoticeList } from '../records/shown/notice-list.tsx'
import { frame, Page, sendPage } from './layout.tsx'

interface Door {
  readonly roles: readonly Role[]
  readonly href: string
  readonly title: string
  readonly says: string
}

const doors: readonly Door[] = [
  {
    roles: ['clerk'],
    href: '/amt/schalter',
    title: 'Schalter',
    says: 'Für eine Person am Schalter, am Telefon oder mit Papierformular erfassen.',
  },
  {
    roles: ['caseworker'],
    href: '/amt/aufgaben',
    title: 'Aufgaben',
    says: 'Was Sie und Ihre Gruppe zu tun haben, mit Fristen.',
  },
  {
    roles: ['caseworker'],
    href: '/amt/vorgaenge',
    title: 'Vorgänge',
    says: 'Nach Namen, Adresse oder Aktenzeichen suchen.',
  },
  {
    roles: ['manager'],
    href: '/amt/prozesse',
    title: 'Prozesse',
    says: 'Abläufe ansehen, ändern und als neue Version bereitstellen.',
  },
  {
    roles: ['lead', 'manager'],
    href: '/amt/ozg',
    title: 'OZG-Fortschritt',
    says: 'Welche Leistungen der Stadt noch analog sind und was jeweils fehlt.',
  },
  {
    roles: ['lead', 'manager'],
    href: '/amt/berichte',
    title: 'Berichte',
    says: 'Bericht an den Rat, Aufwand, Priorität und Plan.',
  },
  {
    roles: ['admin', 'manager'],
    href: '/amt/verwaltung/mandant',
    title: 'Stadt',
    says: 'Steuersätze, Rechtsbehelfsbelehrung, Bankverbindung, Ämter.',
  },
  {
    roles: ['admin'],
    href: '/amt/verwaltung/personen',
    title: 'Personen',
    says: 'Konten und Rechte der Mitarbeitenden.',
  },
]

export function home(context: Context): Router {
  const router = Router()
  router.get('/', requireRole(...roles), async (_request, response) => {
    const staff = staffOf(response)
    const notices = await noticesFor(context, staff)
    const mine = doors.filter((door) => hasRole(staff, ...door.roles))
    sendPage(
      response,
      <Page {...frame(context, response, 'staff')} title="Start">
        <h1 class="kern-heading-x-large">{`Guten Tag, ${staff.name}`}</h1>
        <NoticeList notices={notices} />
        <ul class="doors">{mine.map(DoorCard)}</ul>
      </Page>,
    )
  })

  router.get('/hinweise/:id', requireRole(...roles), async (request, response) => {
    const href = await openNotice(context, staffOf(response), Number(request.params['id']))
    if (href === null) throw new Failure('not-found', 'Dieser Hinweis gehört nicht zu Ihnen.')
    response.redirect(303, href)
  })
  return router
}

const DoorCard = ({ href, title, says }: Door): VNode => (
  <li class="door">
    <h2>
      <a href={href}>{title}</a>
    </h2>
    <p>{says}</p>
  </li>
)
