/** What would keep a letter from being written in the middle of a case. */
import { syntaxError, type CheckProblem, type Model } from '../../engine/index.ts'
import type { LetterDefinition } from './definition.ts'

interface Expression {
  /** Path of the field, such as `blocks.2.text`. */
  readonly field: string
  readonly text: string
}

/** Every FEEL of a letter that does not parse. */
export const checkLetter = (file: string, letter: LetterDefinition): readonly CheckProblem[] =>
  expressionsOf(letter).flatMap(({ field, text }) => faultIn(file, field, text))

function faultIn(file: string, field: string, written: string): CheckProblem[] {
  const text = written.trim().replace(/^=/, '')
  const fault = text === '' ? { from: 0, to: 0 } : syntaxError(text)
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

function expressionsOf({ subject, blocks, giro }: LetterDefinition): readonly Expression[] {
  return [
    ...holesIn('subject', subject),
    ...blocks.flatMap((block, index) => {
      const field = `blocks.${index}`
      return [...(block.if === undefined ? [] : [{ field: `${field}.if`, text: block.if }]), ...inBlock(field, block)]
    }),
    ...(giro
      ? [
          { field: 'giro.amount', text: giro.amount },
          { field: 'giro.reference', text: giro.reference },
        ]
      : []),
  ]
}

function inBlock(field: string, block: LetterDefinition['blocks'][number]): readonly Expression[] {
  if (block.type === 'table')
    return block.rows.flatMap((row, index) => row.flatMap((cell) => holesIn(`${field}.rows.${index}`, cell)))
  if (block.type !== 'list') return holesIn(`${field}.text`, block.text)
  if (typeof block.items === 'string')
    return [{ field: `${field}.items`, text: block.items.replace(/^\{\{|\}\}$/g, '') }]
  return block.items.flatMap((item, index) => holesIn(`${field}.items.${index}`, item))
}

const holesIn = (field: string, text: string): readonly Expression[] =>
  [...text.matchAll(/\{\{(.*?)\}\}/gs)].map(([, inside = '']) => ({ field, text: inside }))

const TOPIC = 'laufzettel.letter'

/** Tasks that would write a letter which is not there. Without a service nobody has begun to offer it: then it is only said. */
export function checkLetterTasks(
  { elements }: Model,
  letters: readonly string[],
  severity: CheckProblem['severity'],
): readonly CheckProblem[] {
  return Object.values(elements).flatMap(({ id, job }) => {
    if (job?.topic !== TOPIC) return []
    const named = job.headers['letter'] ?? ''
    if (letters.includes(named)) return []
    return [
      {
        element: id,
        severity,
        code: 'letter-missing',
        reason: {
          de: named ? `Den Brief „${named}“ gibt es nicht.` : 'Diese Aufgabe sagt nicht, welchen Brief sie schreibt.',
          en: named ? `There is no letter "${named}".` : 'This task does not say which letter it writes.',
        },
        instead: {
          de: 'Legen Sie ihn auf der Seite „Leistung“ an, oder nennen Sie in der Aufgabe einen, den es gibt.',
          en: 'Make it on the page "Leistung", or name one that exists in the task.',
        },
      },
    ]
  })
}
