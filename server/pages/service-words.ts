/** Whether a service is an Anmeldung, an Antrag or an Anzeige decides how it is spoken of. */
import type { ServiceDefinition } from '../services/definition.ts'

interface Words {
  /** "Ihre Anmeldung" */
  readonly noun: string
  /** "Jetzt anmelden" */
  readonly begin: string
  /** "ist eingegangen" needs an article. */
  readonly article: 'Ihre' | 'Ihr'
}

const words: Readonly<Record<ServiceDefinition['kind'], Words>> = {
  registration: { noun: 'Anmeldung', begin: 'Jetzt anmelden', article: 'Ihre' },
  application: { noun: 'Antrag', begin: 'Jetzt beantragen', article: 'Ihr' },
  notice: { noun: 'Anzeige', begin: 'Jetzt anzeigen', article: 'Ihre' },
}

export const wordsOf = (service: Pick<ServiceDefinition, 'kind'>): Words => words[service.kind]

/** What data a service handles, which decides who may see its cases. */
export const domainWords: Readonly<Record<ServiceDefinition['domain'], string>> = {
  general: 'Allgemein',
  tax: 'Steuern (Steuergeheimnis)',
  social: 'Soziales (Sozialdaten)',
  'civil-status': 'Personenstand',
}
