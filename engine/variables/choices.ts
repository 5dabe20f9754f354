/** Comparisons of a choice with a text that is none of its options: they never hold. */
import type { ProcessFiles } from './files.ts'
import { askedDecisions, expressionsIn, ofLetter, type Place } from './expressions.ts'
import { nearest } from './nearest.ts'
import type { Source, Written } from './written.ts'
import { comparedIn, type Compared } from '../compile/feel/compared.ts'
import { says, type CheckProblem } from '../compile/problem.ts'
import { insideNot, readLiteral } from '../decisions/cell.ts'
import type { Decision } from '../decisions/decision.ts'
import { splitList } from '../decisions/read-table.ts'

/**
 * Only variables that forms alone fill, and mappings with a fixed text. Silent as soon as something may bring variables that no
 * file names: it may bring this one too, with any value.
 */
export function choiceProblems(files: ProcessFiles, { sources, open }: Written): readonly CheckProblem[] {
  if (open) return []
  const written = [...expressionsIn(files), ...files.letters.flatMap(ofLetter)].flatMap((place) =>
    comparedIn(place.text).map((compared) => ({ place, compared })),
  )
  const found = [...written, ...askedDecisions(files).flatMap(comparedInTable)].flatMap(({ place, compared }) => {
    const own = sources.filter(({ variable }) => variable === compared.variable)
    const values = valuesOf(own)
    return values === null || values.includes(compared.text) ? [] : [problem(place, compared, values, own)]
  })
  const said = ({ element, attribute, reason }: CheckProblem): string => [element, attribute, reason.en].join(' ')
  return found.filter((one, index) => found.findIndex((other) => said(other) === said(one)) === index)
}

/** Texts in the cells of a column that asks for nothing but a variable. */
function comparedInTable({ id, logic, requires }: Decision): readonly { place: Place; compared: Compared }[] {
  if (logic.kind !== 'table') return []
  return logic.rules.flatMap(({ tests }, row) =>
    logic.inputs.flatMap(({ expression, label }, column) => {
      const text = tests[column] ?? '-'
      if (requires.some(({ variable }) => variable === expression.trim())) return []
      const where = says(`Zeile ${row + 1}, Spalte „${label}“: `, `Row ${row + 1}, column "${label}": `)
      const place = { element: id, text, attribute: `rule ${row + 1}, input ${column + 1}`, where }
      return textsIn(text).map((one) => ({ place, compared: { variable: expression.trim(), ...one } }))
    }),
  )
}

/** Literals between the commas, or those inside `not( )`. */
function textsIn(cell: string): readonly Omit<Compared, 'variable'>[] {
  return splitList(insideNot(cell) ?? cell).flatMap((part) => {
    const literal = readLiteral(part)
    const from = cell.indexOf(part)
    return literal?.kind === 'string' ? [{ text: String(literal.value), from, to: from + part.length }] : []
  })
}

/** All that the sources offer; null when one may be anything, or none is a form. */
function valuesOf(sources: readonly Source[]): readonly string[] | null {
  if (sources.every(({ form }) => form === undefined) || sources.some(({ values }) => values === null)) return null
  return [...new Set(sources.flatMap(({ values }) => values ?? []))]
}

function problem(
  { element, text, attribute, where = says('', '') }: Place,
  { variable, text: compared, from, to }: Compared,
  values: readonly string[],
  sources: readonly Source[],
): CheckProblem {
  const meant = nearest(compared, values, 1 / 2) ?? (values.length === 1 ? values[0] : undefined)
  const replacement = meant === undefined ? null : text.slice(0, from) + JSON.stringify(meant) + text.slice(to)
  const forms = [...new Set(sources.flatMap(({ form }) => form ?? []))]
  return {
    element,
    severity: 'warning',
    code: 'choice-unknown',
    reason: says(
      `${where.de}„${variable}“ ist nie „${compared}“: ${sayForms(forms)} nur ${listed(values, ['„', '“'], 'oder')} zur Wahl.`,
      `${where.en}"${variable}" is never "${compared}": it can only be ${listed(values, ['"', '"'], 'or')}.`,
    ),
    instead: replacement
      ? says(`Schreiben Sie ${replacement}`, `Write ${replacement}`)
      : says('Nehmen Sie einen dieser Werte.', 'Use one of these values.'),
    expression: text,
    place: { from, to },
    ...(attribute !== undefined && { attribute }),
    ...(replacement && { replacement }),
  }
}

const sayForms = (forms: readonly string[]): string =>
  forms.length === 1 ? `Das Formular „${forms[0]}“ stellt` : `Die Formulare ${listed(forms, ['„', '“'], 'und')} stellen`

function listed(words: readonly string[], [open, close]: readonly [string, string], or: string): string {
  const quoted = words.map((word) => open + word + close)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${or} ${last}`
}
