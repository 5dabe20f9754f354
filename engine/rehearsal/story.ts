/** A story: one case told from start to end in virtual time. The format is strict; an unknown key is an error that names it. */
import { z } from 'zod'

const name = z.string().min(1)
const variables = z.record(z.string(), z.json())
const index = z.int().nonnegative()
/** `a`, `b`, … by birth; after `z` comes `aa`. */
const letter = z.string().regex(/^[a-z]+$/, 'a case is a letter: a, b, c …')
/** Element ids that wait, in any order, or just their number. */
const waiting = z.union([z.array(name), index])
const duration = z
  .string()
  .regex(/^P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/, 'not an ISO 8601 duration')

export const Expectation = z.strictObject({
  tasks: waiting.optional(),
  jobs: waiting.optional(),
  messages: waiting.optional(),
  signals: waiting.optional(),
  conditions: waiting.optional(),
  timers: waiting.optional(),
  incidents: waiting.optional(),
  active: waiting.optional(),
  ended: z.boolean().optional(),
  end: z.array(name).optional(),
  variables: variables.optional(),
  in: name.optional(),
  visited: z.array(name).optional(),
  path: z.array(name).optional(),
  assignee: z.record(z.string(), z.string().nullable()).optional(),
  cases: index.optional(),
  /** Rows of data stores: each named one equal; null is none. */
  stores: z.record(name, variables).optional(),
})
export type Expectation = z.infer<typeof Expectation>

const of = { case: letter.optional() }
const actions = {
  start: z.strictObject({ start: variables, process: name.optional(), at: name.optional() }),
  complete: z.strictObject({
    complete: name,
    with: variables.optional(),
    as: name.optional(),
    nth: index.optional(),
    ...of,
  }),
  job: z.strictObject({
    job: name,
    with: variables.optional(),
    error: z.string().optional(),
    /** What the error says, for the variables of who catches it. */
    errorMessage: z.string().optional(),
    escalation: z.string().optional(),
    fail: z.string().optional(),
    retries: index.optional(),
    ...of,
  }),
  message: z.strictObject({ message: name, key: z.string().optional(), with: variables.optional() }),
  signal: z.strictObject({ signal: name, with: variables.optional() }),
  trigger: z.strictObject({ trigger: name, ...of }),
  advance: z.strictObject({ advance: duration }),
  set: z.strictObject({ set: variables, in: name.optional(), ...of }),
  move: z.strictObject({ move: z.array(name).min(1), to: z.array(name).min(1), ...of }),
  cancel: z.strictObject({ cancel: z.string(), ...of }),
}

export const Action = z.union([
  actions.start,
  actions.complete,
  actions.job,
  actions.message,
  actions.signal,
  actions.trigger,
  actions.advance,
  actions.set,
  actions.move,
  actions.cancel,
])
export type Action = z.infer<typeof Action>

const Expect = z.strictObject({ expect: Expectation, ...of })
/** The code of the error catalogue with which the step must be refused; `true` takes any. */
const Refused = z.strictObject({ refused: z.union([name, z.literal(true)]), by: Action })

export const StoryStep = z.union([...Action.options, Expect, Refused])
export type StoryStep = z.infer<typeof StoryStep>

export const Story = z.strictObject({
  story: name,
  files: z.array(name).min(1),
  process: name.optional(),
  /** Data stores of the town: values by key. */
  stores: z.record(name, variables).default({}),
  now: z.iso.datetime({ offset: true }).default('2026-01-05T08:00:00+01:00'),
  steps: z.array(StoryStep),
})
export type Story = z.infer<typeof Story>

/** The format as JSON Schema (draft 2020-12), for editors and other programs. */
export const storyJsonSchema = (): object => z.toJSONSchema(Story, { io: 'input' })
