/** A service told in lines: for the office that agrees to it, and to compare two of them. */
import { domainWords, wordsOf } from '../pages/service-words.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import { sayPath } from '../services/field-words.ts'
import { draftedService, readService } from '../services/read.ts'
import type { DraftFile } from './draftFiles.ts'
import type { Section } from './sections.ts'
import type { ServiceNames } from './service-names.ts'

/** Null when the file is no service; one that is not complete says what is missing. */
export function serviceSection(file: Pick<DraftFile, 'name' | 'content'>, names: ServiceNames): Section | null {
  const { value: service, problems } = readService(file)
  if (service) return { title: service.title, rows: linesOf(service, names) }
  const drafted = draftedService(file)
  const missing = problems.map(({ reason }) => ['Noch nicht vollständig', reason.de] as const)
  return drafted && { title: drafted.title || file.name, rows: missing }
}

const plain = ['title', 'summary', 'who', 'cost', 'deadline', 'submit'] as const
const lists = ['leika', 'needed', 'next'] as const
const steps = ['milestones', 'yourTurn'] as const

/** What is empty is left out; of a list every entry is a line. */
function linesOf(service: ServiceDefinition, names: ServiceNames): Section['rows'] {
  const { slug, norms, privacy, supplyMessage } = service
  return [
    [sayPath(['slug']), `/leistungen/${slug}`],
    [sayPath(['kind']), wordsOf(service).noun],
    ...plain.map((field) => [sayPath([field]), service[field]] as const),
    [sayPath(['office']), names.office(service.office)],
    [sayPath(['domain']), domainWords[service.domain]],
    ...lists.flatMap((field) => service[field].map((text, at) => [sayPath([field, at]), text] as const)),
    ...norms.map(
      ({ norm, says, checked, source }, at) =>
        [
          sayPath(['norms', at]),
          `${norm}: ${says} (${[checked ? 'geprüft' : 'nicht geprüft', source].filter(Boolean).join('; ')})`,
        ] as const,
    ),
    ...Object.entries(privacy).map(([field, text]) => [sayPath(['privacy', field]), text] as const),
    ...(supplyMessage === undefined ? [] : [[sayPath(['supplyMessage']), supplyMessage] as const]),
    ...steps.flatMap((field) =>
      service[field].map(
        ({ label, elements }, at) =>
          [sayPath([field, at]), `${label} (${elements.map(names.element).join(', ')})`] as const,
      ),
    ),
  ]
}
