/** `laufzettel token`: lets programs outside use the API, and takes that back. */
import { addDuration, readDuration } from '../../engine/index.ts'
import { createToken, listTokens, revokeToken, scopes, scopeText, type KnownToken } from '../access/index.ts'
import { ZONE } from '../context.ts'
import { systemClock } from '../open.ts'
import { defineCommand, UsageError } from './command.ts'
import { withTown } from './with-town.ts'

const db = { db: { type: 'string' } } as const
const dbUsage = '  --db <Adresse>      andere Datenbank als die eingestellte'

const createUsage = `laufzettel token create --name <Name> --scope <Recht>… [--valid <Dauer>] [--by <name>] [--db <Adresse>]

Stellt ein Token für ein Programm aus und zeigt es genau einmal; gespeichert wird nur sein Hash.
Das Programm sendet es als „Authorization: Bearer …“. Die Adressen beschreibt /api/openapi.json.

  --name <Name>       wofür es ist; steht im Verlauf jedes Vorgangs
  --scope <Recht>     ${scopes.join(', ')}; auf einen Namen begrenzt zum Beispiel messages:zahlung, jobs:versand,
                      cases:hundesteuer-anmeldung. Mehrfach möglich.
  --valid <Dauer>     wie lange es gilt, zum Beispiel P1Y; ohne Angabe bis zum Widerruf
  --by <name>         wer es ausstellt; ohne Angabe: cli
${dbUsage}

Ergebnis: 0 ausgestellt, 1 den Namen gibt es schon, 2 der Aufruf ist falsch.`

export const tokenCreate = defineCommand({
  name: 'token create',
  usage: createUsage,
  options: {
    name: { type: 'string' },
    scope: { type: 'string', multiple: true },
    valid: { type: 'string' },
    by: { type: 'string' },
    ...db,
  },
  async run({ values }, io) {
    const { name, scope = [], valid, by = 'cli' } = values
    if (!name) throw new UsageError('--name fehlt.')
    if (scope.length === 0) throw new UsageError('--scope fehlt.')
    const strange = scope.find((one) => !scopeText.test(one))
    if (strange !== undefined) throw new UsageError(`Das Recht „${strange}“ gibt es nicht.`)
    if (valid !== undefined && readDuration(valid) === null)
      throw new UsageError('--valid: eine Dauer wie P1Y oder P30D.')
    return withTown(values.db, async (opened, town) => {
      const expiresAt = valid === undefined ? null : addDuration(systemClock.now(), valid, ZONE)
      const token = await createToken({ db: opened, town, clock: systemClock }, { name, scopes: scope, by, expiresAt })
      if (token === null) io.err(`Ein Token „${name}“ gibt es schon oder gab es. Bitte wählen Sie einen anderen Namen.`)
      else io.out(token)
      return token === null ? 1 : 0
    })
  },
})

export const tokenList = defineCommand({
  name: 'token list',
  usage: `laufzettel token list [--json] [--db <Adresse>]

Nennt alle Token mit ihren Rechten, und wann sie zuletzt benutzt wurden.

  --json              eine Zeile JSON je Token
${dbUsage}`,
  options: { json: { type: 'boolean' }, ...db },
  async run({ values }, io) {
    return withTown(values.db, async (opened, town) => {
      const tokens = await listTokens({ db: opened, town })
      if (tokens.length === 0 && !values.json) io.out('Es gibt keine Token.')
      for (const token of tokens) io.out(values.json ? JSON.stringify(token) : line(token))
      return 0
    })
  },
})

function line({ name, scopes: given, expiresAt, revokedAt, seenAt }: KnownToken): string {
  const state = revokedAt ? `widerrufen ${day(revokedAt)}` : expiresAt ? `gilt bis ${day(expiresAt)}` : 'gilt'
  const seen = seenAt ? `zuletzt benutzt ${day(seenAt)}` : 'nie benutzt'
  return `${name}: ${given.join(', ')} (${state}, ${seen})`
}

const day = (instant: string): string => instant.slice(0, 10)

export const tokenRevoke = defineCommand({
  name: 'token revoke',
  usage: `laufzettel token revoke <Name> [--db <Adresse>]

Ab sofort gilt das Token nicht mehr.

${dbUsage}

Ergebnis: 0 widerrufen, 1 es gibt kein solches, 2 der Aufruf ist falsch.`,
  options: db,
  async run({ values, positionals }, io) {
    const [name, ...others] = positionals
    if (name === undefined || others.length > 0) throw new UsageError('Bitte nennen Sie den Namen eines Tokens.')
    return withTown(values.db, async (opened, town) => {
      const revoked = await revokeToken({ db: opened, town, clock: systemClock }, name)
      if (revoked) io.out(`Das Token „${name}“ gilt nicht mehr.`)
      else io.err(`Ein gültiges Token „${name}“ gibt es nicht.`)
      return revoked ? 0 : 1
    })
  },
})
