/** Tells an office that something waits for its agreement, and the one who sent it what the office said. */
import type { Context } from '../../context.ts'
import { mailOfOffice } from '../../records/colleagues.ts'
import { queueMail, staffMail } from '../../records/mails.ts'
import { addNotice, settleNotices } from '../../records/notices.ts'
import type { Agreement, Decision } from './store.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock' | 'settings'>

const aboutOf = (process: string): string => `freigabe:${process}`
const pageOf = (process: string): string => `/amt/prozesse/${process}/freigabe`

interface Asked {
  readonly process: string
  readonly name: string
  readonly office: string
}

/** A newer request takes the place of an older one that nobody has answered. */
export async function announceRequest(of: Of, { process, name, office }: Asked): Promise<void> {
  const { db, town, clock, settings } = of
  const now = clock.now()
  const says = `„${name}“ wartet auf die Zustimmung Ihres Amts.`
  await settleNotices(db, town, { about: aboutOf(process) }, now)
  await addNotice(db, town, { office, about: aboutOf(process), says, href: pageOf(process) }, now)
  const links = { townName: town.name, publicUrl: settings.publicUrl }
  const about = { subject: 'Ein Prozess wartet auf Ihre Zustimmung', says, path: pageOf(process) }
  for (const to of await mailOfOffice(of, office)) await queueMail(db, town, staffMail(to, about, links), now)
}

const words: Readonly<Record<Decision, string>> = { agreed: 'ist einverstanden', returned: 'hat zurückgegeben' }

export async function announceAnswer(
  { db, town, clock }: Of,
  { process, sentBy }: Pick<Agreement, 'process' | 'sentBy'>,
  told: { readonly office: string; readonly name: string; readonly decision: Decision },
): Promise<void> {
  const now = clock.now()
  await settleNotices(db, town, { about: aboutOf(process) }, now)
  const says = `${told.office} ${words[told.decision]}: „${told.name}“.`
  await addNotice(db, town, { login: sentBy, about: `antwort:${process}`, says, href: pageOf(process) }, now)
}
