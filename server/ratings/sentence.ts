/** The one sentence above the report. It says the worst as plainly as the best. */
import { percent, type Group } from '../../analysis/index.ts'

const grouped = new Intl.NumberFormat('de-DE')
export const count = (value: number): string => grouped.format(value)

/** About the OZG services for which the town itself is responsible. */
export function headline(town: Group | undefined): string {
  if (!town) return 'Im Katalog steht noch keine OZG-Leistung, für die die Stadt selbst zuständig ist.'
  const { online, unknown, analog, form, information, 'end-to-end': done } = town.byStatus
  const cases = percent({ ...online.cases, numerator: online.cases.numerator + done.cases.numerator })
  const [open, paper, some, full] = [unknown, analog, online, done].map(({ services }) => services.numerator) as [
    number,
    number,
    number,
    number,
  ]
  return [
    `Von ${count(town.services)} OZG-Leistungen in eigener Zuständigkeit ${is(some)} ${many(some)} online und ${many(full)} Ende zu Ende digital`,
    ` (zusammen ${cases} der Fälle im Jahr${town.cases.estimate ? ', Schätzung' : ''}); `,
    ...[
      [form.services.numerator, 'mit Formular'],
      [information.services.numerator, 'nur mit Information'],
    ].flatMap(([of, what]) => (of ? `${many(Number(of))} ${is(Number(of))} ${what}, ` : [])),
    `${many(paper)} ${is(paper)} analog, `,
    open === 0 ? 'alle sind erhoben.' : `bei ${count(open)} ist der Stand nicht erhoben.`,
  ].join('')
}

const is = (value: number): string => (value < 2 ? 'ist' : 'sind')
const many = (value: number): string => (value === 0 ? 'keine' : value === 1 ? 'eine' : count(value))
