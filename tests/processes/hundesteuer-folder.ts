/** The folder of the dog tax, read as the server and the rehearsal read it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compile, parseForm, parseStory, type Form, type Model, type Story } from '../../engine/index.ts'

export const folder = join(import.meta.dirname, '../../processes/hundesteuer-anmeldung')

export const fileText = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')
export const fileNames = (sub: string): Promise<readonly string[]> => readdir(join(folder, sub))

/** The executable process, with its lists of elements. Fails when it would be refused. */
export async function dogTaxModel(): Promise<Model> {
  const { models, problems } = await compile(await fileText('process.bpmn'), { id: 'hundesteuer-anmeldung' })
  const model = models[0]
  if (!model) throw new Error(JSON.stringify(problems))
  return model
}

export async function dogTaxForm(id: string): Promise<Form> {
  const parsed = parseForm(await fileText(`forms/${id}.form`))
  if (!parsed.form) throw new Error(JSON.stringify(parsed.problems))
  return parsed.form
}

export interface ToldStory {
  readonly name: string
  readonly story: Story
  readonly files: Readonly<Record<string, string>>
}

export async function dogTaxStories(): Promise<readonly ToldStory[]> {
  return Promise.all((await fileNames('stories')).map(read))
}

async function read(name: string): Promise<ToldStory> {
  const parsed = parseStory(JSON.parse(await fileText(`stories/${name}`)))
  if ('errors' in parsed) throw new Error(`${name}: ${parsed.errors.join('; ')}`)
  const files = await Promise.all(
    parsed.story.files.map(async (file) => [file, await fileText(join('stories', file))] as const),
  )
  return { name, story: parsed.story, files: Object.fromEntries(files) }
}
