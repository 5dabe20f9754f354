/** `laufzettel explain`: why is a case waiting? */
import { Failure } from '../errors.ts'
import { namesIn } from '../records/names.ts'
import { explainCase, type ExplainedCase } from '../runtime/index.ts'
import { type CliIo, defineCommand, UsageError } from './command.ts'
import { withTown } from './with-town.ts'

const usage = `laufzettel explain <Aktenzeichen> [--json] [--db <Adresse>]

Sagt, worauf ein Vorgang wartet: welcher Schritt, auf wen oder was, seit wann, und was an einer Zusammenführung noch fehlt.

  --json           ein Objekt JSON, die Sätze deutsch und englisch
  --db <Adresse>   andere Datenbank als die eingestellte

Ergebnis: 0 gefunden, 1 den Vorgang gibt es nicht, 2 der Aufruf ist falsch.`

export const explain = defineCommand({
  name: 'explain',
  usage,
  options: { json: { type: 'boolean' }, db: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [number, ...others] = positionals
    if (number === undefined || others.length > 0) throw new UsageError('Bitte nennen Sie ein Aktenzeichen.')
    return withTown(values.db, async (db, town) => {
      try {
        print(await explainCase(db, town, number, await namesIn({ db, town })), values.json ?? false, io)
        return 0
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'unknown-case') throw error
        io.err(`Den Vorgang ${number} gibt es nicht.`)
        return 1
      }
    })
  },
})

function print(explained: ExplainedCase, json: boolean, io: CliIo): void {
  if (json) return io.out(JSON.stringify(explained))
  if (explained.reasons.length === 0) return io.out(`${explained.number} wartet auf nichts (${explained.status}).`)
  for (const { says } of explained.reasons) io.out(says.de)
}
