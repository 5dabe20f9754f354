/** Makes a letter of a case out of its definition, the case's data and the town's settings of the day. */
import type { Instant, Variables } from '../../engine/index.ts'
import { localDay, type Context } from '../context.ts'
import { germanDay, germanEuro } from '../pages/format.ts'
import { officeByKey, type Office } from '../records/offices.ts'
import { addressLines, byRole, fullName, type Participant } from '../records/participants.ts'
import { settingAt, type SettingValue } from '../records/settings.ts'
import { textsAt } from '../records/text-blocks.ts'
import type { LetterDefinition } from '../services/definition.ts'
import { bound } from './bound.ts'
import { fillBlocks, fillText, LetterGap, valueOf, type Scope } from './fill.ts'
import { giroPayload, groupedIban } from './giro.ts'
import type { Letter, Sender } from './letter.ts'

type Place = Pick<Context, 'db' | 'town' | 'clock' | 'settings'>

export interface Occasion {
  readonly definition: LetterDefinition
  readonly caseNumber: string
  readonly office: string
  readonly deliveryNumber: string
  readonly variables: Variables
  readonly participants: readonly Participant[]
  /** Code for papers sent later, when the letter asks for them. */
  readonly supplyCode: string | null
  /** For previews: what stands where the case has no value. */
  readonly gap?: (expression: string) => string
}

/** Throws `LetterGap` with a sentence when something the letter needs is missing. */
export async function composeLetter(place: Place, occasion: Occasion): Promise<Letter> {
  const now = place.clock.now()
  const town = await townAt(place, localDay(now))
  const office = await officeByKey(place.db, place.town.id, occasion.office)
  const { definition } = occasion
  const blocks = definition.blocks.flatMap((block) => (block.type === 'block' ? [block.block] : []))
  const texts = await textsAt(place.db, place.town.id, blocks, localDay(now))
  const names = { ...occasion.variables, ...byRole(occasion.participants), town }
  const scope: Scope = { now, texts, names, ...(occasion.gap ? { gap: occasion.gap } : {}) }
  const applicant = addressee(occasion)
  return {
    kind: definition.kind,
    title: definition.title,
    subject: fillText(definition.subject, scope),
    sender: senderOf(place, town.briefkopf, office),
    recipient: [fullName(applicant.fields), ...addressLines(applicant.fields)],
    information: information(occasion, office, town.briefkopf, now),
    // With an exclamation mark the text after it may begin with a capital.
    salutation: `Guten Tag ${fullName(applicant.fields)}!`,
    blocks: fillBlocks(definition.blocks, scope),
    remedy: definition.kind === 'notice' ? remedyOf(town, sumOf(definition, scope)) : null,
    payment: paymentOf(definition, scope, town.konto),
    supply: occasion.supplyCode === null ? null : supplyLink(place, occasion.supplyCode),
    signature: signatureOf(place, definition.kind, office),
    demo: place.town.demo,
  }
}

/** A notice made by machine needs neither signature nor name (AO § 119(3)), but it says so. */
function signatureOf({ town }: Place, kind: LetterDefinition['kind'], office: Office | undefined): readonly string[] {
  const lines = [`Stadt ${town.name}`, ...(office ? [office.name] : [])]
  return kind === 'notice'
    ? [...lines, '', 'Dieser Bescheid ist maschinell erstellt und ohne Unterschrift gültig.']
    : lines
}

interface TownSettings {
  readonly briefkopf: SettingValue<'briefkopf'> | null
  readonly rechtsbehelf: SettingValue<'rechtsbehelf'> | null
  readonly konto: SettingValue<'konto'> | null
  readonly name: string
}

async function townAt({ db, town }: Place, day: string): Promise<TownSettings> {
  const [briefkopf, rechtsbehelf, konto] = await Promise.all([
    settingAt(db, town.id, 'briefkopf', day),
    settingAt(db, town.id, 'rechtsbehelf', day),
    settingAt(db, town.id, 'konto', day),
  ])
  return {
    name: town.name,
    briefkopf: briefkopf?.value ?? null,
    rechtsbehelf: rechtsbehelf?.value ?? null,
    konto: konto?.value ?? null,
  }
}

/** Post goes to the representative, where there is one with an address, else to the applicant. */
export function addressee({ participants }: Pick<Occasion, 'participants'>): Participant {
  const reachable = participants.filter(({ fields }) => fields.street && fields.city)
  const found =
    reachable.find(({ role }) => role === 'representative') ?? reachable.find(({ role }) => role === 'applicant')
  if (!found) throw new LetterGap('Für den Brief fehlt die Anschrift der antragstellenden Person.')
  return found
}

function remedyOf({ rechtsbehelf }: TownSettings, sum: number): string {
  // Without it the objection period would be a year instead of a month (§ 58 Abs. 2 VwGO).
  if (!rechtsbehelf) throw new LetterGap('Für den Bescheid fehlt die Einstellung „rechtsbehelf“ der Stadt.')
  const { text, payment } = rechtsbehelf
  return bound(sum > 0 && payment ? `${text}\n\n${payment}` : text)
}

function senderOf({ town }: Place, head: TownSettings['briefkopf'], office: Office | undefined): Sender {
  const name = `Stadt ${town.name}`
  if (!head) return { name, returnLine: name, office: office?.name ?? '', footer: [name] }
  const place = `${head.postalCode} ${head.city}`
  const reach = [head.phone && `Telefon ${head.phone}`, head.email, head.web].filter(Boolean).join('\n')
  return {
    name,
    returnLine: [head.sender, office?.name, head.street, place].filter(Boolean).join(' · '),
    office: office?.name ?? '',
    footer: [
      [head.sender, head.street, place].join('\n'),
      reach,
      ...(office?.hours ? [`Sprechzeiten\n${office.hours}`] : []),
    ],
  }
}

function information(
  { caseNumber, deliveryNumber }: Occasion,
  office: Office | undefined,
  head: TownSettings['briefkopf'],
  now: Instant,
): Letter['information'] {
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    ['Aktenzeichen', caseNumber],
    ['Sendung', deliveryNumber],
    ['Auskunft', office?.name],
    ['Telefon', office?.phone ?? head?.phone],
    ['E-Mail', office?.email ?? head?.email],
    ['Datum', germanDay(localDay(now))],
  ]
  return lines.filter((line): line is readonly [string, string] => Boolean(line[1]))
}

/** What is to be paid by the letter, in EUR. */
const sumOf = ({ giro }: LetterDefinition, scope: Scope): number => (giro && Number(valueOf(giro.amount, scope))) || 0

function paymentOf(definition: LetterDefinition, scope: Scope, account: TownSettings['konto']): Letter['payment'] {
  const { giro } = definition
  if (!giro) return null
  const sum = sumOf(definition, scope)
  const reference = valueOf(giro.reference, scope)
  if (typeof reference !== 'string' || reference === '' || !(sum > 0)) return null
  if (!account) throw new LetterGap('Für den GiroCode fehlt die Einstellung „konto“ der Stadt.')
  const lines = [
    ['Empfänger', account.name],
    ['IBAN', groupedIban(account.iban)],
    ['Betrag', germanEuro(sum)],
    ['Kassenzeichen', reference],
  ] as const
  return {
    payload: giroPayload({
      holder: account.name,
      iban: account.iban,
      bic: account.bic || null,
      amount: sum,
      reference,
    }),
    lines,
  }
}

function supplyLink({ settings }: Place, code: string): NonNullable<Letter['supply']> {
  const url = `${settings.publicUrl}/nachreichen/${code}`
  return { url, shown: url.replace(/^https?:\/\//, ''), code }
}
