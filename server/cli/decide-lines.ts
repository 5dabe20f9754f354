/** `laufzettel decide --serve`: one question a line of JSON, one answer a line, so that a program asks many without starting anew. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  callService,
  decideInFeel,
  decodeText,
  evaluateFeel,
  feelLiteral,
  readDecisionModel,
  type DecisionModel,
  type Moment,
} from '../../engine/index.ts'

const Question = z.object({
  id: z.string(),
  file: z.string(),
  imports: z.array(z.string()).default([]),
  decision: z.string().optional(),
  service: z.string().optional(),
  /** FEEL by name. */
  inputs: z.record(z.string(), z.string()).default({}),
})
type Question = z.infer<typeof Question>

export type Answer = { readonly id: string | null } & ({ readonly result: string } | { readonly error: string })

/** Answers questions; each file is read once. */
export function answering(moment: () => Moment): (line: string) => Promise<Answer> {
  const models = new Map<string, Promise<DecisionModel>>()
  const modelOf = ({ file, imports }: Question): Promise<DecisionModel> => {
    const key = JSON.stringify([file, ...imports])
    const known = models.get(key)
    if (known) return known
    const reading = read([file, ...imports])
    models.set(key, reading)
    return reading
  }
  return async (line) => {
    const id = idOf(line)
    try {
      const question = Question.parse(JSON.parse(line))
      return { id: question.id, result: literalOf(valueOf(await modelOf(question), question, moment())) }
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error) }
    }
  }
}

async function read([file = '', ...imports]: readonly string[]): Promise<DecisionModel> {
  const text = async (path: string): Promise<string> => decodeText(await readFile(path))
  return readDecisionModel(await text(file), await Promise.all(imports.map(text)))
}

function valueOf(model: DecisionModel, { decision, service, inputs }: Question, moment: Moment): unknown {
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, feel]) => [name, evaluateFeel(feel, {}, moment).value ?? null]),
  )
  if (service !== undefined) return callService(named(model.services, service, 'service'), given, moment)
  return decideInFeel(named(model.decisions, decision ?? '', 'decision'), given, { moment }).result
}

function named<T extends { readonly name: string }>(all: readonly T[], name: string, what: string): T {
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`no ${what} '${name}'`)
  return found
}

function literalOf(value: unknown): string {
  const literal = feelLiteral(value)
  if (literal === null) throw new Error('the result is no data')
  return literal
}

/** So that even a question that cannot be read gets its answer. */
function idOf(line: string): string | null {
  const found = /"id"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(line)?.[1]
  return found === undefined ? null : found
}
