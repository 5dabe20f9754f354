import type { Context } from '../../context.ts'
import { compileFiles, latestDeployment, resourcesOf } from '../../runtime/index.ts'

/** Titles of the letters that the newest version of a process can write. */
export async function lettersOf({ db, town, services }: Context, process: string): Promise<readonly string[]> {
  const latest = await latestDeployment(db, town, process)
  if (!latest) return []
  const { model } = await compileFiles(await resourcesOf(db, town, latest.id), process, `${process}:letters`)
  const ids = Object.values(model?.elements ?? {}).map(({ job }) => job?.headers['letter'] ?? '')
  return [...new Set(ids)].flatMap((id) => services.letter(process, id)?.title ?? [])
}
