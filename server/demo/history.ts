/**
 * What lies behind the demo town: finished registrations of the last months, run by its own engine in virtual time, and the
 * answers and plans that staff would have given. All of it is invented, which every page of the demo town says.
 */
import type { Variables } from '../../engine/index.ts'
import type { Fact } from '../../analysis/index.ts'
import { localDay, type Context } from '../context.ts'
import { addPlan, type Plan } from '../ratings/plans.ts'
import { keepSnapshot } from '../ratings/snapshots.ts'
import { addFact } from '../ratings/store.ts'
import type { Channel } from '../runtime/contract.ts'

/** A context whose clock is turned by hand. */
export interface Virtual {
  readonly context: Context
  set(now: string): void
}

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const MINUTE = 60 * 1000
/** Cases that ended; at least twenty, so that durations are shown, also of those that sent all papers at once. */
const CASES = 27
/** Days between them. */
const EVERY = 2.2
const PROCESS = 'hundesteuer-anmeldung'

/** Three, since nothing is shown of what fewer people did. */
const persons = ['ada', 'anton', 'jana'] as const

/** What staff enter at each step, and after how many hours it is their turn. */
const work: Readonly<Record<string, readonly [hours: number, entered: Variables]>> = {
  DublettenPruefen: [
    20,
    { dublettenErgebnis: 'neu', versteuerteHunde: 0, listenrasse: 'keine', bekanntesKassenzeichen: null },
  ],
  AngabenPruefen: [26, { pruefung: 'vollstaendig' }],
  UnterlagenNachfordernAbsenden: [6, {}],
  FestsetzungPruefen: [22, { festsetzungErgebnis: 'bestaetigt' }],
  FinanzverfahrenUebernehmen: [5, { kassenzeichen: '5.0100.000001.1', folgeFaelligkeit: 'jeweils am 1. Juli' }],
  BescheidAbsenden: [18, {}],
  HundemarkeAusgeben: [30, { markenNummer: '1000', markenAusgabe: 'bescheid' }],
}

/** Every fourth lacks a paper at first. */
const lacksPapers = (at: number): boolean => at % 4 === 1
const asksForPapers: Variables = {
  pruefung: 'nachfordern',
  fehlend: ['Nachweis über das Geburtsdatum des Hundes (zum Beispiel Heimtierausweis oder Impfpass)'],
}

const channels: readonly Channel[] = ['online', 'online', 'counter', 'online', 'paper', 'telephone', 'online']

/** Runs the finished cases, oldest first, each to its end. `now` is the present, which no step passes. */
export async function seedHistory({ context, set }: Virtual, now: string): Promise<void> {
  for (let at = 0; at < CASES; at++) await runCase({ context, set }, at, Date.parse(now) - (85 - at * EVERY) * DAY, now)
  set(now)
  await seedAnswers(context, now)
  await seedPlans(context, now)
  await seedMonths(context, now)
}

async function runCase({ context, set }: Virtual, at: number, from: number, now: string): Promise<void> {
  let moment = morning(from)
  set(iso(moment))
  const ref = await begin(context, at)
  await context.runtime.drain()
  let asked = false
  for (let step = 0; step < 16; step++) {
    const { case: running } = await context.runtime.load(ref.id)
    const [wait] = Object.values(running.waits).filter(({ until }) => ['task', 'message'].includes(until.kind))
    if (!wait) return
    const asks: boolean = wait.on === 'AngabenPruefen' && lacksPapers(at) && !asked
    asked ||= asks
    const [hours, usual] = work[wait.on] ?? [WAITS_FOR_PAPERS, {}]
    moment = morning(moment + (hours + ((at * 7 + step * 3) % 11) * 4) * HOUR)
    if (iso(moment) > now) return
    if (wait.until.kind === 'message') await answer(context, wait.until, iso(moment), set)
    else {
      const entered = { ...(asks ? asksForPapers : usual), ...datedAt(wait.on, moment) }
      const by = persons[(at + step) % persons.length] ?? 'ada'
      set(iso(moment - (3 + ((at * 5 + step * 3) % 8)) * MINUTE))
      await context.runtime.send(ref.id, { type: 'assign', wait: wait.id, to: by, by }, by)
      set(iso(moment))
      await context.runtime.send(ref.id, { type: 'resume', wait: wait.id, variables: entered, by }, by)
    }
    await context.runtime.drain()
  }
}

const WAITS_FOR_PAPERS = 6 * 24
/** A month beside the days until the notice goes out and counts as notified (the fourth day after posting). */
const TIME_TO_PAY = 40 * DAY

/** The person sends the paper that was missing. */
async function answer(
  { runtime }: Context,
  { name, key }: { readonly name: string; readonly key: string | null },
  at: string,
  set: (now: string) => void,
): Promise<void> {
  set(at)
  await runtime.publish({ name, key, variables: { nachgereicht: [] } }, 'citizen')
}

/** Days that are entered with a step. */
function datedAt(element: string, moment: number): Variables {
  if (element.endsWith('Absenden')) return { abgesendetAm: localDay(iso(moment)) }
  return element === 'FinanzverfahrenUebernehmen' ? { faelligAm: localDay(iso(moment + TIME_TO_PAY)) } : {}
}

const iso = (moment: number): string => new Date(moment).toISOString()

/** Nobody works at night or on Sundays: moved to nine o'clock of the next working day. */
function morning(moment: number): number {
  const date = new Date(moment)
  const hour = date.getUTCHours()
  if (hour < 7) date.setUTCHours(8)
  if (hour >= 15) date.setTime(date.getTime() + (32 - hour) * HOUR)
  while ([0, 6].includes(date.getUTCDay())) date.setTime(date.getTime() + DAY)
  return date.getTime()
}

function begin(context: Context, at: number) {
  const service = context.services.byProcess(PROCESS)
  if (!service) throw new Error(`processes/${PROCESS}/service.json is missing`)
  const channel = channels[at % channels.length] ?? 'online'
  const { process, id, office, domain, title } = service
  const day = (ago: number): string => localDay(iso(Date.parse(context.clock.now()) - ago * DAY))
  return context.runtime.start(
    {
      ...{ process, service: id, office, domain, title, channel },
      enteredBy: channel === 'online' ? null : 'bea',
      variables: {
        hundename: `Hund ${at + 1}`,
        rasse: 'Mischling',
        listenrasse: 'keine',
        geborenAm: day(500),
        gehaltenSeit: day(12),
        herkunft: 'nein',
        weitereHunde: 0,
        einzug: 'nein',
      },
      participants: {
        applicant: {
          givenName: 'Demo',
          familyName: `Person ${at + 1}`,
          birthDate: `19${60 + (at % 35)}-0${1 + (at % 9)}-1${at % 9}`,
          street: `Beispielweg ${at + 1}`,
          postalCode: '54516',
          city: 'Wittlich',
          contact: 'letter',
        },
      },
    },
    channel === 'online' ? 'citizen' : 'bea',
  )
}

const plain = { reason: null, via: null, address: null, testedOn: null } as const
type Answer = readonly [service: string, criterion: Fact['criterion'], answer: Fact['answer'], daysAgo: number]

/** As a first round of questions in the offices would leave it: little is known, some of it is bad. */
const answers: readonly Answer[] = [
  ['grundsteuer', 'information', 'yes', 150],
  ['grundsteuer', 'form', 'no', 150],
  ['meldebescheinigung', 'information', 'yes', 140],
  ['meldebescheinigung', 'form', 'yes', 140],
  ['meldebescheinigung', 'identification', 'no', 140],
  ['halteverbot-umzug', 'information', 'yes', 120],
  ['halteverbot-umzug', 'form', 'yes', 120],
  ['halteverbot-umzug', 'payment', 'no', 120],
  ['kirchenaustritt', 'information', 'no', 100],
  ['hundesteuer-abmeldung', 'information', 'yes', 90],
  ['hundesteuer-abmeldung', 'form', 'yes', 60],
  ['gefaehrlicher-hund', 'information', 'yes', 60],
  ['gefaehrlicher-hund', 'form', 'no', 60],
]

async function seedAnswers({ db, town }: Context, now: string): Promise<void> {
  for (const [service, criterion, answer, ago] of answers)
    await addFact(db, town.id, service, {
      criterion,
      answer,
      ...plain,
      at: iso(Date.parse(now) - ago * DAY),
      author: 'Mia Digital',
    })
}

async function seedPlans(context: Context, now: string): Promise<void> {
  const day = (ahead: number): string => localDay(iso(Date.parse(now) + ahead * DAY))
  const plan = (
    service: string,
    ahead: number,
    target: Plan['target'],
    how: string,
    more: Partial<Plan> = {},
  ): Plan => ({
    ...{ service, owner: 'Mia Digital', due: day(ahead), target, how, reason: null, author: 'Mia Digital' },
    ...{
      budgetYear: Number(day(0).slice(0, 4)),
      plannedEur: null,
      spentEur: null,
      at: iso(Date.parse(now) - 100 * DAY),
    },
    ...more,
  })
  const later = { at: iso(Date.parse(now) - 20 * DAY) }
  const plans = [
    plan('hundesteuer-anmeldung', 30, 'end-to-end', 'Schnittstelle zum Finanzverfahren', {
      plannedEur: 8000,
      spentEur: 1200,
    }),
    plan('hundesteuer-anmeldung', 120, 'end-to-end', 'Schnittstelle zum Finanzverfahren', {
      ...{ plannedEur: 8000, spentEur: 1200, reason: 'Der Hersteller liefert die Schnittstelle später.' },
      ...later,
    }),
    plan('hundesteuer-abmeldung', 60, 'online', 'Eigener Prozess nach dem Muster der Anmeldung', { plannedEur: 0 }),
    plan('halteverbot-umzug', -10, 'online', 'Online-Antrag mit Bezahlen', { plannedEur: 3000, spentEur: 2900 }),
  ]
  for (const one of plans) await addPlan(context, one)
}

/** The ends of the last months, rated as they were then. */
async function seedMonths(context: Context, now: string): Promise<void> {
  const [year = 0, month = 1] = localDay(now).split('-').map(Number)
  for (let back = 6; back >= 1; back--) {
    const last = new Date(Date.UTC(year, month - back, 0)).toISOString().slice(0, 10)
    await keepSnapshot(context, last, now)
  }
}
