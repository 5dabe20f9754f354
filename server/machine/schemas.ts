/** What programs send and are answered. */
import { z } from 'zod'
import { readDuration } from '../../engine/index.ts'
import { participantFields, participantRoles } from '../services/definition.ts'

const name = z.string('Der Name fehlt.').min(1, 'Der Name fehlt.').max(255, 'Der Name ist zu lang.')
const id = z.string().min(1, 'Die Kennung ist leer.').max(255, 'Die Kennung ist zu lang.')
const variables = z.record(z.string().min(1), z.json(), 'Variablen sind ein Objekt.').default({})
const duration = z
  .string()
  .refine((text) => readDuration(text) !== null, 'Eine Dauer nach ISO 8601 fehlt, zum Beispiel PT1H oder P14D.')

export const Message = z.strictObject({
  name,
  /** Whose message it is; without it whoever waits longest gets it. */
  key: z.string().nullable().default(null),
  variables,
  /** How long it is kept for someone who does not wait yet; for ever when left out. */
  timeToLive: duration.optional(),
  /** A second message of this name and id is ignored. */
  messageId: id.optional(),
})

export const Signal = z.strictObject({ name, variables, signalId: id.optional() })
export const Conditions = z.strictObject({ variables })

const participant = z.partialRecord(z.enum(participantFields), z.string().min(1))
export const NewCase = z.strictObject({
  /** The id of the process; its newest version begins. */
  process: name,
  /** The id of the start event, where the process has several. */
  at: name.optional(),
  title: z.string().min(1).max(500).optional(),
  variables,
  /** Persons are never variables. */
  participants: z.partialRecord(z.enum(participantRoles), participant).default({}),
})
export const StartedCase = z.object({ number: z.string() })

export const JobRequest = z.strictObject({
  /** The type of the jobs (`zeebe:taskDefinition type`). */
  type: name,
  most: z.int().min(1).max(100).default(10),
  /** For how long nobody else is given these jobs. */
  reservedFor: duration.default('PT5M'),
})
export const Jobs = z.object({
  jobs: z.array(
    z.object({
      job: z.int(),
      lease: z.int(),
      case: z.string(),
      element: z.string(),
      type: z.string(),
      headers: z.record(z.string(), z.string()),
      retries: z.int(),
      variables: z.record(z.string(), z.json()),
    }),
  ),
})
/** The `lease` with which the job was given out: when another program has it by now, the answer does not count. */
const lease = z.int('Die Zahl lease fehlt, mit der der Auftrag ausgegeben wurde.')

export const JobDone = z.strictObject({ lease, variables })
export const JobFailed = z.strictObject({
  lease,
  problem: z.string('Der Grund fehlt.').min(1, 'Der Grund fehlt.').max(2000),
  /** Tries left; 0 makes an incident. One less than before when left out. */
  retries: z.int().min(0).max(100).optional(),
  /** When it is given out again; at once when left out. */
  retryAfter: duration.optional(),
})
export const JobError = z.strictObject({
  lease,
  code: z.string('Der Code fehlt.').min(1, 'Der Code fehlt.').max(255),
  escalation: z.boolean().default(false),
  message: z.string().max(2000).optional(),
  variables,
})
