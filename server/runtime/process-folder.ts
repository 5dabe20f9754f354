/** Process folders on disk: `process.bpmn` with its decisions, forms, letters and service beside it. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { compile, decodeText } from '../../engine/index.ts'
import { Failure } from '../errors.ts'
import { deploy, type DeployContext, type DeployResult } from './deploy.ts'
import { filesBeside } from './folder-files.ts'

export interface FolderOptions {
  readonly by: string
  /** Only this process; all executable processes found when left out. */
  readonly process?: string
}

export interface FolderResult {
  /** The diagram's file. */
  readonly file: string
  /** Null when the diagram holds no process that can run. */
  readonly process: string | null
  readonly result: DeployResult
}

/**
 * Deploys a diagram, a process folder, or every process folder in a folder.
 * @returns one result for each process; nothing when the path holds no `process.bpmn`
 */
export async function deployPath(
  context: DeployContext,
  path: string,
  options: FolderOptions,
): Promise<FolderResult[]> {
  const results: FolderResult[] = []
  for (const file of await diagramsUnder(path)) results.push(...(await deployDiagram(context, file, options)))
  return results
}

/** The same, for those who expect it to work. Throws `refused-model` with the reasons, and deploys nothing after it. */
export async function deployFolder(
  context: DeployContext,
  path: string,
  options: FolderOptions,
): Promise<FolderResult[]> {
  const results = await deployPath(context, path, options)
  const reasons = results.flatMap(({ file, result }) =>
    result.deployed ? [] : result.problems.map(({ element, reason }) => `${file}: ${element ?? ''} ${reason.de}`),
  )
  if (reasons.length > 0) throw new Failure('refused-model', reasons.join('\n'))
  return results
}

async function diagramsUnder(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path]
  const names = (await readdir(path)).sort()
  if (names.includes('process.bpmn')) return [join(path, 'process.bpmn')]
  const inside = await Promise.all(names.map((name) => isFile(join(path, name, 'process.bpmn'))))
  return names.filter((_, index) => inside[index]).map((name) => join(path, name, 'process.bpmn'))
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

async function deployDiagram(
  context: DeployContext,
  file: string,
  { by, process }: FolderOptions,
): Promise<FolderResult[]> {
  const xml = decodeText(await readFile(file))
  const { models, problems } = await compile(xml, { id: file })
  const wanted = models.map((model) => model.process).filter((id) => process === undefined || id === process)
  if (models.length === 0) return [{ file, process: null, result: { deployed: false, problems } }]
  const files = [{ kind: 'bpmn', name: basename(file), content: xml } as const, ...(await filesBeside(dirname(file)))]
  const results: FolderResult[] = []
  for (const id of wanted)
    results.push({ file, process: id, result: await deploy(context, { process: id, files, by }) })
  return results
}
