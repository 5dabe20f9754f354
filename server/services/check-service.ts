/** What would keep a service from being found, begun or handled, although it is written as it must be. */
import type { CheckProblem, Model } from '../../engine/index.ts'
import type { ServiceDefinition } from './definition.ts'
import { officesOfProcess, type Town, type TownOffice } from './process-office.ts'
import type { Written } from './read.ts'
import { noWayIn } from './way-in.ts'

/** What the town has beside this process. */
export interface Known extends Town {
  /** The services of its other processes. */
  readonly services: readonly Named[]
}

export interface Around {
  /** Key of the process with which it is deployed. */
  readonly process: string
  /** Null when it does not compile: then nothing is said about its elements. */
  readonly model: Model | null
  /** The forms that are deployed with it; their names are those by which steps name them. */
  readonly forms: readonly Written[]
  /** Null where no town is known, on the command line. */
  readonly known: Known | null
}

/** `file` is the name under which the findings stand. */
export function checkService(
  file: string,
  service: ServiceDefinition,
  { process, model, forms, known }: Around,
): readonly CheckProblem[] {
  return [
    ...(service.process === process ? [] : [otherProcess(file, service.process, process)]),
    ...(known ? inTown(file, service, known, model) : []),
    ...(model ? [...noWayIn(model, forms, true), ...unknownElements(file, service, model)] : []),
  ]
}

/** `process` of a service must be the key of the process with which it is deployed. */
export const otherProcess = (file: string, named: string, process: string): CheckProblem => ({
  element: file,
  severity: 'error',
  code: 'service-process',
  attribute: 'process',
  reason: {
    de: `Die Leistung nennt den Prozess „${named}“, gehört aber zu „${process}“.`,
    en: `The service names the process "${named}" but belongs to "${process}".`,
  },
  instead: { de: `Tragen Sie „${process}“ ein.`, en: `Write "${process}".` },
})

const inTown = (
  file: string,
  service: ServiceDefinition,
  known: Known,
  model: Model | null,
): readonly CheckProblem[] => [...taken(file, service, known), ...officeProblems(file, service, known, model)]

/** What names a service. */
export type Named = Pick<ServiceDefinition, 'id' | 'slug' | 'title' | 'process'>

/** What no two services may share and another one has: of the services of the other processes. */
export const takenBy = (
  service: Pick<Named, 'id' | 'slug'>,
  others: readonly Named[],
): readonly { readonly field: 'slug' | 'id'; readonly other: Named }[] =>
  (['slug', 'id'] as const).flatMap((field) => {
    const other = others.find((one) => one[field] === service[field])
    return other ? [{ field, other }] : []
  })

function taken(file: string, service: ServiceDefinition, { services }: Known): readonly CheckProblem[] {
  return takenBy(service, services).map(({ field, other }) => {
    const [de, en] = field === 'slug' ? ['Die Anschrift', 'The address'] : ['Die Kennung', 'The id']
    return {
      element: file,
      severity: 'error',
      code: 'service-taken',
      attribute: field,
      reason: {
        de: `${de} „${service[field]}“ hat schon die Leistung „${other.title}“ (Prozess „${other.process}“).`,
        en: `${en} "${service[field]}" is that of the service "${other.title}" (process "${other.process}").`,
      },
      instead: { de: 'Wählen Sie eine andere.', en: 'Choose another.' },
    }
  })
}

function officeProblems(
  file: string,
  { office }: ServiceDefinition,
  known: Known,
  model: Model | null,
): readonly CheckProblem[] {
  const found = known.offices.find(({ key }) => key === office)
  if (found?.closedOn === null) return otherOffice(file, found, officesOfProcess(model, known))
  const problem = { element: file, code: 'service-office', attribute: 'office' }
  const instead = {
    de: 'Wählen Sie ein Amt, das es gibt, oder legen Sie es unter Verwaltung, Stadt an.',
    en: 'Choose an office that exists, or open it under administration, town.',
  }
  if (found)
    return [
      {
        ...problem,
        severity: 'warning',
        reason: { de: `Das Amt „${office}“ ist geschlossen.`, en: `The office "${office}" is closed.` },
        instead,
      },
    ]
  return [
    {
      ...problem,
      severity: 'error',
      reason: {
        de: `Das Amt „${office}“ gibt es in dieser Stadt nicht: Niemand sähe die Vorgänge.`,
        en: `This town has no office "${office}": nobody would see the cases.`,
      },
      instead,
    },
  ]
}

/** Portal and notice of privacy name the office of the service. */
function otherOffice(file: string, named: TownOffice, own: readonly TownOffice[]): readonly CheckProblem[] {
  if (own.length === 0 || own.some(({ key }) => key === named.key)) return []
  const whose = own.map(({ name }) => `„${name}“`).join(', ')
  const whoseEn = own.map(({ name }) => `"${name}"`).join(', ')
  return [
    {
      element: file,
      severity: 'warning',
      code: 'service-office-other',
      attribute: 'office',
      reason: {
        de: `Zuständig ist laut Beschreibung „${named.name}“, am Prozess arbeitet aber ${whose}: Im Portal und beim Datenschutz stünde das falsche Amt.`,
        en: `The service names the office "${named.name}", which has no part in the process (${whoseEn}): the portal and the notice of privacy would name the wrong office.`,
      },
      instead: {
        de: 'Wählen Sie bei „Zuständiges Amt“ das Amt des Prozesses. Ist es doch das andere, geben Sie ihm im Modell einen Schritt.',
        en: 'Choose the office of the process. If the other is right, give it a step in the model.',
      },
    },
  ]
}

function unknownElements(file: string, service: ServiceDefinition, { elements }: Model): CheckProblem[] {
  return (['milestones', 'yourTurn'] as const).flatMap((field) =>
    service[field].flatMap(({ label, elements: named }, index) =>
      named
        .filter((id) => !Object.hasOwn(elements, id))
        .map((id) => ({
          element: file,
          severity: 'warning' as const,
          code: 'service-element',
          attribute: `${field}.${index}.elements`,
          reason: {
            de: `„${label}“ nennt den Schritt „${id}“, den die Zeichnung nicht hat: Der Bürger sähe es nie.`,
            en: `"${label}" names the step "${id}", which the drawing does not have: citizens would never see it.`,
          },
          instead: { de: 'Wählen Sie einen Schritt der Zeichnung.', en: 'Choose a step of the drawing.' },
        })),
    ),
  )
}
