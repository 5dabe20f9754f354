/** A service and letters as files of a draft. */
import type { DraftFile } from '../../server/processes/draftFiles.ts'

export type PartFile = DraftFile

const text = 'Näheres steht hier.'

export const service = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  id: 'bewohnerparken',
  process: 'bewohnerparkausweis',
  slug: 'parken',
  kind: 'application',
  title: 'Bewohnerparkausweis',
  office: 'ordnungsamt',
  domain: 'general',
  leika: [],
  ...{ summary: text, who: text, needed: [], cost: text, deadline: text, norms: [], submit: 'Beantragen', next: [] },
  privacy: { purpose: text, basis: text, recipients: text, retention: text, categories: text, rights: text },
  milestones: [{ label: 'Geprüft', elements: ['Pruefen'] }],
  ...more,
})

export const serviceFile = (more: Readonly<Record<string, unknown>> = {}): PartFile => ({
  kind: 'service',
  name: 'service.json',
  content: JSON.stringify(service(more)),
})

export const letterFile = (id: string, more: Readonly<Record<string, unknown>> = {}): PartFile => ({
  kind: 'letter',
  name: `${id}.json`,
  content: JSON.stringify({
    ...{ id, kind: 'letter', title: `Brief ${id}`, subject: 'Ihr Antrag {{ vorgang.nummer }}' },
    blocks: [{ type: 'text', text: 'Guten Tag.' }],
    ...more,
  }),
})
