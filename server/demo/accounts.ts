/** Staff of the demo town. All of them are invented. */
import type { Grant } from '../access/index.ts'

export const demoPassword = 'laufzettel-demo'

interface DemoAccount {
  readonly login: string
  readonly name: string
  readonly does: string
  readonly grants: readonly Grant[]
}

const anywhere = { office: '*', domain: '*' } as const

export const demoAccounts: readonly DemoAccount[] = [
  {
    login: 'bea',
    name: 'Bea Bürgerbüro',
    does: 'Schalter: /amt/schalter',
    grants: [{ role: 'clerk', office: 'buergerbuero', domain: '*' }],
  },
  {
    login: 'ada',
    name: 'Ada Steuer',
    does: 'Steueramt: /amt/aufgaben',
    grants: [{ role: 'caseworker', office: 'steueramt', domain: 'tax' }],
  },
  {
    login: 'anton',
    name: 'Anton Steuer',
    does: 'Steueramt, Kollege: /amt/aufgaben',
    grants: [{ role: 'caseworker', office: 'steueramt', domain: 'tax' }],
  },
  {
    login: 'jana',
    name: 'Jana Steuer',
    does: 'Steueramt, Kollegin: /amt/aufgaben',
    grants: [{ role: 'caseworker', office: 'steueramt', domain: 'tax' }],
  },
  {
    login: 'otto',
    name: 'Otto Ordnung',
    does: 'Ordnungsamt: /amt/aufgaben',
    grants: [{ role: 'caseworker', office: 'ordnungsamt', domain: 'general' }],
  },
  {
    login: 'mia',
    name: 'Mia Digital',
    does: 'Digitalisierung: /amt/prozesse',
    grants: [{ role: 'manager', ...anywhere }],
  },
  { login: 'lena', name: 'Lena Leitung', does: 'Leitung: /amt/ozg', grants: [{ role: 'lead', ...anywhere }] },
  {
    login: 'admin',
    name: 'Alex Administration',
    does: 'Administration: /amt/verwaltung/personen',
    grants: [{ role: 'admin', ...anywhere }],
  },
]
