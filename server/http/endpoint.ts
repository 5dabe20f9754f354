/** An address of the API: what it takes, what it answers, who may ask. Routes and the OpenAPI description are made from the same list. */
import { Router, type Request, type Response } from 'express'
import type { z } from 'zod'
import { Failure, type ErrorCode } from '../errors.ts'

interface Described {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Below the place where it is mounted, with its parameters in braces: `/{key}/draft`. */
  readonly path: string
  readonly does: string
  /** What the one who asks must have. */
  readonly needs: string
  /** What it answers; null is an answer without content. */
  readonly gives: z.ZodType | null
  /** 200 when left out, 204 without content. */
  readonly status?: number
  /** What can go wrong beside the input and the right to ask. */
  readonly errors?: readonly ErrorCode[]
}

export interface Endpoint extends Described {
  readonly body: z.ZodType | null
  handle(request: Request, response: Response): Promise<unknown>
}

/** An endpoint that takes a body; it is parsed before anything looks at it, and `bad-input` says what is wrong with it. */
export function taking<S extends z.ZodType>(
  body: S,
  described: Described,
  handle: (body: z.infer<S>, request: Request, response: Response) => Promise<unknown>,
): Endpoint {
  return {
    ...described,
    body,
    handle: async (request, response) => handle(parse(body, request.body), request, response),
  }
}

export const asking = (
  described: Described,
  handle: (request: Request, response: Response) => Promise<unknown>,
): Endpoint => ({ ...described, body: null, handle })

export function routes(endpoints: readonly Endpoint[]): Router {
  const router = Router()
  for (const endpoint of endpoints) {
    const { method, path, gives, status = gives ? 200 : 204 } = endpoint
    router[method](path.replace(/\{(\w+)\}/g, ':$1'), async (request, response) => {
      const answer = await endpoint.handle(request, response)
      response.status(status).set('cache-control', 'no-store')
      if (gives) response.json(answer)
      else response.end()
    })
  }
  return router
}

function parse<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return parsed.data
  throw new Failure('bad-input', parsed.error.issues.map(sentence).join(' '))
}

/** A sentence of the schema stands alone; what zod says itself needs the place. */
function sentence({ path, message }: z.core.$ZodIssue): string {
  const own = /\.$/.test(message)
  return own || path.length === 0 ? message : `${path.join('.')}: ${message}.`
}
