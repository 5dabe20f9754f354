/** The key under which a file begins a process. */
import { slugOf } from '../../records/slug.ts'
import type { LookedAt } from './look.ts'

const possible = /^[A-Za-z_][\w.-]{0,99}$/
/** Addresses that are no processes. */
const reserved = new Set(['neu', 'einlesen'])

/** Its own id, so that it goes out as it came; of a list, or where the id cannot be an address, what it is called. */
export function keyFor({ kind, ids, title, name }: Pick<LookedAt, 'kind' | 'ids' | 'title' | 'name'>): string {
  const [own = ''] = ids
  if (kind === 'bpmn' && possible.test(own)) return own
  const file = (name.split('/').at(-1) ?? name).replace(/\.[^.]+$/, '').replace(/-schritte$/, '')
  const plain = slugOf(title ?? file).replace(/^[-0-9]+/, '')
  return plain.length >= 3 ? plain : 'prozess'
}

/** With a number behind it where it is taken. */
export function freeKey(wanted: string, taken: (key: string) => boolean): string {
  const free = (key: string): boolean => !taken(key) && !reserved.has(key)
  if (free(wanted)) return wanted
  let number = 2
  while (!free(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}
