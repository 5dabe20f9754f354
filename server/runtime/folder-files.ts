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

/**
 * The files of a version that an older release has deployed, with the service and letters of the folder that this release
 * brings along. Letters came along with versions before services did: then those of the folder are not theirs.
 */
export async function withFolder(own: readonly DeploymentFile[], process: string): Promise<readonly DeploymentFile[]> {
  const folder = basename(process) === process ? await serviceFilesIn(join(processesFolder, process)) : []
  return [...own, ...folder.filter(({ kind }) => !own.some((file) => file.kind === kind))]
}

async function filesIn(folder: string, kind: DeploymentFile['kind'], ending: string = kind): Promise<DeploymentFile[]> {
  const names = await readdir(folder).catch(() => [])
  const wanted = names.filter((name) => name.endsWith(`.${ending}`)).sort()
  return Promise.all(
    wanted.map(async (name) => ({ kind, name, content: decodeText(await readFile(join(folder, name))) })),
  )
}
