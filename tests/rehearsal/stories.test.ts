/** The stories in `stories/`: beginnings of all kinds and what goes between cases, the same in memory, restored and stored. */
import { readdirSync, readFileSync } from 'node:fs'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { rehearse, Story } from '../../engine/index.ts'
import { storyStage } from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'

const root = new URL('stories/', import.meta.url).pathname
const told = readdirSync(root).flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => read(folder, file)),
)

function read(folder: string, file: string): { name: string; story: Story; files: Record<string, string> } {
  const story = Story.parse(JSON.parse(readFileSync(`${root}${folder}/${file}`, 'utf8')))
  const files = story.files.map((name) => [name, readFileSync(`${root}${folder}/${name}`, 'utf8')])
  return { name: `${folder}/${file}`, story, files: Object.fromEntries(files) as Record<string, string> }
}

const ok = { ok: true, failures: [] }

describe('a story of several cases', () => {
  it.each(told)('holds in memory, and restored between any two steps: $name', async ({ story, files }) => {
    const plain = await rehearse(story, files)
    expect(plain).toMatchObject(ok)
    expect(await rehearse(story, files, { restore: true })).toEqual(plain)
  })
})

onEachDatabase('a story of several cases', (open) => {
  it.each(told)('comes out as in memory: $name', async ({ story, files }) => {
    const { db } = await open()
    const stage = storyStage(db, pino({ level: 'silent' }))
    expect(await rehearse(story, files, { stage })).toEqual(await rehearse(story, files))
    expect(await db('start_waits').whereIn('town', db('towns').where('key', 'like', 'story-%').select('id'))).toEqual(
      [],
    )
  })
})
