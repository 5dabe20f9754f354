/** What would keep a letter from being written in the middle of a case. */
import { LETTER_TOPIC, syntaxError, type CheckProblem, type Model } from '../../engine/index.ts'
import type { LetterDefinition } from './definition.ts'
import { expressionsIn, isBalanced, textsIn } from './letter-expressions.ts'

/** A letter without a word, what is still to be filled in, braces that would be printed, and every FEEL that does not parse. */
export const checkLetter = (file: string, letter: LetterDefinition): readonly CheckProblem[] => [
  ...(letter.blocks.length === 0 ? [empty(file)] : []),
  ...textsIn(letter).flatMap(({ field, text, whole }) => (whole || isBalanced(text) ? [] : unbalanced(file, field))),
  ...textsIn(letter).flatMap(({ field, text }) => openIn(file, field, text)),
  ...expressionsIn(letter).flatMap(({ field, text }) => faultIn(file, field, text)),
]

/** How the beginnings of letters name what only the town can say. */
const OPEN = /\[Bitte ergänzen\b[^\]]*\]?/

function openIn(file: string, field: string, text: string): CheckProblem[] {
  const [found] = OPEN.exec(text) ?? []
  if (found === undefined) return []
  return [
    {
      element: file,
      severity: 'warning',
      code: 'letter-open',
      attribute: field,
      reason: {
        de: `Hier ist noch etwas zu ergänzen: „${found}“ stünde so im Brief.`,
        en: `Something is still to be filled in here: "${found}" would be printed as it stands.`,
      },
      instead: { de: 'Schreiben Sie, was gilt, oder nehmen Sie den Absatz heraus.', en: 'Say it, or take it away.' },
    },
  ]
}

const empty = (file: string): CheckProblem => ({
  element: file,
  severity: 'error',
  code: 'letter-empty',
  attribute: 'blocks',
  reason: { de: 'Im Brief steht noch nichts.', en: 'The letter is empty.' },
  instead: { de: 'Fügen Sie einen Absatz hinzu.', en: 'Add a paragraph.' },
})

const unbalanced = (file: string, field: string): CheckProblem => ({
  element: file,
  severity: 'error',
  code: 'letter-feel',
  attribute: field,
  reason: {
    de: 'Zu jedem {{ gehört ein }}: Sonst stünde es so im Brief.',
    en: 'Each {{ needs its }}: else it would be printed as it stands.',
  },
  instead: { de: 'Ergänzen Sie, was fehlt, oder nehmen Sie es heraus.', en: 'Add what is missing, or take it away.' },
})

const nothing = (file: string, field: string): CheckProblem => ({
  element: file,
  severity: 'error',
  code: 'letter-feel',
  attribute: field,
  expression: '',
  place: { from: 0, to: 0 },
  reason: { de: 'Zwischen {{ und }} fehlt, was eingesetzt wird.', en: 'Between {{ and }} nothing is named.' },
  instead: { de: 'Ergänzen Sie, was fehlt, oder nehmen Sie es heraus.', en: 'Add what is missing, or take it away.' },
})

function faultIn(file: string, field: string, text: string): CheckProblem[] {
  if (text === '') return [nothing(file, field)]
  const fault = syntaxError(text)
  if (!fault) return []
  return [
    {
      element: file,
      severity: 'error',
      code: 'letter-feel',
      attribute: field,
      expression: text,
      place: { from: fault.from, to: fault.to },
      reason: {
        de: `Der Ausdruck „${text}“ ist nicht lesbar: Der Brief könnte nicht geschrieben werden.`,
        en: `The expression "${text}" cannot be read: the letter could not be written.`,
      },
      instead: {
        de: 'Berichtigen Sie ihn, zum Beispiel „{{ vorgang.nummer }}“, oder nehmen Sie ihn heraus.',
        en: 'Correct it, such as "{{ vorgang.nummer }}", or take it away.',
      },
    },
  ]
}

/** Tasks that would write a letter which is not there: every case would stand still at them. */
export function checkLetterTasks({ elements }: Model, letters: readonly string[]): readonly CheckProblem[] {
  return Object.values(elements).flatMap(({ id, job }) => {
    if (job?.topic !== LETTER_TOPIC) return []
    const named = job.headers['letter'] ?? ''
    if (letters.includes(named)) return []
    return [
      {
        element: id,
        severity: 'error' as const,
        code: 'letter-missing',
        reason: {
          de: named ? `Den Brief „${named}“ gibt es nicht.` : 'Diese Aufgabe sagt nicht, welchen Brief sie schreibt.',
          en: named ? `There is no letter "${named}".` : 'This task does not say which letter it writes.',
        },
        instead: {
          de:
            letters.length > 0
              ? 'Wählen Sie in der Aufgabe einen Brief, oder legen Sie auf der Seite „Briefe“ einen an.'
              : 'Legen Sie auf der Seite „Briefe“ einen an.',
          en:
            letters.length > 0
              ? 'Choose a letter in the task, or make one on the page "Briefe".'
              : 'Make one on the page "Briefe".',
        },
      },
    ]
  })
}
