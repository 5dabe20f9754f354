/** Variables that are read and that nothing ever gives a value. */
import { decisionExpressions, expressionsIn, ofLetter, type Place } from './expressions.ts'
import type { ProcessFiles } from './files.ts'
import { nearest } from './nearest.ts'
import { isVariable, type Written } from './written.ts'
import { readsOf, type Read } from '../compile/feel/reads.ts'
import { says, type Bilingual, type CheckProblem } from '../compile/problem.ts'
import { fieldsOf } from '../forms/form.ts'

/** Silent as soon as something may bring variables that no file names. */
export function unknownProblems(files: ProcessFiles, { sources, open }: Written): readonly CheckProblem[] {
  if (open) return []
  const known = [...new Set(sources.map(({ variable }) => variable))]
  const told = toldIn(files)
  const ask = askedBy(files)
  const strangeIn = (places: readonly Place[], ofPerson: Bilingual): readonly CheckProblem[] =>
    places.flatMap((place) => {
      if (place.receives) return []
      const names = new Set([...known, ...(place.names ?? [])])
      const strange = readsOf(place.text).filter(({ name }) => !names.has(name))
      return strange
        .filter(({ name }, index) => strange.findIndex((other) => other.name === name) === index)
        .map((read) => problem(place, read, told.has(read.name) ? ofPerson : meant(read.name, known, ask)))
    })
  return [
    ...strangeIn([...expressionsIn(files), ...decisionExpressions(files)], askApart),
    // What a letter cannot fill stops the case at the step that writes it.
    ...strangeIn(files.letters.flatMap(ofLetter), putIn),
  ]
}

/** What a person tells about themselves is in the forms, and no variable. */
const toldIn = ({ forms }: ProcessFiles): ReadonlySet<string> =>
  new Set(
    forms
      .flatMap(({ form }) => fieldsOf(form.components))
      .filter((field) => !isVariable(field))
      .map(({ key }) => key),
  )

const askApart = says(
  'Das Formular fragt es als Angabe zur Person, die Bedingungen und Regeln nicht sehen. Fragen Sie, was entschieden wird, in einem eigenen Feld.',
  'The form asks for it as a detail of a person, which conditions and rules do not see. Ask for it in a field of its own.',
)

const putIn = says(
  'Das Formular fragt es als Angabe zur Person. Setzen Sie es im Brief mit „Wert aus dem Vorgang einsetzen“ ein.',
  'The form asks for it as a detail of a person. Put it into the letter as such, for example applicant.familyName.',
)

function meant(name: string, known: readonly string[], otherwise: Bilingual): Bilingual {
  const near = nearest(name, known)
  return near === null ? otherwise : says(`Meinten Sie „${near}“?`, `Did you mean "${near}"?`)
}

/** Whoever does a task without a form can only say that it is done. */
function askedBy({ models }: ProcessFiles): Bilingual {
  const tasks = models.flatMap(({ elements }) => Object.values(elements)).filter(({ task, form }) => task && !form)
  const [de, en] = [tasks.map(({ name, id }) => `„${name || id}“`), tasks.map(({ name, id }) => `"${name || id}"`)]
  if (tasks.length === 0)
    return says(
      'Fragen Sie es in einem Formular, oder setzen Sie es an einem Schritt davor.',
      'Ask for it in a form, or set it at a step before.',
    )
  return says(
    `Fragen Sie es in einem Formular (noch ohne: ${de.join(', ')}, dort kann niemand etwas eintragen), oder setzen Sie es an einem Schritt davor.`,
    `Ask for it in a form (none yet: ${en.join(', ')}, where nobody can enter anything), or set it at a step before.`,
  )
}

function problem({ element, text, attribute }: Place, { name, from, to }: Read, instead: Bilingual): CheckProblem {
  return {
    element,
    severity: 'warning',
    code: 'variable-unknown',
    reason: says(
      `„${name}“ bekommt nirgends einen Wert: Kein Formular, keine Regel und kein Schritt schreibt es.`,
      `"${name}" never has a value: no form, decision or step writes it.`,
    ),
    instead,
    expression: text,
    place: { from, to },
    ...(attribute !== undefined && { attribute }),
  }
}
