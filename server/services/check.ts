/** Everything that is to be said about the service and the letters of a version, before it is one. The door for the modeler, which says it of a draft: nothing that is imported from here reads a database or a file. */
import type { CheckProblem, Model } from '../../engine/index.ts'
import { checkLetter, checkLetterTasks } from './check-letters.ts'
import { checkOutcomes } from './check-outcome.ts'
import { checkSending } from './check-sending.ts'
import { checkService, type Around } from './check-service.ts'
import type { DraftedService, LetterDefinition, ServiceDefinition } from './definition.ts'
import {
  draftedLetter,
  draftedService,
  letterFile,
  letterId,
  readLetter,
  readService,
  type ServiceFiles,
  type Written,
} from './read.ts'
import { noWayIn } from './way-in.ts'

export { draftedLetter } from './read.ts'
export { partVariables } from './part-variables.ts'
export type { Known } from './check-service.ts'
export type { ServiceFiles, Written } from './read.ts'

/** A version without a service is checked as well: it may write letters. */
export function checkParts({ service, letters }: ServiceFiles, around: Around): readonly CheckProblem[] {
  const ids = letters.map(letterId)
  return [
    ...(service ? serviceProblems(service, around) : around.model ? noWayIn(around.model, around.forms, false) : []),
    ...letters.flatMap(letterProblems),
    ...twice(letters, ids),
    ...(around.model ? checkSteps(around.model, drafted(letters), { ids, forms: around.forms }) : []),
  ]
}

/** Of the steps that write letters. */
const checkSteps = (
  model: Model,
  letters: readonly LetterDefinition[],
  { ids, forms }: { readonly ids: readonly string[]; readonly forms: readonly Written[] },
): readonly CheckProblem[] => [
  ...checkLetterTasks(model, ids),
  ...checkOutcomes(model, letters),
  ...checkSending(model, letters, forms),
]

const drafted = (letters: readonly Written[]): readonly LetterDefinition[] =>
  letters.flatMap((file) => draftedLetter(file) ?? [])

/** What is not filled in yet, and what of the rest does not fit its process and its town. */
export function serviceProblems(file: Written, around: Around): readonly CheckProblem[] {
  const { problems } = readService(file)
  const service = draftedService(file)
  return service
    ? [...problems, ...checkService(file.name, whole(service), around).filter(besides(problems))]
    : problems
}

/** As it is read from a file. */
const whole = (service: DraftedService): ServiceDefinition => ({ ...service, yourTurn: service.yourTurn ?? [] })

/** An entry that is not filled in is not told twice. */
const besides =
  (problems: readonly CheckProblem[]) =>
  ({ attribute }: CheckProblem): boolean =>
    attribute === undefined || problems.every((one) => one.attribute !== attribute)

/** What is not filled in yet, and what of the rest could not be written. */
export function letterProblems({ name, content }: Written): readonly CheckProblem[] {
  const file = letterFile({ name })
  const letter = draftedLetter({ content })
  const { problems } = readLetter({ name: file, content })
  return [...problems, ...(letter ? checkLetter(file, letter).filter(besides(problems)) : [])]
}

function twice(letters: readonly Written[], ids: readonly string[]): readonly CheckProblem[] {
  return letters.flatMap(({ name }, index) => {
    const id = ids[index] ?? ''
    if (ids.indexOf(id) === index) return []
    return [
      {
        element: letterFile({ name }),
        severity: 'error' as const,
        code: 'letter-twice',
        attribute: 'id',
        reason: { de: `Den Brief „${id}“ gibt es mehrmals.`, en: `There are several letters "${id}".` },
        instead: {
          de: 'Behalten Sie einen davon, oder geben Sie ihm eine eigene Kennung.',
          en: 'Keep one of them, or give it an id of its own.',
        },
      },
    ]
  })
}
