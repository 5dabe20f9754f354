/** What has changed at one step or way, each in a sentence of its own. */
import {
  germanNumber,
  hidesFigures,
  isFigure,
  NOT_ENOUGH,
  sayMinutes,
  writeMedium,
  writeShare,
  type DrawnFlow,
  type DrawnNode,
  type StepFacts,
} from '../../../engine/index.ts'

type Say = (value: string | number) => string
const plain: Say = (value) => (typeof value === 'number' ? germanNumber(value) : value)
const minutes: Say = (value) => sayMinutes(Number(value))
const percent: Say = (value) => writeShare(Number(value))
const medium: Say = (value) => writeMedium(String(value))

/** Facts with their names, in the order in which a person would tell them. */
const facts: readonly (readonly [keyof StepFacts, string, Say])[] = [
  ['role', 'Rolle', plain],
  ['minutesUsual', 'üblich', minutes],
  ['minutesMin', 'mindestens', minutes],
  ['minutesMax', 'höchstens', minutes],
  ['waitingMinutes', 'Liegezeit', minutes],
  ['transportMinutes', 'Wegezeit', minutes],
  ['mediumIn', 'Medium hinein', medium],
  ['mediumOut', 'Medium hinaus', medium],
  ['system', 'Programm', plain],
  ['payGroup', 'Laufbahngruppe', plain],
  ['norm', 'Rechtsgrundlage', plain],
  ['share', 'Anteil', percent],
  ['pain', 'Was stört', plain],
  ['template', 'Vorlage', plain],
]

const TECHNICAL = 'Zuständigkeit, Formular, Bedingung oder Automatik ist geändert.'

export function sayNode(before: DrawnNode, now: DrawnNode, what: string): readonly string[] {
  const said = [
    ...(before.name === now.name ? [] : [`${what} hieß „${before.name}“.`]),
    ...(before.type === now.type ? [] : [`${what} ist von anderer Art als vorher.`]),
    ...(before.lane === now.lane
      ? []
      : [`${what} liegt jetzt bei „${now.lane ?? 'niemandem'}“, vorher bei „${before.lane ?? 'niemandem'}“.`]),
    ...sayFacts(before.facts, now.facts).map((says) => `${what}: ${says}`),
  ]
  return said.length > 0 ? said : [`${what}: ${TECHNICAL}`]
}

/** A figure that is shown on one side only would be told as new or gone: both or none. */
function sayFacts(before: StepFacts | null, now: StepFacts | null): readonly string[] {
  const hidden = hidesFigures(before) || hidesFigures(now)
  const said = facts.flatMap(([key, name, say]) => {
    const says = sayFact(name, say, before?.[key] ?? null, now?.[key] ?? null)
    return says.map((one) => (hidden && isFigure(key) ? HIDDEN : one))
  })
  return [...new Set(said)]
}

const HIDDEN = `Zahlen sind geändert. Sie stehen hier nicht, weil sie ${NOT_ENOUGH}.`

type Fact = string | number | null

function sayFact(name: string, say: Say, before: Fact, now: Fact): readonly string[] {
  if (before === now) return []
  if (now === null) return [`${name} ist nicht mehr angegeben (vorher ${say(before ?? '')}).`]
  return [before === null ? `${name} ${say(now)} (neu angegeben).` : `${name} ${say(now)} statt ${say(before)}.`]
}

export function sayFlow(before: DrawnFlow, now: DrawnFlow, what: string): readonly string[] {
  const said = [
    ...(before.name === now.name ? [] : [`${what} hieß ${before.name ? `„${before.name}“` : 'vorher nicht so'}.`]),
    ...(before.source === now.source && before.target === now.target ? [] : [`${what} führte vorher woanders hin.`]),
    ...sayFact('Anteil', percent, before.share, now.share).map((says) => `${what}: ${says}`),
  ]
  return said.length > 0 ? said : [`${what}: Die Bedingung ist geändert.`]
}
