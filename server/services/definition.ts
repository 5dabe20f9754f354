/** What a folder in `processes/` says about its service beside the diagrams: `service.json` and `letters/*.json`. */
import { z } from 'zod'

const text = z.string().trim().min(1)

/** A legal basis. `checked: false` is shown to people as "nicht geprüft", never as law. */
const Norm = z.strictObject({ norm: text, says: text, checked: z.boolean(), source: text.optional() })

export const ServiceDefinition = z.strictObject({
  /** Id of the service in the town's catalogue. */
  id: text,
  /** Id of the executable BPMN process that handles it. */
  process: text,
  /** Address: `/leistungen/<slug>`. */
  slug: z.string().regex(/^[a-z0-9-]+$/),
  /** Decides the words used for it: Anmeldung, Antrag or Anzeige. */
  kind: z.enum(['registration', 'application', 'notice']),
  title: text,
  /** Key of the office that handles it. */
  office: text,
  domain: z.enum(['general', 'tax', 'social', 'civil-status']),
  leika: z.array(z.string().regex(/^99\d{12}$/)),
  summary: text,
  who: text,
  needed: z.array(text),
  cost: text,
  deadline: text,
  norms: z.array(Norm),
  /** The button under the check page, named after the act: "Hund verbindlich anmelden". */
  submit: text,
  /** What happens next and by when, for the confirmation page. */
  next: z.array(text),
  /** Name of the message that papers sent later publish, with the case number as key. */
  supplyMessage: text.optional(),
  /** Art. 13 DSGVO: what stands before the first question. */
  privacy: z.strictObject({
    purpose: text,
    basis: text,
    recipients: text,
    retention: text,
    categories: text,
    rights: text,
  }),
  /** What the citizen sees of the state, in the town's words; a milestone is reached when one of its elements has been left. */
  milestones: z.array(z.strictObject({ label: text, elements: z.array(text).min(1) })),
  /** "Sie sind dran": shown while one of these elements has a token. */
  yourTurn: z.array(z.strictObject({ label: text, elements: z.array(text).min(1) })).default([]),
})
export type ServiceDefinition = z.infer<typeof ServiceDefinition>
/** The same as a file has it; in a draft its texts may still be empty. */
export type DraftedService = z.input<typeof ServiceDefinition>

/**
 * A letter or notice. Texts may hold `{{ FEEL }}`, evaluated over the case's variables, `vorgang`, `town` (settings) and
 * `applicant` (and other participants by role). A block with `if` is printed only when its FEEL condition is true.
 */
export const LetterDefinition = z.strictObject({
  id: text,
  /** A notice (Bescheid) carries the remedy notice of the town and starts the objection period when delivered. */
  kind: z.enum(['letter', 'notice']),
  title: text,
  subject: text,
  blocks: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text'), if: text.optional(), text }),
      z.strictObject({ type: z.literal('heading'), if: text.optional(), text }),
      // A text that the town may word itself, under this id; `text` stands there until it does.
      z.strictObject({
        type: z.literal('block'),
        if: text.optional(),
        block: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        text,
      }),
      z.strictObject({ type: z.literal('list'), if: text.optional(), items: z.union([z.array(text), text]) }),
      z.strictObject({ type: z.literal('table'), if: text.optional(), rows: z.array(z.tuple([text, text])) }),
    ]),
  ),
  /** FEEL for the GiroCode: amount in EUR and remittance text (Kassenzeichen); left out while either is null. */
  giro: z.strictObject({ amount: text, reference: text }).optional(),
  /** Asks for papers: the letter says where to send them without an account, when the service has a `supplyMessage`. */
  supply: z.boolean().optional(),
})
export type LetterDefinition = z.infer<typeof LetterDefinition>

/** Roles a participant can have in a case (rows, not variables). */
export const participantRoles = ['applicant', 'representative', 'owner', 'other'] as const
export type ParticipantRole = (typeof participantRoles)[number]

/** Fields of a participant that a form field can fill: property `lz:participant` = `<role>.<field>`. */
export const participantFields = [
  'givenName',
  'familyName',
  'birthDate',
  'street',
  'postalCode',
  'city',
  'email',
  'phone',
  'contact',
] as const
export type ParticipantField = (typeof participantFields)[number]
