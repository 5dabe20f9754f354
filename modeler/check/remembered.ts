/** The same text is not read twice: what a check has found stays true until the text changes. */
const MOST = 200

export function remembered<T>(read: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (text) => {
    const found = known.get(text) ?? read(text)
    // The ones that were asked for last stay.
    known.delete(text)
    known.set(text, found)
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    return found
  }
}
