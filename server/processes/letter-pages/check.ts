/** What deployment says of a letter, told beside its inputs. */
import type { CheckProblem, FormError } from '../../../engine/index.ts'
import { letterProblems } from '../../services/check.ts'
import type { LetterDefinition } from '../../services/definition.ts'

/** What it lacks before it can be deployed; none: it is complete. */
export const letterErrors = (shape: LetterDefinition): readonly FormError[] =>
  once(
    letterProblems({ name: '', content: JSON.stringify(shape) })
      .filter(({ severity }) => severity === 'error')
      .map(atInput),
  )

/** Of all that deployment would say, what it warns of in this file. */
export const letterWarnings = (problems: readonly CheckProblem[], file: string): readonly FormError[] =>
  once(problems.filter(({ element, severity }) => element === file && severity === 'warning').map(atInput))

const once = (errors: readonly FormError[]): readonly FormError[] =>
  errors.filter(
    ({ key, message }, index) => errors.findIndex((one) => one.key === key && one.message === message) === index,
  )

function atInput({ code, attribute = '', reason, instead }: CheckProblem): FormError {
  if (code === 'definition-field') return sentence(attribute.split('.'))
  return { key: inputOf(attribute), message: `${reason.de} ${instead.de}` }
}

const sayings: Readonly<Record<string, string>> = {
  title: 'Name des Briefs: Bitte ausfüllen.',
  subject: 'Betreff: Bitte ausfüllen.',
  kind: 'Bitte wählen Sie Brief oder Bescheid.',
}

function sentence(path: readonly string[]): FormError {
  const [first = '', at = '', field = '', row = ''] = path
  if (first === 'giro') return { key: path.join('.'), message: 'Zahlung: Bitte nennen Sie Betrag und Kassenzeichen.' }
  if (first !== 'blocks') return { key: first, message: sayings[first] ?? `${first}: Bitte prüfen.` }
  const place = `${Number(at) + 1}. Teil des Briefs`
  if (field === 'rows' && row !== '')
    return { key: inputOf(path.join('.')), message: `${place}: Bitte füllen Sie beide Spalten.` }
  if (field === 'block') return { key: `blocks.${at}.block`, message: `${place}: Bitte wählen Sie einen Textbaustein.` }
  const key = field === 'if' ? `blocks.${at}.if` : `blocks.${at}.text`
  return { key, message: `${place}: Bitte ausfüllen, oder entfernen Sie ihn.` }
}

/** A list is written in one input, a line an entry, and the columns of a table have names. Where there is nothing yet, something is added. */
const inputOf = (field: string): string =>
  field
    .replace(/^blocks$/, 'neu')
    .replace(/^(blocks\.\d+)\.items(?:\.\d+)?$/, '$1.text')
    .replace(/\.0$/, '.left')
    .replace(/\.1$/, '.right')
