/** The description of a service as it stands in the page's inputs, and what a post makes of it. */
import type { PostedFields } from '../../http/body.ts'
import type { DraftedService, ServiceDefinition } from '../../services/definition.ts'
import { only, rowsOf } from '../rows.ts'

/** Inputs with one text each; those that hold several entries have one a line. */
export const textFields = [
  'id',
  'title',
  'slug',
  'kind',
  'office',
  'domain',
  'leika',
  'summary',
  'who',
  'needed',
  'cost',
  'deadline',
  'submit',
  'next',
  'supplyMessage',
  'privacy.purpose',
  'privacy.basis',
  'privacy.recipients',
  'privacy.retention',
  'privacy.categories',
  'privacy.rights',
] as const
export type TextKey = (typeof textFields)[number]

export interface TypedNorm {
  readonly norm: string
  readonly says: string
  readonly source: string
  readonly checked: boolean
}

/** A text for citizens, and the steps on which it depends. */
export interface TypedSteps {
  readonly label: string
  readonly elements: readonly string[]
}

export interface TypedService {
  readonly texts: Readonly<Record<TextKey, string>>
  readonly norms: readonly TypedNorm[]
  readonly milestones: readonly TypedSteps[]
  readonly yourTurn: readonly TypedSteps[]
}

/** Rows in which nothing stands are left out. */
export function typedIn(posted: PostedFields): TypedService {
  const one = (name: string): string => {
    const value = posted[name]
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
  }
  return {
    texts: Object.fromEntries(textFields.map((key) => [key, one(key)])) as TypedService['texts'],
    norms: rowsOf(posted, 'norms')
      .map((row) => ({
        norm: only(row, 'norm'),
        says: only(row, 'says'),
        source: only(row, 'source'),
        checked: only(row, 'checked') !== '',
      }))
      .filter(({ norm, says, source }) => norm + says + source !== ''),
    milestones: stepsIn(posted, 'milestones'),
    yourTurn: stepsIn(posted, 'yourTurn'),
  }
}

const stepsIn = (posted: PostedFields, name: string): readonly TypedSteps[] =>
  rowsOf(posted, name)
    .map((row) => ({ label: only(row, 'label'), elements: row['elements'] ?? [] }))
    .filter(({ label, elements }) => label !== '' || elements.length > 0)

/** What is saved, as it stands in the inputs. */
export function typedOf(service: DraftedService): TypedService {
  const { privacy } = service
  return {
    texts: {
      ...{ id: service.id, title: service.title, slug: service.slug, kind: service.kind, office: service.office },
      ...{ domain: service.domain, leika: service.leika.join('\n'), summary: service.summary, who: service.who },
      ...{ needed: service.needed.join('\n'), cost: service.cost, deadline: service.deadline },
      ...{ submit: service.submit, next: service.next.join('\n'), supplyMessage: service.supplyMessage ?? '' },
      ...{ 'privacy.purpose': privacy.purpose, 'privacy.basis': privacy.basis },
      ...{ 'privacy.recipients': privacy.recipients, 'privacy.retention': privacy.retention },
      ...{ 'privacy.categories': privacy.categories, 'privacy.rights': privacy.rights },
    },
    norms: service.norms.map(({ norm, says, checked, source = '' }) => ({ norm, says, checked, source })),
    milestones: service.milestones,
    yourTurn: service.yourTurn ?? [],
  }
}

export const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || [])

/** The same as a definition, whether or not it is complete: what the page does not show stays as it was. */
export function shapeOf(typed: TypedService, process: string, before: DraftedService | null): ServiceDefinition {
  const { texts, norms, milestones, yourTurn } = typed
  return {
    ...before,
    ...{ id: texts.id, process, slug: texts.slug, title: texts.title, office: texts.office },
    kind: texts.kind as ServiceDefinition['kind'],
    domain: texts.domain as ServiceDefinition['domain'],
    leika: linesOf(texts.leika),
    ...{ summary: texts.summary, who: texts.who, needed: linesOf(texts.needed) },
    ...{ cost: texts.cost, deadline: texts.deadline, submit: texts.submit, next: linesOf(texts.next) },
    norms: norms.map(({ source, ...norm }) => ({ ...norm, ...(source ? { source } : {}) })),
    // Undefined is left out of the file.
    supplyMessage: texts.supplyMessage || undefined,
    privacy: {
      ...before?.privacy,
      purpose: texts['privacy.purpose'],
      basis: texts['privacy.basis'],
      recipients: texts['privacy.recipients'],
      retention: texts['privacy.retention'],
      categories: texts['privacy.categories'],
      rights: texts['privacy.rights'],
    },
    milestones: milestones.map(({ label, elements }) => ({ label, elements: [...elements] })),
    yourTurn: yourTurn.map(({ label, elements }) => ({ label, elements: [...elements] })),
  }
}
