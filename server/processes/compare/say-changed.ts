/** What has changed at one step or way, each in a sentence of its own. */
import type { DrawnFlow, DrawnNode, StepFacts } from '../../../engine/index.ts'

const media: Readonly<Record<string, string>> = { paper: 'Papier', pdf: 'PDF', data: 'Daten', oral: 'mündlich' }

type Say = (value: string | number) => string
const plain: Say = (value) => String(value).replace('.', ',')
const minutes: Say = (value) => `${plain(value)} ${value === 1 ? 'Minute' : 'Minuten'}`
const percent: Say = (value) => `${plain(Math.round(Number(value) * 1000) / 10)} %`
const medium: Say = (value) => media[value] ?? String(value)

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
]

const TECHNICAL = 'Zuständigkeit, Formular, Bedingung oder Automatik ist geändert.'

export function sayNode(before: DrawnNode, now: DrawnNode, what: string): readonly string[] {
  const said = [
    ...(before.name === now.name ? [] : [`${what} hieß „${before.name}“.`]),
    ...(before.type === now.type ? [] : [`${what} ist von anderer Art als vorher.`]),
    ...(before.lane === now.lane
      ? []
      : [`${what} liegt jetzt bei „${now.lane ?? 'niemandem'}“, vorher bei „${before.lane ?? 'niemandem'}“.`]),
    ...facts.flatMap(([key, name, say]) =>
      sayFact(name, say, before.facts?.[key] ?? null, now.facts?.[key] ?? null).map((says) => `${what}: ${says}`),
    ),
  ]
  return said.length > 0 ? said : [`${what}: ${TECHNICAL}`]
}

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
