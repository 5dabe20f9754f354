/** For what must be there because the engine itself put it there: its absence is a defect, never bad input. */
export function known<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`the engine lost ${what}`)
  return value
}
