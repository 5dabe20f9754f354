/** A few invented registrations, each at another step, so that a new town's desks are not empty. */
import type { Variables } from '../../engine/index.ts'
import { makeCode } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import type { CaseRef, Channel, NewCase } from '../runtime/contract.ts'

/** Steps that staff already took: element, who, what they entered. */
type Done = readonly [element: string, by: string, entered: Variables]

interface DemoCase {
  readonly person: NonNullable<NewCase['participants']['applicant']>
  readonly dog: Variables
  readonly channel: Channel
  readonly done: readonly Done[]
}

const DAY_MS = 24 * 60 * 60 * 1000
const lives = { postalCode: '54516', city: 'Wittlich' }
const dog = { listenrasse: 'keine', herkunft: 'nein', weitereHunde: 0, einzug: 'nein' }
const isNew: Variables = { dublettenErgebnis: 'neu', versteuerteHunde: 0 }

const demoCases: readonly DemoCase[] = [
  {
    person: {
      ...lives,
      givenName: 'Erika',
      familyName: 'Beispiel',
      birthDate: '1984-05-12',
      street: 'Musterweg 4',
      email: 'erika@beispiel.example',
      contact: 'email',
    },
    dog: { ...dog, hundename: 'Rex', rasse: 'Dackel', chipnummer: '276098100000017' },
    channel: 'online',
    done: [],
  },
  {
    person: {
      ...lives,
      givenName: 'Jürgen',
      familyName: 'Groß-Müller',
      birthDate: '1951-11-02',
      street: 'Beispielstraße 21',
      contact: 'letter',
    },
    dog: { ...dog, hundename: 'Bella', rasse: 'Labrador Retriever' },
    channel: 'paper',
    done: [['DublettenPruefen', 'ada', { ...isNew, listenrasse: 'keine' }]],
  },
  {
    person: {
      ...lives,
      givenName: 'Mehmet',
      familyName: 'Probe',
      birthDate: '1990-01-30',
      street: 'Am Testhang 7',
      email: 'mehmet@beispiel.example',
      contact: 'email',
    },
    dog: {
      ...dog,
      hundename: 'Luna',
      rasse: 'American Staffordshire Terrier',
      listenrasse: 'American Staffordshire Terrier',
    },
    channel: 'online',
    done: [['DublettenPruefen', 'ada', { ...isNew, listenrasse: 'American Staffordshire Terrier' }]],
  },
  {
    person: {
      ...lives,
      givenName: 'Lina',
      familyName: 'Muster',
      birthDate: '1998-08-19',
      street: 'Probegasse 2',
      email: 'lina@beispiel.example',
      contact: 'email',
    },
    dog: { ...dog, hundename: 'Oskar', rasse: 'Mischling' },
    channel: 'counter',
    done: [
      ['DublettenPruefen', 'ada', { ...isNew, listenrasse: 'keine' }],
      [
        'AngabenPruefen',
        'ada',
        {
          pruefung: 'nachfordern',
          fehlend: ['Nachweis über das Geburtsdatum des Hundes (zum Beispiel Heimtierausweis oder Impfpass)'],
        },
      ],
    ],
  },
]

export async function seedCases(context: Context): Promise<void> {
  for (const demo of demoCases) {
    const ref = await start(context, demo)
    await context.runtime.drain()
    for (const done of demo.done) await complete(context, ref, done)
  }
}

function start(context: Context, { person, dog: variables, channel }: DemoCase): Promise<CaseRef> {
  const service = context.services.byId('hundesteuer-anmeldung')
  if (!service) throw new Error('processes/hundesteuer-anmeldung/service.json is missing')
  const { process, id, office, domain, title } = service
  const ago = (days: number): string =>
    localDay(new Date(Date.parse(context.clock.now()) - days * DAY_MS).toISOString())
  const dates = { geborenAm: ago(400), gehaltenSeit: ago(12) }
  const input = {
    process,
    service: id,
    office,
    domain,
    title,
    variables: { ...variables, ...dates },
    participants: { applicant: person },
    channel,
  }
  return context.runtime.start(
    { ...input, enteredBy: channel === 'online' ? null : 'bea' },
    channel === 'online' ? 'citizen' : 'bea',
    async (trx, ref) => {
      await makeCode(trx, context, 'status', ref.number, { caseId: ref.id })
    },
  )
}

async function complete(context: Context, ref: CaseRef, [element, by, variables]: Done): Promise<void> {
  const { case: running } = await context.runtime.load(ref.id)
  const wait = Object.values(running.waits).find(({ on, until }) => on === element && until.kind === 'task')
  if (!wait) throw new Error(`${ref.number} has no task ${element}`)
  await context.runtime.send(ref.id, { type: 'resume', wait: wait.id, variables, by }, by)
  await context.runtime.drain()
}
