/** The key under which a file begins a process. */
import type { LookedAt } from './look.ts'

const possible = /^[A-Za-z_][\w.-]{0,99}$/
/** Addresses that are no processes. */
const reserved = new Set(['neu', 'einlesen'])

/** Its own id, so that it goes out as it came; of a list, or where the id cannot be an address, what it is called. */
export function keyFor({ kind, ids, title, name }: Pick<LookedAt, 'kind' | 'ids' | 'title' | 'name'>): string {
  const [own = ''] = ids
  if (kind === 'bpmn' && possible.test(own)) return own
  const file = (name.split('/').at(-1) ?? name).replace(/\.[^.]+$/, '').replace(/-schritte$/, '')
  const plain = (title ?? file)
    .toLowerCase()
    .replace(/[äöüß]/g, (sign) => umlauts[sign] ?? sign)
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 60)
  return plain.length >= 3 ? plain : 'prozess'
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** With a number behind it where it is taken. */
export function freeKey(wanted: string, taken: (key: string) => boolean): string {
  const free = (key: string): boolean => !taken(key) && !reserved.has(key)
  if (free(wanted)) return wanted
  let number = 2
  while (!free(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}
