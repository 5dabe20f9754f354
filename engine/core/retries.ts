import type { Until } from './case.ts'
import type { Instant } from './ids.ts'

/** What a program is asked to do: a job of an element, or a listener. */
export type Asked = Extract<Until, { readonly kind: 'job' } | { readonly kind: 'listener' }>

/** The same once more, at once or not before a moment. */
export function again(asked: Asked, left: number, retryAt?: Instant): Asked {
  const { topic, headers } = asked
  const job = { topic, retries: left, headers, ...(retryAt !== undefined && { retryAt }) }
  if (asked.kind === 'job') return { kind: 'job', ...job }
  const { event, index, held } = asked
  return { kind: 'listener', event, index, ...job, held }
}
