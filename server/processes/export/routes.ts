/** `/amt/prozesse/:key/ausgabe/…`: a process as files for others. The browser sends the picture along, for only it can draw one. */
import { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { keyOf } from '../processKey.ts'
import { documentOf } from './document.ts'
import { writeParcel } from './parcel.ts'
import { writePdf } from './pdf.ts'
import { readPicture, readPng, type Picture } from './picture.ts'
import { writeWord } from './word.ts'

const Posted = z.object({
  svg: z.string().max(3_000_000).optional(),
  png: z.string().max(4_000_000).optional(),
})

interface Made {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

type Writer = (context: Context, key: string, picture: Picture | null, png: Buffer | null) => Promise<Made>

const writers: Readonly<Record<string, Writer>> = {
  pdf: async (context, key, picture) => ({
    name: `${key}-dokumentation.pdf`,
    type: 'application/pdf',
    bytes: await writePdf(await documentOf(context, key), picture, new Date(context.clock.now())),
  }),
  docx: async (context, key, picture, png) => ({
    name: `${key}-dokumentation.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: await writeWord(await documentOf(context, key), picture && png ? { ...picture, png } : null),
  }),
  zip: async (context, key, picture) => {
    const of = await documentOf(context, key)
    const at = new Date(context.clock.now())
    return {
      name: `${key}.zip`,
      type: 'application/zip',
      bytes: writeParcel(of, { pdf: await writePdf(of, picture, at), picture, at }),
    }
  },
}

export function exports(context: Context): Router {
  const router = Router()
  router.post('/:key/ausgabe/:format', (request, response) => give(context, request, response))
  return router
}

async function give(context: Context, request: Request, response: Response): Promise<void> {
  const format = String(request.params['format'])
  const write = Object.hasOwn(writers, format) ? writers[format] : undefined
  if (!write) throw new Failure('not-found')
  const posted = Posted.safeParse(request.body ?? {})
  if (!posted.success) throw new Failure('bad-input', 'Das Bild des Diagramms ist zu groß.')
  const { svg, png } = posted.data
  const made = await write(context, keyOf(request), svg ? readPicture(svg) : null, png ? readPng(png) : null)
  response.type(made.type).attachment(made.name).set('cache-control', 'no-store').send(Buffer.from(made.bytes))
}
