/** Whether files can be a version of a process: what runs, its service, its letters. The one check before every deployment. */
import type { CheckProblem, ModelId } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { allOffices } from '../records/offices.ts'
import { checkParts } from '../services/check.ts'
import type { Known } from '../services/check-service.ts'
import { newestParts } from '../services/newest.ts'
import { servicesOf } from '../services/services.ts'
import { checkedFiles } from './checked-files.ts'
import type { CompiledFiles, DeploymentFile } from './compile-files.ts'

/** `model` is null when a problem is an error. */
export async function checkVersion(
  of: { readonly db: Db; readonly town: Town },
  process: string,
  files: readonly DeploymentFile[],
  id: ModelId,
): Promise<Pick<CompiledFiles, 'model' | 'problems'>> {
  const { model, problems: running } = await checkedFiles(files, process, id)
  const named = (kind: DeploymentFile['kind']) => files.filter((file) => file.kind === kind)
  const service = named('service')[0] ?? null
  const known = service ? await knownTo(of, process) : null
  const forms = named('form').map(({ name }) => name)
  const parts = checkParts({ service, letters: named('letter') }, { process, model, forms, known })
  const problems: readonly CheckProblem[] = [...running, ...parts]
  return { model: problems.some(({ severity }) => severity === 'error') ? null : model, problems }
}

async function knownTo({ db, town }: { db: Db; town: Town }, process: string): Promise<Known> {
  const [offices, versions] = await Promise.all([allOffices(db, town.id), newestParts({ db, town })])
  return { offices, services: servicesOf(versions.filter((one) => one.process !== process)).all }
}
