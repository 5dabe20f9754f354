import type { Request } from 'express'
import { z } from 'zod'
import { Failure } from '../errors.ts'
import { slugOf } from '../records/slug.ts'

/** What an address may name: any id that a deployed file can carry. */
const addressed = z.string().regex(/^[A-Za-z_][\w.-]{0,99}$/)

/** The id of a new process: in its address, in its file and in every case. */
export const processKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,59}$/, 'Kennung: 3 bis 60 Zeichen aus a–z, 0–9 und Bindestrich, vorn ein Buchstabe.')
  .refine((key) => key !== 'neu', 'Die Kennung „neu“ ist nicht möglich.')

/** The key that a name gives: "Fundsachen abholen" becomes `fundsachen-abholen`. */
export function keyFrom(name: string): string {
  const slug = slugOf(name)
  return processKey.safeParse(slug).success ? slug : slugOf(`prozess ${name}`)
}

/** The process key in a request's address. Throws `unknown-process` when it cannot be one. */
export function keyOf(request: Request): string {
  const parsed = addressed.safeParse(request.params['key'])
  if (!parsed.success) throw new Failure('unknown-process')
  return parsed.data
}
