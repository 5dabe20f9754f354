/** What lies in a process folder beside its diagram. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeText } from '../../engine/index.ts'
import type { DeploymentFile } from './compile-files.ts'

/** Folder with the processes that this release brings along. */
export const processesFolder = fileURLToPath(new URL('../../processes', import.meta.url))

/** `decisions/*.dmn`, `forms/*.form`, and what belongs to the service. */
export async function filesBeside(folder: string): Promise<DeploymentFile[]> {
  const decisions = await filesIn(join(folder, 'decisions'), 'dmn')
  const forms = await filesIn(join(folder, 'forms'), 'form')
  return [...decisions, ...forms, ...(await serviceFilesIn(folder))]
}

/** `service.json` and `letters/*.json`. */
async function serviceFilesIn(folder: string): Promise<DeploymentFile[]> {
  const service = (await filesIn(folder, 'service', 'json')).filter(({ name }) => name === 'service.json')
  return [...service, ...(await filesIn(join(folder, 'letters'), 'letter', 'json'))]
}

/** The same of the folder that this release brings along for a process; nothing where it brings none. */
export const serviceFilesOf = async (process: string): Promise<readonly DeploymentFile[]> =>
  basename(process) === process ? serviceFilesIn(join(processesFolder, process)) : []

async function filesIn(folder: string, kind: DeploymentFile['kind'], ending: string = kind): Promise<DeploymentFile[]> {
  const names = await readdir(folder).catch(() => [])
  const wanted = names.filter((name) => name.endsWith(`.${ending}`)).sort()
  return Promise.all(
    wanted.map(async (name) => ({ kind, name, content: decodeText(await readFile(join(folder, name))) })),
  )
}
