import { folded } from '../../engine/index.ts'

/** "Straße aufgraben" becomes `strasse-aufgraben`: for addresses and file names, at most 60 signs. */
export const slugOf = (text: string): string =>
  folded(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')

/** The name wanted, or the first of name-2, name-3 … that can be taken. */
export async function takeFirst(wanted: string, take: (name: string) => Promise<boolean>): Promise<string> {
  if (await take(wanted)) return wanted
  for (let number = 2; ; number++) {
    const name = `${wanted.slice(0, 56)}-${number}`
    if (await take(name)) return name
  }
}
