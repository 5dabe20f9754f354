/** The description of the API for programs that are written against it (OpenAPI 3.1), from the schemas that check what they send. */
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { errors, type ErrorCode } from '../errors.ts'

/** Endpoints by where they are mounted: `/api/v1/processes`. */
export type Mounted = Readonly<Record<string, readonly Endpoint[]>>

export function openApi(mounted: Mounted): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [base, endpoints] of Object.entries(mounted)) {
    for (const endpoint of endpoints) {
      const path = base + endpoint.path
      paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Laufzettel', version: '1' },
    components: {
      schemas: { Problem: schemaOf(Problem) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ token: [] }],
    paths,
  }
}

/** How every error is answered; `docs/errors.md` has the codes. */
const Problem = z.object({
  code: z.string(),
  status: z.int(),
  says: z.string(),
  next: z.string(),
  detail: z.string().nullable(),
})

function operation({
  does,
  needs,
  path,
  body,
  gives,
  status = gives ? 200 : 204,
  errors: more = [],
}: Endpoint): object {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const codes: readonly ErrorCode[] = [
    'not-signed-in',
    'bad-token',
    'forbidden',
    ...(body ? (['bad-input'] as const) : []),
    ...more,
  ]
  return {
    summary: does,
    description: `Needs: ${needs}.`,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: json(schemaOf(body)) } }),
    responses: {
      [status]: { description: does, ...(gives && { content: json(schemaOf(gives)) }) },
      ...problems(codes),
    },
  }
}

/** Errors of one status share an answer. */
function problems(codes: readonly ErrorCode[]): Record<string, object> {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) byStatus.set(errors[code].status, [...(byStatus.get(errors[code].status) ?? []), code])
  return Object.fromEntries([...byStatus].map(([status, some]) => [status, { description: some.join(', '), content }]))
}

const json = (schema: object): object => ({ 'application/json': { schema } })

function schemaOf(schema: z.ZodType): object {
  const described = z.toJSONSchema(schema, { io: 'input' })
  return Object.fromEntries(Object.entries(described).filter(([key]) => key !== '$schema'))
}
