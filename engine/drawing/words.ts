/** How figures and media of a step are written in German, in every table and on every paper. */

/** A working day, in minutes. */
const DAY = 480

/** Working time as people write it: "10 min", "1,5 Std", "2 Tage". */
export function writeMinutes(minutes: number | null): string {
  if (minutes === null) return ''
  if (minutes >= DAY && minutes % (DAY / 2) === 0)
    return `${germanNumber(minutes / DAY)} ${minutes === DAY ? 'Tag' : 'Tage'}`
  if (minutes >= 60 && minutes % 30 === 0) return `${germanNumber(minutes / 60)} Std`
  return `${germanNumber(minutes)} min`
}

/** The same in a sentence: "10 Minuten". */
export const sayMinutes = (minutes: number): string =>
  writeMinutes(minutes)
    .replace(/min$/, minutes === 1 ? 'Minute' : 'Minuten')
    .replace(/Std$/, minutes === 60 ? 'Stunde' : 'Stunden')

/** 0…1 as per cent. */
export const writeShare = (share: number | null): string =>
  share === null ? '' : `${germanNumber(Math.round(share * 1000) / 10)} %`

const number = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 20, useGrouping: false })

/** With the German comma and without dots, as it is typed. */
export const germanNumber = (value: number): string => number.format(value)

interface Word {
  /** In the file. */
  readonly id: string
  /** On the screen. */
  readonly name: string
}

/** In what form something comes in or goes out. */
export const media: readonly Word[] = [
  { id: 'paper', name: 'Papier' },
  { id: 'pdf', name: 'PDF' },
  { id: 'data', name: 'Daten' },
  { id: 'oral', name: 'mündlich' },
]

export const writeMedium = (medium: string | null): string =>
  media.find(({ id }) => id === medium)?.name ?? medium ?? ''

/** Where figures come from. */
export const figureSources: readonly Word[] = [
  { id: 'estimate', name: 'geschätzt' },
  { id: 'measured', name: 'gemessen' },
  { id: 'interview', name: 'aus dem Interview' },
  { id: 'table', name: 'Zeitwerttabelle' },
]
