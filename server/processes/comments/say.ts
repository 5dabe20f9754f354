/** Saying something about an element, and telling whoever it concerns. */
import type { Staff } from '../../access/index.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { colleaguesWith, mailOf } from '../../records/colleagues.ts'
import { queueMail, staffMail } from '../../records/mails.ts'
import { addNotice } from '../../records/notices.ts'
import { mentioned } from './mention.ts'
import { addAnswer, addComment, resolve, threads, type Thread } from './store.ts'

export const LONGEST = 2000

/** Who can be told by name: whoever may come to read a process. */
export const readersOfProcesses = ['manager', 'lead', 'caseworker'] as const

export const aboutComment = (process: string): string => `kommentar:${process}`

interface Place {
  readonly process: string
  /** What people call it. */
  readonly name: string
}

interface About {
  readonly element: string
  readonly elementName: string
  readonly text: string
}

export async function say(context: Context, place: Place, { text, ...about }: About, staff: Staff): Promise<void> {
  const said = written(text)
  await context.db.transaction(async (trx) => {
    const inside = { ...context, db: trx }
    await addComment(inside, place.process, { ...about, text: said, by: staff.login })
    await tellMentioned(inside, place, said, staff)
  })
}

/** Throws `not-found` when there is no such comment. */
export async function answer(context: Context, place: Place, id: number, text: string, staff: Staff): Promise<void> {
  const said = written(text)
  const to = await threadOf(context, place.process, id)
  await context.db.transaction(async (trx) => {
    const inside = { ...context, db: trx }
    await addAnswer(inside, place.process, to, { text: said, by: staff.login })
    const told = await tellMentioned(inside, place, said, staff)
    if (to.by !== staff.login && !told.includes(to.by))
      await notify(inside, place, to.by, `${staff.name} hat Ihnen zu „${to.elementName}“ geantwortet.`)
  })
}

export async function setResolved(
  context: Context,
  process: string,
  id: number,
  resolved: boolean,
  { login }: Staff,
): Promise<void> {
  await threadOf(context, process, id)
  await resolve(context, process, id, resolved ? login : null)
}

async function threadOf(context: Context, process: string, id: number): Promise<Thread> {
  const found = (await threads(context, process)).find((thread) => thread.id === id)
  if (!found) throw new Failure('not-found', 'Diesen Kommentar gibt es nicht.')
  return found
}

function written(text: string): string {
  const said = text.trim()
  if (said === '') throw new Failure('bad-input', 'Bitte schreiben Sie etwas.')
  if (said.length > LONGEST) throw new Failure('bad-input', `Bitte schreiben Sie höchstens ${LONGEST} Zeichen.`)
  return said
}

/** @returns the logins of those who were told */
async function tellMentioned(
  context: Context,
  place: Place,
  text: string,
  { login, name }: Staff,
): Promise<readonly string[]> {
  const { db, town, clock, settings } = context
  const people = mentioned(text, await colleaguesWith(context, readersOfProcesses))
  const others = people.filter((person) => person.login !== login)
  const links = { townName: town.name, publicUrl: settings.publicUrl }
  for (const person of others) {
    const says = `${name} hat Sie in einem Kommentar zu „${place.name}“ genannt.`
    await notify(context, place, person.login, says)
    const to = await mailOf(context, person.login)
    const about = { subject: 'Ein Kommentar für Sie', says, path: pageOf(place) }
    if (to !== null) await queueMail(db, town, staffMail(to, about, links), clock.now())
  }
  return others.map((person) => person.login)
}

const pageOf = ({ process }: Place): string => `/amt/prozesse/${process}/kommentare`

const notify = ({ db, town, clock }: Context, place: Place, login: string, says: string): Promise<void> =>
  addNotice(db, town, { login, about: aboutComment(place.process), says, href: pageOf(place) }, clock.now())
