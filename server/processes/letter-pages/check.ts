/** Whether a letter may be saved, told beside the inputs. */
import { syntaxError, type FormError } from '../../../engine/index.ts'
import { LetterDefinition } from '../../services/definition.ts'

/** None: it may be saved. */
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
  const [first = '', at = '', field = '', row = '', cell = ''] = path
  if (first === 'giro') return { key: path.join('.'), message: 'Zahlung: Bitte nennen Sie Betrag und Kassenzeichen.' }
  if (first !== 'blocks') return { key: first, message: sayings[first] ?? `${first}: Bitte prüfen.` }
  const place = `${Number(at) + 1}. Teil des Briefs`
  if (field === 'rows' && row !== '')
    return {
      key: `blocks.${at}.rows.${row}.${cell === '0' ? 'left' : 'right'}`,
      message: `${place}: Bitte füllen Sie beide Spalten.`,
    }
  if (field === 'block') return { key: `blocks.${at}.block`, message: `${place}: Bitte wählen Sie einen Textbaustein.` }
  const key = field === 'if' ? `blocks.${at}.if` : `blocks.${at}.text`
  return { key, message: `${place}: Bitte ausfüllen, oder entfernen Sie ihn.` }
}

interface Written {
  /** Of the input. */
  readonly key: string
  readonly text: string
  /** All of it is an expression, else only what stands in braces. */
  readonly whole?: boolean
}

const faults = (shape: LetterDefinition): readonly FormError[] =>
  textsOf(shape).flatMap(({ key, text, whole }) => {
    const wrong = whole ? expressionFault(text) : textFault(text)
    return wrong ? [{ key, message: wrong }] : []
  })

function textsOf({ subject, blocks, giro }: LetterDefinition): readonly Written[] {
  return [
    { key: 'subject', text: subject },
    ...blocks.flatMap((block, at): Written[] => {
      const own = `blocks.${at}`
      const when = block.if === undefined ? [] : [{ key: `${own}.if`, text: block.if, whole: true }]
      if (block.type === 'table')
        return [
          ...when,
          ...block.rows.flatMap(([left, right], row): Written[] => [
            { key: `${own}.rows.${row}.left`, text: left },
            { key: `${own}.rows.${row}.right`, text: right },
          ]),
        ]
      if (block.type !== 'list') return [...when, { key: `${own}.text`, text: block.text }]
      return typeof block.items === 'string'
        ? [...when, { key: `${own}.text`, text: block.items.replace(/^\{\{|\}\}$/g, ''), whole: true }]
        : [...when, { key: `${own}.text`, text: block.items.join('\n') }]
    }),
    ...(giro
      ? [
          { key: 'giro.amount', text: giro.amount, whole: true },
          { key: 'giro.reference', text: giro.reference, whole: true },
        ]
      : []),
  ]
}

function textFault(text: string): string | null {
  if (text.split('{{').length !== text.split('}}').length) return 'Zu jedem {{ gehört ein }}.'
  const holes = [...text.matchAll(/\{\{(.*?)\}\}/gs)].map(([, inside = '']) => inside)
  return holes.map(expressionFault).find((fault) => fault !== null) ?? null
}

function expressionFault(written: string): string | null {
  const expression = written.trim().replace(/^=/, '')
  if (expression === '') return 'Zwischen {{ und }} fehlt, was eingesetzt wird.'
  return syntaxError(expression) ? `„${expression}“ ist kein gültiger Ausdruck.` : null
}
