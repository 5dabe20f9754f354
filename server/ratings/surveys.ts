/** An office is asked for the volumes of its services through one link, and reminded until it answers. */
import { createHash, randomBytes } from 'node:crypto'
import { localDay, type Context } from '../context.ts'
import { queueMail } from '../records/mails.ts'

type Source = Pick<Context, 'db' | 'town' | 'settings'>

export interface Survey {
  readonly id: number
  readonly office: string
  readonly year: number
  readonly email: string | null
  readonly due: string
  readonly askedAt: string
  readonly reminders: number
  readonly answeredAt: string | null
  readonly answeredBy: string | null
}

const columns = {
  askedAt: 'asked_at',
  answeredAt: 'answered_at',
  answeredBy: 'answered_by',
} as const
const plain = ['id', 'office', 'year', 'email', 'due', 'reminders'] as const

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')
const link = ({ settings }: Source, key: string): string => `${settings.publicUrl}/abfrage/${key}`

interface NewSurvey {
  readonly office: string
  readonly officeName: string
  readonly year: number
  readonly email: string | null
  readonly due: string
}

/** Asks, by mail where there is an address. Returns the link, which is stored nowhere. */
export async function ask(
  source: Source,
  { officeName, ...survey }: NewSurvey,
  now: string,
  by: string,
): Promise<string> {
  const { db, town } = source
  const key = randomBytes(18).toString('base64url')
  await db.transaction(async (trx) => {
    await trx('surveys').insert({ town: town.id, ...survey, hash: hashOf(key), asked_at: now, asked_by: by })
    if (survey.email)
      await queueMail(
        trx,
        town,
        { to: survey.email, subject: `Fallzahlen ${survey.year}: ${officeName}`, text: words(source, survey, key) },
        now,
      )
  })
  return link(source, key)
}

const words = (source: Source, { year, due }: Pick<NewSurvey, 'year' | 'due'>, key: string): string =>
  `Guten Tag,\n\nbitte tragen Sie ein, wie viele Fälle Ihre Leistungen im Jahr ${year} hatten, gezählt oder geschätzt:\n${link(source, key)}\n\nBitte bis zum ${due.split('-').reverse().join('.')}. Wer den Link hat, kann antworten: Geben Sie ihn nur in Ihrem Amt weiter.\n\nStadt ${source.town.name}`

export const surveysOf = ({ db, town }: Pick<Source, 'db' | 'town'>): Promise<readonly Survey[]> =>
  db('surveys')
    .where({ town: town.id })
    .orderBy('id', 'desc')
    .select<Survey[]>(...plain, columns)

export async function surveyByKey({ db, town }: Pick<Source, 'db' | 'town'>, key: string): Promise<Survey | null> {
  const row = await db('surveys')
    .where({ town: town.id, hash: hashOf(key) })
    .first<Survey | undefined>(...plain, columns)
  return row ?? null
}

export async function answered(
  { db, town }: Pick<Source, 'db' | 'town'>,
  id: number,
  by: string,
  at: string,
): Promise<void> {
  await db('surveys').where({ town: town.id, id }).update({ answered_at: at, answered_by: by })
}

const DAY_MS = 24 * 60 * 60 * 1000
const REMIND_DAYS = 7
const MOST = 3

/**
 * Reminds offices that have not answered: from a week before the day on, at most once a week and three times. A new link
 * replaces the old one, because only its hash is known. Returns how many were reminded.
 */
export async function remind(source: Source & Pick<Context, 'clock'>): Promise<number> {
  const { db, town, clock } = source
  const now = clock.now()
  const ago = (days: number): string => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  const soon = localDay(new Date(Date.parse(now) + REMIND_DAYS * DAY_MS).toISOString())
  const open = (await db('surveys')
    .where({ town: town.id, answered_at: null })
    .whereNotNull('email')
    .andWhere('due', '<=', soon)
    .andWhere('asked_at', '<=', ago(REMIND_DAYS))
    .andWhere('reminders', '<', MOST)
    .andWhere((any) => void any.whereNull('reminded_at').orWhere('reminded_at', '<=', ago(REMIND_DAYS)))) as (Survey & {
    email: string
  })[]
  for (const survey of open) {
    const key = randomBytes(18).toString('base64url')
    const mail = {
      to: survey.email,
      subject: `Erinnerung: Fallzahlen ${survey.year}`,
      text: words(source, survey, key),
    }
    await db.transaction(async (trx) => {
      const row = { hash: hashOf(key), reminded_at: now, reminders: survey.reminders + 1 }
      const mine = { town: town.id, id: survey.id, reminders: survey.reminders }
      if ((await trx('surveys').where(mine).update(row)) === 1) await queueMail(trx, town, mail, now)
    })
  }
  return open.length
}
