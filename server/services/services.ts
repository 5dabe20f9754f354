/** The services this installation offers: definitions, forms and letters from the folders in `processes/`. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LetterDefinition, ServiceDefinition } from './definition.ts'

export interface Services {
  readonly all: readonly ServiceDefinition[]
  bySlug(slug: string): ServiceDefinition | undefined
  byId(id: string): ServiceDefinition | undefined
  byProcess(process: string): ServiceDefinition | undefined
  /** A letter of a process: `letters/<id>.json`. */
  letter(process: string, id: string): LetterDefinition | undefined
  /** All letters of a process, by id. */
  letters(process: string): readonly LetterDefinition[]
}

/** Reads every folder of `root` that holds a `service.json`. Throws with the file's name when one does not parse. */
export async function loadServices(root: string): Promise<Services> {
  const folders = (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const all: ServiceDefinition[] = []
  const letters = new Map<string, LetterDefinition>()
  const byProcess = new Map<string, readonly LetterDefinition[]>()
  for (const folder of folders.sort()) {
    const definition = await read(join(root, folder, 'service.json'), ServiceDefinition.parse)
    if (!definition) continue
    all.push(definition)
    const own = await lettersIn(join(root, folder, 'letters'))
    byProcess.set(definition.process, own)
    for (const letter of own) letters.set(`${definition.process}/${letter.id}`, letter)
  }
  return {
    all,
    bySlug: (slug) => all.find((service) => service.slug === slug),
    byId: (id) => all.find((service) => service.id === id),
    byProcess: (process) => all.find((service) => service.process === process),
    letter: (process, id) => letters.get(`${process}/${id}`),
    letters: (process) => byProcess.get(process) ?? [],
  }
}

async function lettersIn(folder: string): Promise<LetterDefinition[]> {
  const names = (await readdir(folder).catch(() => [])).sort()
  const letters = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => read(join(folder, name), LetterDefinition.parse)),
  )
  return letters.filter((letter) => letter !== null)
}

async function read<T>(file: string, parse: (value: unknown) => T): Promise<T | null> {
  const content = await readFile(file, 'utf8').catch(() => null)
  if (content === null) return null
  try {
    return parse(JSON.parse(content))
  } catch (error) {
    throw new Error(`${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
}
