/** Mails leave by the outbox: a row in the commit that gives the reason for them. They never hold what a case is about. */
import type { Knex } from 'knex'
import type { Instant } from '../../engine/index.ts'
import type { Town } from '../context.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly caseId?: number
}

/** Writes the mail as a row of kind `mail`, due at once. */
export async function queueMail(
  trx: Knex,
  town: Pick<Town, 'id'>,
  { caseId, ...mail }: Mail,
  now: Instant,
): Promise<void> {
  await trx('outbox').insert({
    town: town.id,
    case_id: caseId ?? null,
    kind: 'mail',
    receiver: mail.to,
    payload: JSON.stringify(mail),
    created_at: now,
    due_at: now,
  })
}

interface Links {
  readonly townName: string
  readonly publicUrl: string
}

const closing = ({ townName }: Links): string =>
  `\n\nFreundliche Grüße\nIhre Stadtverwaltung ${townName}\n\nDiese E-Mail wurde automatisch verschickt. Sie enthält mit Absicht keine Einzelheiten.`

/** Says that something arrived, not what. */
export const receivedMail = (to: string, number: string, links: Links): Mail => ({
  to,
  subject: `Stadt ${links.townName}: eingegangen unter ${number}`,
  text: `Guten Tag,\n\nIhre Angaben sind bei uns eingegangen. Ihr Aktenzeichen ist ${number}.\n\nDen Stand sehen Sie mit dem Aktenzeichen und Ihrem Abrufcode unter\n${links.publicUrl}/status${closing(links)}`,
})

/** Says that there is something to read behind the Abrufcode. */
export const newsMail = (to: string, number: string, links: Links): Mail => ({
  to,
  subject: `Stadt ${links.townName}: Es gibt Neues zu ${number}`,
  text: `Guten Tag,\n\nzu Ihrem Vorgang ${number} gibt es Neues. Sie sehen es mit dem Aktenzeichen und Ihrem Abrufcode unter\n${links.publicUrl}/status${closing(links)}`,
})

/** Tells a colleague that something waits for them; `path` leads there. */
export const staffMail = (to: string, about: { subject: string; says: string; path: string }, links: Links): Mail => ({
  to,
  subject: `Stadt ${links.townName}: ${about.subject}`,
  text: `Guten Tag,\n\n${about.says}\n${links.publicUrl}${about.path}${closing(links)}`,
})

/** The link with which a draft goes on. */
export const draftMail = (to: string, code: string, until: string, links: Links): Mail => ({
  to,
  subject: `Stadt ${links.townName}: Ihr Entwurf`,
  text: `Guten Tag,\n\nhier machen Sie mit Ihrem Entwurf weiter:\n${links.publicUrl}/weiter/${code}\n\nWir heben ihn bis zum ${until} auf und löschen ihn dann. Wer diesen Link hat, kann den Entwurf lesen: Geben Sie ihn nicht weiter.${closing(links)}`,
})
