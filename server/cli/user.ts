/** `laufzettel user add`: the first administrator, and whoever cannot wait for the page. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { z } from 'zod'
import { addAccount, roles } from '../access/index.ts'
import { openTown } from '../db/town.ts'
import { openDatabase, systemClock } from '../open.ts'
import { readSettings } from '../settings.ts'
import { defineCommand, UsageError } from './command.ts'

const usage = `laufzettel user add --login <name> --name <Name> --role <Rolle> [--office <Amt>] [--domain <Bereich>]

Legt ein Konto an. Das Passwort wird gefragt oder von der Standardeingabe gelesen (mindestens 12 Zeichen).

  --login <name>     Benutzername: 2 bis 40 Zeichen aus a–z, 0–9, Punkt, Strich
  --name <Name>      Vor- und Nachname
  --role <Rolle>     ${roles.join(', ')}
  --office <Amt>     Schlüssel des Amtes, zum Beispiel steueramt; ohne Angabe alle
  --domain <Bereich> general, tax, social, civil-status; ohne Angabe alle`

const Account = z.object({
  login: z
    .string({ error: '--login fehlt.' })
    .regex(/^[a-z0-9._-]{2,40}$/, '--login: 2 bis 40 Zeichen aus a–z, 0–9, Punkt, Strich.'),
  name: z.string({ error: '--name fehlt.' }).min(2, '--name: bitte Vor- und Nachname.'),
  role: z.enum(roles, `--role: ${roles.join(', ')}`),
  office: z.string().min(1).default('*'),
  domain: z
    .enum(['*', 'general', 'tax', 'social', 'civil-status'], '--domain: general, tax, social oder civil-status')
    .default('*'),
})

export const userAdd = defineCommand({
  name: 'user add',
  usage,
  options: {
    login: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    office: { type: 'string' },
    domain: { type: 'string' },
  },
  async run({ values }, io) {
    const parsed = Account.safeParse(values)
    if (!parsed.success) throw new UsageError(parsed.error.issues.map((issue) => issue.message).join('\n'))
    const { login, name, role, office, domain } = parsed.data
    const settings = readSettings(process.env)
    const db = await openDatabase(settings)
    try {
      const town = await openTown(db, settings.town)
      if (await db('accounts').where({ town: town.id, login }).first('id')) {
        io.err(`Den Benutzernamen "${login}" gibt es schon.`)
        return 1
      }
      const password = await askPassword()
      if (password.length < 12) {
        io.err('Das Passwort braucht mindestens 12 Zeichen.')
        return 1
      }
      await addAccount({ db, town, clock: systemClock }, { login, name, password, grants: [{ role, office, domain }] })
      io.out(`Konto ${login} angelegt (${role}).`)
      return 0
    } finally {
      await db.destroy()
    }
  },
})

/** Typed at a terminal it is not shown; piped in it is the first line. */
async function askPassword(): Promise<string> {
  const { isTTY } = process.stdin
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTTY })
  if (isTTY) process.stderr.write('Passwort: ')
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (isTTY) process.stderr.write('\n')
  }
}
