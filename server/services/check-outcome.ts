/** A letter that says yes where the process says no, and the other way round. */
import { LETTER_TOPIC, type CheckProblem, type Element, type Flow, type Model } from '../../engine/index.ts'
import type { LetterDefinition } from './definition.ts'
import { textsIn } from './letter-expressions.ts'

interface Outcome {
  readonly id: 'rejected' | 'granted'
  readonly de: string
  readonly en: string
  /** How it is said. */
  readonly said: RegExp
}

/** In this order: what is "nicht genehmigt" is rejected, and is taken out before anything is looked for that is granted. */
const outcomes: readonly Outcome[] = [
  {
    ...{ id: 'rejected', de: 'lehnt ab', en: 'rejects' },
    said: /\b(?:nicht|keine?)\s+(?:ge|be)?(?:nehmig|willig|erteil|berechtig|stattge)\p{L}*|\p{L}*(?:ablehn|abgelehn|versag|zurückweis|zurückgewies|untersag)\p{L}*|\blehn\p{L}*(?=[^.!?]*\bab\b)/giu,
  },
  {
    ...{ id: 'granted', de: 'bewilligt', en: 'grants' },
    said: /\p{L}*(?:bewillig|genehmig|stattgegeb|stattgeb)\p{L}*|\bzu(?:sag|gesag)\p{L}*|\b(?:erteil)\p{L}*/giu,
  },
]

/** Null where the text says none of them, or more than one. */
export function outcomeOf(text: string): Outcome | null {
  const found: Outcome[] = []
  let rest = text
  for (const outcome of outcomes) {
    const without = rest.replace(outcome.said, ' ')
    if (without !== rest) found.push(outcome)
    rest = without
  }
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The first that says one. */
const firstOf = (texts: readonly string[]): Outcome | null =>
  texts.map(outcomeOf).find((outcome) => outcome !== null) ?? null

/** By its name, else by its subject, else by what is always printed; what is printed only sometimes says nothing of it. */
const ofLetter = (letter: LetterDefinition): Outcome | null =>
  firstOf([letter.title, letter.subject, printedAlways(letter)])

const printedAlways = (letter: LetterDefinition): string =>
  textsIn({ ...letter, blocks: letter.blocks.filter((block) => block.if === undefined) })
    .flatMap(({ field, text }) => (field.startsWith('blocks.') ? text : []))
    .join('. ')

/** By its name, else by the name of the way that leads to it and nowhere else. */
function ofStep({ elements, flows }: Model, step: Element): Outcome | null {
  const seen = new Set<Element>()
  const said = [step.name]
  for (let at: Element | undefined = step; at && !seen.has(at) && at.incoming.length === 1;) {
    seen.add(at)
    const flow: Flow | undefined = flows[at.incoming[0] ?? '']
    said.push(flow?.name ?? '')
    at = flow && elements[flow.source]
  }
  return firstOf(said)
}

/** Hints only: nobody but a person knows what a letter means. */
export const checkOutcomes = (model: Model, letters: readonly LetterDefinition[]): readonly CheckProblem[] =>
  Object.values(model.elements).flatMap((step) => {
    if (step.job?.topic !== LETTER_TOPIC) return []
    const letter = letters.find(({ id }) => id === step.job?.headers['letter'])
    const written = letter ? ofLetter(letter) : null
    const wanted = written && ofStep(model, step)
    if (!letter || !written || !wanted || written.id === wanted.id) return []
    return [contradiction(step.id, letter.title, { written, wanted })]
  })

interface Two {
  readonly written: Outcome
  readonly wanted: Outcome
}

const contradiction = (element: string, title: string, { written, wanted }: Two): CheckProblem => ({
  element,
  severity: 'warning',
  code: 'letter-opposed',
  reason: {
    de: `Der Schritt ${wanted.de}. Sein Brief „${title}“ ${written.de}.`,
    en: `The step ${wanted.en}. Its letter "${title}" ${written.en}.`,
  },
  instead: {
    de: 'Wählen Sie rechts den richtigen Brief, oder ändern Sie seinen Text auf der Seite „Briefe“.',
    en: 'Choose the right letter, or change its text on the page "Briefe".',
  },
})
