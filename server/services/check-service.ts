/** What would keep a service from being found, begun or handled, although it is written as it must be. */
import type { CheckProblem, Model } from '../../engine/index.ts'
import type { ServiceDefinition } from './definition.ts'
import type { Written } from './read.ts'

/** What the town has beside this process. */
export interface Known {
  /** Its offices; those that are closed say so. */
  readonly offices: readonly { readonly key: string; readonly closedOn: string | null }[]
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
    ...(known ? inTown(file, service, known) : []),
    ...(model ? [...noWayIn(model, forms), ...unknownElements(file, service, model)] : []),
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

const inTown = (file: string, service: ServiceDefinition, known: Known): readonly CheckProblem[] => [
  ...taken(file, service, known),
  ...officeProblems(file, service, known),
]

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

function officeProblems(file: string, { office }: ServiceDefinition, { offices }: Known): CheckProblem[] {
  const found = offices.find(({ key }) => key === office)
  if (found?.closedOn === null) return []
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

/** A process that only messages, dates or others begin may have a service: its cases are found under it. */
function noWayIn({ elements, process }: Model, forms: readonly Written[]): CheckProblem[] {
  const starts = Object.values(elements).filter(
    ({ type, parent }) => type === 'bpmn:StartEvent' && parent === (process as string),
  )
  if (starts.some(({ form }) => forms.some(({ name }) => name === form))) return []
  const plain = starts.find(({ event }) => event === null)
  return [
    {
      element: plain?.id ?? starts[0]?.id ?? null,
      severity: plain ? 'error' : 'warning',
      code: 'service-start',
      reason: {
        de: 'Der Prozess beginnt ohne Formular: Niemand könnte die Leistung beantragen.',
        en: 'The process begins without a form: nobody could apply for the service.',
      },
      instead: {
        de: 'Geben Sie dem Startereignis ein Formular, oder nehmen Sie die Leistung heraus.',
        en: 'Give the start event a form, or take the service away.',
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
