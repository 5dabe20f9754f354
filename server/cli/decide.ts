/** `laufzettel decide`: evaluates a decision. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import {
  compileDecisions,
  decide as evaluate,
  decodeText,
  type Decision,
  type Json,
  type Variables,
} from '../../engine/index.ts'
import { systemClock } from '../open.ts'
import { type CliIo, defineCommand, UsageError } from './command.ts'
import { answering } from './decide-lines.ts'

const usage = `laufzettel decide <Datei.dmn> [--decision <Id oder Name>] [--input '{…}'] [--json]

Wertet eine Entscheidung aus. Ohne --decision die, von der keine andere abhängt.

  --input '{…}'   Eingaben als JSON
  --json          Ergebnis, Eingaben und getroffene Regeln als JSON
  --serve         beantwortet Fragen von der Standardeingabe, je Zeile ein JSON-Objekt: id, file, imports, decision oder
                  service, inputs (FEEL nach Namen); Antwort je Zeile: id und result (FEEL) oder error

Ergebnis: 0 ausgewertet (trifft keine Regel zu: null), 1 nicht auswertbar, 2 nicht lesbar oder der Aufruf ist falsch.`

export const decide = defineCommand({
  name: 'decide',
  usage,
  options: {
    decision: { type: 'string' },
    input: { type: 'string' },
    json: { type: 'boolean' },
    serve: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    if (values.serve) return serve(io)
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new UsageError('Bitte nennen Sie eine DMN-Datei.')
    const decisions = await readDecisions(file, io)
    if (!decisions) return 2
    const decision = choose(decisions, values.decision)
    const moment = { now: systemClock.now(), zone: 'Europe/Berlin' }
    const { result, evidence, problems } = evaluate(decision, readInput(values.input), moment)
    if (values.json)
      io.out(
        JSON.stringify({ decision: decision.id, result, inputs: evidence.inputs, matched: evidence.matched, problems }),
      )
    else io.out(JSON.stringify(result))
    if (!values.json) for (const problem of problems) io.err(problem)
    return problems.length > 0 ? 1 : 0
  },
})

/** One answer before the next question is read. */
async function serve(io: CliIo): Promise<0> {
  const answer = answering(() => ({ now: systemClock.now(), zone: 'Europe/Berlin' }))
  for await (const line of createInterface({ input: process.stdin }))
    if (line.trim() !== '') io.out(JSON.stringify(await answer(line)))
  return 0
}

/** The file's decisions; null after saying why there are none. */
async function readDecisions(file: string, io: CliIo): Promise<readonly Decision[] | null> {
  const xml = await readFile(resolve(io.cwd, file)).then(decodeText, () => {
    throw new UsageError(`Diese Datei ist nicht lesbar: ${file}`)
  })
  const { decisions, problems } = await compileDecisions(xml)
  const errors = problems.filter(({ severity }) => severity === 'error')
  for (const { element, reason, instead } of errors) io.err(`${element ?? file}: ${reason.de} ${instead.de}`)
  return errors.length > 0 ? null : decisions
}

function choose(decisions: readonly Decision[], named: string | undefined): Decision {
  const required = new Set(decisions.flatMap((decision) => decision.requires.map((one) => one.decision.id)))
  const fitting = decisions.filter(({ id, name }) =>
    named === undefined ? !required.has(id) : id === named || name === named,
  )
  const [decision, ...others] = fitting
  if (decision && others.length === 0) return decision
  const ids = decisions.map(({ id }) => id).join(', ')
  throw new UsageError(
    named === undefined
      ? `Bitte nennen Sie eine Entscheidung: ${ids}`
      : `Diese Entscheidung gibt es nicht: ${named}. Es gibt: ${ids}`,
  )
}

function readInput(text: string | undefined): Variables {
  if (text === undefined) return {}
  try {
    const json = JSON.parse(text) as Json
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Variables
  } catch {
    // falls through to the sentence below: both are the same mistake for the person
  }
  throw new UsageError('--input muss ein JSON-Objekt sein, zum Beispiel \'{"hunde": 2}\'.')
}
