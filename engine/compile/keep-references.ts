/** References that lead nowhere are dropped by the reader; here they come back, so that writing a file loses nothing. */

/** What the reader says about a reference it could not follow. */
export interface LostReference {
  readonly message: string
  readonly element?: object
  readonly property?: string
  readonly value?: string
}

interface Holder {
  get(property: string): unknown
  set(property: string, value: unknown): void
}

/** Puts back what was lost, as something that has only the id; what was set in the meantime stays. Changes the elements. */
export function keepReferences(warnings: readonly LostReference[]): void {
  for (const { message, element, property, value } of warnings) {
    if (!element || !property || !value || !message.startsWith('unresolved reference')) continue
    const holder = element as Holder
    const before = holder.get(property)
    if (Array.isArray(before)) before.push({ id: value })
    else if (before === undefined || before === null) holder.set(property, { id: value })
  }
}
