/** What was noted at a step, in German sentences for those who read and confirm it: the same in the modeler and on paper. */
import type { StepFacts } from './drawing.ts'
import { hasFigures, hidesFigures, NOT_ENOUGH, shownFacts } from './shown.ts'
import { figureSources, sayMinutes, writeMedium, writeShare } from './words.ts'

type Noted = Omit<StepFacts, 'role' | 'payGroup'>

/** One sentence each; figures only where they may be shown. */
export function sayFacts(noted: Noted): readonly string[] {
  const facts = shownFacts(noted)
  return [
    facts.system && `Womit: ${facts.system}.`,
    duration(facts),
    facts.waitingMinutes && `Vorher liegt es ${sayMinutes(facts.waitingMinutes)}.`,
    facts.transportMinutes && `Unterwegs ist es ${sayMinutes(facts.transportMinutes)}.`,
    facts.share !== null && `Das kommt in ${writeShare(facts.share)} der Fälle vor.`,
    origin(facts),
    hidesFigures(noted) && `Notiert sind auch Zahlen. Sie stehen hier nicht, weil sie ${NOT_ENOUGH}.`,
    ways(facts),
    facts.pain && `Was stört: ${facts.pain}.`,
    facts.norm && `Grundlage: ${facts.norm}.`,
    facts.template && `Vorlage: ${facts.template}.`,
  ].filter((one): one is string => Boolean(one))
}

function duration({ minutesMin, minutesUsual, minutesMax }: Noted): string | null {
  const range = [
    minutesMin === null ? '' : `mindestens ${sayMinutes(minutesMin)}`,
    minutesMax === null ? '' : `höchstens ${sayMinutes(minutesMax)}`,
  ]
    .filter(Boolean)
    .join(', ')
  if (minutesUsual === null) return range && `Dauert ${range}.`
  return `Dauert üblicherweise ${sayMinutes(minutesUsual)}${range && ` (${range})`}.`
}

function ways({ mediumIn, mediumOut }: Noted): string | null {
  const parts = [
    mediumIn && `kommt als ${writeMedium(mediumIn)}`,
    mediumOut && `geht als ${writeMedium(mediumOut)} weiter`,
  ].filter(Boolean)
  return parts.length > 0 ? `Es ${parts.join(' und ')}.` : null
}

/** On whom the figures rest, and since when. */
function origin(facts: Noted): string | null {
  const name = figureSources.find(({ id }) => id === facts.source)?.name
  if (!hasFigures(facts) || !name) return null
  const when = facts.day ? ` vom ${facts.day.split('-').reverse().join('.')}` : ''
  return `Zahlen: ${name}${when}${facts.persons === null ? '' : `, ${facts.persons} Personen`}.`
}
