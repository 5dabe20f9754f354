import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UsageError } from './command.ts'

/** A file found under what was named on the command line. */
export interface FoundFile {
  /** As a person would name it: under the path they gave. */
  readonly name: string
  /** For opening it. */
  readonly path: string
  /** Named itself, not found in a folder. */
  readonly named: boolean
}

/**
 * Files named, and those in named folders at any depth whose name matches, sorted; `node_modules` and hidden folders are left out.
 * @throws UsageError when a path does not exist
 */
export async function findFiles(
  paths: readonly string[],
  cwd: string,
  matches: (name: string) => boolean,
): Promise<FoundFile[]> {
  const found = await Promise.all(paths.map((path) => findUnder(path, cwd, matches)))
  return found.flat()
}

async function findUnder(path: string, cwd: string, matches: (name: string) => boolean): Promise<FoundFile[]> {
  const absolute = resolve(cwd, path)
  const what = await stat(absolute).catch(() => {
    throw new UsageError(`Diesen Pfad gibt es nicht: ${path}`)
  })
  if (!what.isDirectory()) return [{ name: path, path: absolute, named: true }]
  const names = await filesIn(absolute, '')
  return names.filter(matches).map((name) => ({ name: join(path, name), path: join(absolute, name), named: false }))
}

async function filesIn(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const deeper = sorted.map((entry) => {
    const name = join(prefix, entry.name)
    if (!entry.isDirectory()) return [name]
    return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : filesIn(join(folder, entry.name), name)
  })
  return (await Promise.all(deeper)).flat()
}
