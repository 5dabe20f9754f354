/** What a letter lacks before it can be deployed, told beside the inputs. */
import { syntaxError, type FormError } from '../../../engine/index.ts'
import { LetterDefinition } from '../../services/definition.ts'
import { holesIn, isBalanced, textsIn } from '../../services/letter-expressions.ts'

/** None: it is complete. */
export function letterErrors(shape: LetterDefinition): readonly FormError[] {
  const { error } = LetterDefinition.safeParse(shape)
  const found = (error?.issues ?? []).map(({ path }) => sentence(path.map(String)))
  const errors = [...found, ...(shape.blocks.length === 0 ? [NOTHING] : []), ...faults(shape)]
  return errors.filter(({ key }, index) => errors.findIndex((one) => one.key === key) === index)
}

const NOTHING: FormError = { key: 'neu', message: 'Im Brief steht noch nichts. Bitte fügen Sie einen Absatz hinzu.' }

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

const faults = (shape: LetterDefinition): readonly FormError[] =>
  textsIn(shape).flatMap(({ field, text, whole }) => {
    const wrong = whole ? expressionFault(text) : textFault(text)
    return wrong ? [{ key: inputOf(field), message: wrong }] : []
  })

/** A list is written in one input, a line an entry, and the columns of a table have names. */
const inputOf = (field: string): string =>
  field
    .replace(/^(blocks\.\d+)\.items(?:\.\d+)?$/, '$1.text')
    .replace(/\.0$/, '.left')
    .replace(/\.1$/, '.right')

function textFault(text: string): string | null {
  if (!isBalanced(text)) return 'Zu jedem {{ gehört ein }}.'
  const holes = holesIn('', text).map((hole) => expressionFault(hole.text))
  return holes.find((fault) => fault !== null) ?? null
}

function expressionFault(written: string): string | null {
  const expression = written.trim().replace(/^=/, '')
  if (expression === '') return 'Zwischen {{ und }} fehlt, was eingesetzt wird.'
  return syntaxError(expression) ? `„${expression}“ ist kein gültiger Ausdruck.` : null
}
