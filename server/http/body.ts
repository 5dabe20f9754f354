/** Reads what a form posts, with files, before anything looks at it. Limits are those named in the error catalogue. */
import busboy from 'busboy'
import type { Request, RequestHandler } from 'express'
import { Failure } from '../errors.ts'

export interface UploadedFile {
  readonly field: string
  readonly name: string
  readonly mediaType: string
  /** Empty when it was too large. */
  readonly bytes: Buffer
  /** Larger than `LARGEST_FILE`: refused where files are looked at, so that what was typed beside it stays. */
  readonly tooLarge: boolean
}

/** Values as the browser sent them: a repeated name becomes a list. */
export type PostedFields = Readonly<Record<string, string | string[]>>

export interface PostedForm {
  readonly fields: PostedFields
  readonly files: readonly UploadedFile[]
}

/** Of one file, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024
const limits = { fileSize: LARGEST_FILE, files: 20, fields: 500, fieldSize: 200_000, parts: 520 }
/** Of the whole request: it is held in memory. */
const LARGEST = 50 * 1024 * 1024
const formTypes = /^(multipart\/form-data|application\/x-www-form-urlencoded)/

/** The posted form of a request that went through `readBody`; empty for other methods. */
export const formOf = (request: Request): PostedForm =>
  (request.res?.locals['form'] as PostedForm | undefined) ?? { fields: {}, files: [] }

/** One text value of a posted form, trimmed; empty when it was not sent or sent several times. */
export function field(request: Request, name: string): string {
  const value = formOf(request).fields[name]
  return typeof value === 'string' ? value.trim() : ''
}

export const readBody: RequestHandler = (request, response, next) => {
  if (!formTypes.test(request.headers['content-type'] ?? '')) return next()
  parse(request).then((form) => {
    response.locals['form'] = form
    next()
  }, next)
}

function parse(request: Request): Promise<PostedForm> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
    const files: UploadedFile[] = []
    const parser = busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
    const tooLarge = (): void => void reject(new Failure('too-large'))

    parser.on('field', (name, value, { valueTruncated }) => (valueTruncated ? tooLarge() : add(fields, name, value)))
    parser.on('file', (name, stream, info) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const cut = stream.truncated === true
        const bytes = cut ? Buffer.alloc(0) : Buffer.concat(chunks)
        const { filename, mimeType: mediaType } = info
        // A field without a choice comes without a name; an empty file has one and is refused where files are looked at.
        if (filename) files.push({ field: name, name: filename, mediaType, bytes, tooLarge: cut })
      })
    })
    parser.on('filesLimit', tooLarge).on('fieldsLimit', tooLarge).on('partsLimit', tooLarge)
    parser.on('error', () => reject(new Failure('bad-input', 'The body of the request could not be read.')))
    parser.on('close', () => resolve({ fields, files }))
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= LARGEST) return
      request.unpipe(parser)
      tooLarge()
    })
    request.pipe(parser)
  })
}

function add(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = fields[name]
  fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
}
