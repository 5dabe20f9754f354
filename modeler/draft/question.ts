/** A question with its answers in a form, so that a decision can ask for them. */
import { freeId } from './newFiles.ts'
import { plainWords } from './plainWords.ts'

export interface Question {
  readonly key: string
  readonly label: string
  readonly answers: readonly Answer[]
}

interface Answer {
  readonly value: string
  readonly label: string
}

interface Field {
  readonly key?: string
  readonly values?: readonly Answer[]
}

/** "Angaben fehlen?" with its ways becomes `angabenFehlen` with a value for each of them. */
export function questionOf(label: string, ways: readonly string[]): Question {
  const values: string[] = []
  for (const way of ways) values.push(freeId(way || 'weg', values))
  return { key: keyOf(label), label, answers: ways.map((way, index) => ({ value: values[index] ?? way, label: way })) }
}

const keyOf = (label: string): string =>
  plainWords(label)
    .map((word, index) => (index === 0 ? word : word.replace(/^./, (first) => first.toUpperCase())))
    .join('')
    .replace(/^(?=\d)/, 'n') || 'antwort'

/** The form with the question at its end; one that is there already gets the answers that it lacks. */
export function withQuestion(content: string, { key, label, answers }: Question): string {
  const schema = JSON.parse(content) as { readonly components?: readonly Field[] }
  const components = schema.components ?? []
  const asked = components.find((field) => field.key === key)
  const given = asked?.values ?? []
  const more = answers.filter(({ value }) => !given.some((one) => one.value === value))
  const field = asked ?? { type: 'radio', id: `Field_${key}`, key, label, validate: { required: true } }
  const now = { ...field, values: [...given, ...more] }
  const next = asked ? components.map((one) => (one === asked ? now : one)) : [...components, now]
  return JSON.stringify({ ...schema, components: next }, null, 2)
}
