/** What the filters of lists share: they stand in the query string, so that an address can be mailed. */
import { z } from 'zod'

/** `q.amt`: the key of an office; what is none is left out. */
export const officeInQuery = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .optional()
  .catch(undefined)

/** As it was read from the address; `sort` is `name` where nothing else was asked for. */
type Filter = Readonly<Record<string, string | undefined>>

export const isFiltered = (filter: Filter): boolean =>
  Object.entries(filter).some(([name, value]) => name !== 'sort' && value !== undefined)

/** The filter as query string, empty or with its question mark. */
export function queryOf(filter: Filter): string {
  const given = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && !(name === 'sort' && value === 'name'),
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][]).toString()}`
}
