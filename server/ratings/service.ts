/** One service of the catalogue, with what is known of it and whether somebody checked it. */
import { z } from 'zod'
import { responsibles } from '../../analysis/index.ts'

const text = z.string()
/** `checked` false is shown as "nicht geprüft", never as law. */
const Sourced = { source: text, checked: z.boolean() }

export const leikaKey = /^99\d{12}$/

export const CatalogueService = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: text.min(1),
  /** Named by the Onlinezugangsgesetz; the others are services of the town's own. */
  ozg: z.boolean(),
  /** The bundle of the OZG catalogue, and whether its number follows from the LeiKa key or was chosen by hand. */
  ozgBundle: z
    .strictObject({ id: text, name: text, theme: text, situation: text, assigned: z.enum(['by-key', 'by-hand']) })
    .nullable(),
  leika: z.array(z.strictObject({ key: text.regex(leikaKey), name: text, type: text })),
  leikaMatch: z.enum(['close', 'partial', 'none']),
  office: text.min(1),
  responsible: z.enum(responsibles),
  legalBasis: z.strictObject({ text, ...Sourced }),
  form: text,
  appearance: text,
  /** `kind` decides whether paying belongs to the application: a tax is assessed later. */
  fee: z.strictObject({ text, kind: z.enum(['none', 'fee', 'tax', 'unknown']), ...Sourced }),
  /** Cases, not stock: 877 dogs are no number of registrations. */
  casesPerYear: z.strictObject({ value: z.int().min(0).nullable(), estimate: z.boolean(), ...Sourced }),
  documents: z.array(text),
  automation: z.enum(['full', 'partial', 'low']),
  trust: z.enum(['none', 'low', 'substantial', 'high']).nullable(),
  /** A service that somebody else offers for the whole country and that could be linked. */
  nationwide: z.strictObject({ via: z.enum(['efa', 'other']), name: text, ...Sourced }).nullable(),
  note: text,
})
export type CatalogueService = z.infer<typeof CatalogueService>

export const CatalogueFile = z.strictObject({
  about: z.strictObject({ title: text, state: text, keys: text, caveat: text }),
  services: z.array(CatalogueService),
})
