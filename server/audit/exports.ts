/** Checkpoints as a file to keep elsewhere: a line of JSON each, with its heads. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import type { Checkpoint, Head } from './checkpoint.ts'
import { checkpointsOf, headsOf } from './stored-checkpoints.ts'

export interface Exported {
  readonly checkpoint: Checkpoint
  readonly heads: readonly Head[]
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const number = z.number().int()
const Line = z.object({
  checkpoint: z.object({
    ...{ town: z.string(), number, at: z.string(), heads: number, root: hash, previous: hash, key: hash },
    signature: z.string(),
  }),
  heads: z.array(z.object({ caseId: number, seq: number, hash })),
})

/** Writes the checkpoints with numbers above `after`; returns how many. */
export async function exportCheckpoints(db: Db, town: Town, file: string, after = 0): Promise<number> {
  const lines: string[] = []
  for (const checkpoint of await checkpointsOf(db, town, after))
    lines.push(JSON.stringify({ checkpoint, heads: await headsOf(db, town, checkpoint.number) } satisfies Exported))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, lines.map((line) => `${line}\n`).join(''))
  return lines.length
}

/** Throws one sentence when the file is no export. */
export async function readExport(file: string): Promise<Exported[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  return lines.map((line, index) => {
    const parsed = Line.safeParse(jsonOf(line))
    if (!parsed.success) throw new Error(`${file}, Zeile ${index + 1}, ist kein Prüfpunkt.`)
    return parsed.data
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
