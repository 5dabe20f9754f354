/** The words of the maturity report. Plain data, no clock, no database. */

/** From nobody-knows to end-to-end. `unknown` ("nicht erhoben") is not the lowest rung: it says that nobody answered. */
export const statuses = ['unknown', 'analog', 'information', 'form', 'online', 'end-to-end'] as const
export type Status = (typeof statuses)[number]

/** A rung is reached when each of its criteria, and all below, are fulfilled or do not apply. */
export const rungs = ['information', 'form', 'online', 'end-to-end'] as const
export type Rung = (typeof rungs)[number]

/** Who runs the way online: the town itself, a nationwide service ("Einer für Alle"), or somebody else's portal. */
export const vias = ['own', 'efa', 'other'] as const
export type Via = (typeof vias)[number]

/** Who carries the service out. `received`: the town takes the application in, another authority decides. */
export const responsibles = ['town', 'received', 'county', 'state', 'federal', 'unclear'] as const
export type Responsible = (typeof responsibles)[number]

export const answers = ['yes', 'no', 'not-applicable'] as const
export type Answer = (typeof answers)[number]

export type CriterionId =
  | 'information'
  | 'form'
  | 'submission'
  | 'identification'
  | 'proofs'
  | 'payment'
  | 'proven'
  | 'status'
  | 'reply'
  | 'interface'
  | 'file'
  | 'decision'
  | 'once-only'
  | 'booking'
  | 'automation'

/** What a person recorded. `at` is ISO 8601 in UTC. Later answers replace earlier ones, which stay as history. */
export interface Fact {
  readonly criterion: CriterionId
  readonly answer: Answer
  readonly reason: string | null
  readonly at: string
  readonly author: string
  /** With `submission`: who runs the way online, where it is; there and with `proven`: the day somebody last sent a test through it. */
  readonly via: Via | null
  readonly address: string | null
  readonly testedOn: string | null
}

/** What the running system sees by itself; it comes before what people recorded. */
export type Evidence = Partial<Readonly<Record<CriterionId, Observation>>>

export interface Observation {
  readonly answer: Answer
  readonly reason: string
  /** Names the missing fact more exactly than the criterion does: "Schnittstelle zum Finanzverfahren". */
  readonly missing?: string
  /** What to do then, as a sentence. */
  readonly next?: string
}

/** What the ladder needs to know of a service. */
export interface RatedService {
  /** `none` and `tax`: nothing is paid with the application. `unknown`: nobody looked. */
  readonly fee: 'none' | 'fee' | 'tax' | 'unknown'
  readonly feeChecked: boolean
  /** Who would run the way online, as long as nobody recorded it: a nationwide service, or the town. */
  readonly via: Via
}

/** One criterion of one service, answered or not. */
export interface CriterionResult {
  readonly criterion: CriterionId
  /** Null: asked, but not part of the own ladder. */
  readonly rung: Rung | null
  readonly answer: Answer | 'unknown'
  readonly basis: 'system' | 'recorded' | 'catalogue' | 'none'
  readonly reason: string | null
  readonly at: string | null
  readonly author: string | null
  /** The missing fact in words, or null when the criterion is fulfilled or does not apply. */
  readonly missing: string | null
  /** What to do about it, as a sentence; null where nothing is missing. */
  readonly next: string | null
}

export interface Maturity {
  readonly status: Status
  readonly via: Via
  /** Where a service run by others is found and when it was last tried. */
  readonly address: string | null
  readonly testedOn: string | null
  /** What stands between the status and the next rung, in words; empty at the top. */
  readonly missing: readonly string[]
  /** The first of them as a sentence that says what to do; null at the top. */
  readonly next: string | null
  /** On what the status rests. `none` means that nobody answered anything. */
  readonly basis: 'system' | 'recorded' | 'mixed' | 'none'
  /** Criteria of the ladder that nobody has answered. */
  readonly open: number
  /** Answers to every criterion, also to those only other rule sets ask for. */
  readonly criteria: readonly CriterionResult[]
}
