/** Everything that is to be said about the service and the letters of a version, before it is one. */
import type { CheckProblem } from '../../engine/index.ts'
import { checkLetter, checkLetterTasks } from './check-letters.ts'
import { checkService, type Around } from './check-service.ts'
import { readLetter, readService, type Written } from './read.ts'

export interface ServiceFiles {
  readonly service: Written | null
  readonly letters: readonly Written[]
}

/** A version without a service is checked as well: it may write letters. */
export function checkParts({ service, letters }: ServiceFiles, around: Around): readonly CheckProblem[] {
  const ids = letters.map((file) => readLetter(file).value?.id ?? file.name.replace(/\.json$/, ''))
  return [
    ...(service ? serviceProblems(service, around) : []),
    ...letters.flatMap(letterProblems),
    ...twice(letters, ids),
    ...(around.model ? checkLetterTasks(around.model, ids, service ? 'error' : 'warning') : []),
  ]
}

export function serviceProblems(file: Written, around: Around): readonly CheckProblem[] {
  const { value, problems } = readService(file)
  return value ? checkService(file.name, value, around) : problems
}

export function letterProblems({ name, content }: Written): readonly CheckProblem[] {
  const file = name.startsWith('letters/') ? name : `letters/${name}`
  const { value, problems } = readLetter({ name: file, content })
  return value ? checkLetter(file, value) : problems
}

function twice(letters: readonly Written[], ids: readonly string[]): readonly CheckProblem[] {
  return letters.flatMap(({ name }, index) => {
    const id = ids[index] ?? ''
    if (ids.indexOf(id) === index) return []
    return [
      {
        element: `letters/${name}`,
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
