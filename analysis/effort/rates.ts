/**
 * Published rates. Source: Leitfaden zur Ermittlung und Darstellung des Erfüllungsaufwands (Statistisches Bundesamt, 2025),
 * annexes 5 to 8, read from a transcription (github.com/juliaschaumeier/compliance-cost-computer), not from the print:
 * `checked` is false until somebody has compared them.
 */
export const rateSource = {
  title: 'Leitfaden Erfüllungsaufwand, Statistisches Bundesamt 2025, Lohnkosten der Kommunen',
  year: 2025,
  checked: false,
} as const

export const payGroups = ['eD/mD', 'gD', 'hD'] as const
export type PayGroup = (typeof payGroups)[number]

/** EUR an hour by pay group, without overheads ("Gemeinkosten zählen nicht"). */
export type Rates = Readonly<Record<PayGroup | 'average', number>>
export const municipalRates: Rates = { 'eD/mD': 25.5, gD: 42.2, hD: 70.4, average: 40.7 }

/** A person-year: 200 days of 8 hours. Same source. */
export const HOURS_PER_FTE = 1600

/** A working day, in which waiting and transport are noted too. */
export const MINUTES_PER_DAY = 480

/** One way of a citizen to the town hall that is not necessary any more: minutes, and EUR for the way. Same source, annex on ways. */
export const travel = { minutes: 15, euro: 1.1 } as const

export const isPayGroup = (text: string | null): text is PayGroup => payGroups.includes(text as PayGroup)
