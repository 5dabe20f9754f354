/** Brings mails of the outbox to the mail server. */
import nodemailer from 'nodemailer'
import { z } from 'zod'
import type { Context } from '../context.ts'

/** What a row of kind `mail` holds. */
const Mail = z.object({ to: z.email(), subject: z.string().min(1), text: z.string().min(1) })

export type Deliver = (payload: unknown, id: number) => Promise<void>

/**
 * Receivers of the outbox by kind of row. A mail carries an id made of its row, so that a repetition can be recognised.
 * Without a mail server it is logged, without address and content, and counts as delivered.
 */
export function deliver({
  settings,
  town,
  log,
}: Pick<Context, 'settings' | 'town' | 'log'>): Readonly<Record<string, Deliver>> {
  const { smtpUrl, mailFrom } = settings
  const transport = smtpUrl === null ? null : nodemailer.createTransport(smtpUrl)
  const mail: Deliver = async (payload, id) => {
    const { to, subject, text } = Mail.parse(payload)
    if (!transport) return log.info({ mail: id }, 'no mail server is set (SMTP_URL): the mail was not sent')
    await transport.sendMail({
      from: mailFrom,
      to,
      subject,
      text,
      messageId: `<${town.key}.${id}@${mailFrom.split('@')[1]?.replace(/>$/, '') ?? 'laufzettel'}>`,
    })
  }
  return { mail }
}
