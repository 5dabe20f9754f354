/** Comparisons of a choice with a text that is none of its options: they never hold. */
import type { ProcessFiles } from './files.ts'
import { expressionsIn, type Place } from './expressions.ts'
import { nearest } from './nearest.ts'
import type { Source, Written } from './written.ts'
import { comparedIn, type Compared } from '../compile/feel/compared.ts'
import { says, type CheckProblem } from '../compile/problem.ts'

/**
 * Only variables that forms alone fill, and mappings with a fixed text. A message or somebody else's job that brings the same name is
 * not reckoned with: what it brings is not written in the files.
 */
export function choiceProblems(files: ProcessFiles, { sources }: Written): readonly CheckProblem[] {
  const letters = files.letters.flatMap(({ name, expressions }) => expressions.map((text) => ({ element: name, text })))
  return [...expressionsIn(files), ...letters].flatMap((place) =>
    comparedIn(place.text).flatMap((compared) => {
      const own = sources.filter(({ variable }) => variable === compared.variable)
      const values = valuesOf(own)
      return values === null || values.includes(compared.text) ? [] : [problem(place, compared, values, own)]
    }),
  )
}

/** All that the sources offer; null when one may be anything, or none is a form. */
function valuesOf(sources: readonly Source[]): readonly string[] | null {
  if (sources.every(({ form }) => form === undefined) || sources.some(({ values }) => values === null)) return null
  return [...new Set(sources.flatMap(({ values }) => values ?? []))]
}

function problem(
  { element, text, attribute }: Place,
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
      `„${variable}“ ist nie „${compared}“: ${sayForms(forms)} nur ${listed(values, ['„', '“'], 'oder')} zur Wahl.`,
      `"${variable}" is never "${compared}": it can only be ${listed(values, ['"', '"'], 'or')}.`,
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
