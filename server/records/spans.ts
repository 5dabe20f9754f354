/** Spans of days in German words. */

/** Calendar days from one ISO date to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** `1 Tag`, `3 Tage`; with `dative` as after "seit" and "vor": `einem Tag`, `3 Tagen`. */
export function countDays(count: number, dative = false): string {
  if (count === 1) return dative ? 'einem Tag' : '1 Tag'
  return `${count} ${dative ? 'Tagen' : 'Tage'}`
}

export interface DueState {
  /** `late`: passed; `soon`: today or in the next three days; `calm`: later. */
  readonly tone: 'late' | 'soon' | 'calm'
  /** "überfällig seit 3 Tagen", "heute fällig", "noch 2 Tage". */
  readonly words: string
}

/** How a deadline stands on a day, in words beside the colour. Both as ISO dates. */
export function dueState(due: string, today: string): DueState {
  const left = daysBetween(today, due)
  if (left < 0) return { tone: 'late', words: `überfällig seit ${countDays(-left, true)}` }
  if (left === 0) return { tone: 'soon', words: 'heute fällig' }
  return { tone: left <= 3 ? 'soon' : 'calm', words: `noch ${countDays(left)}` }
}
