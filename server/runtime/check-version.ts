/** Whether files can be a version of a process: what runs, its service, its letters. The one check before every deployment. */
import type { CheckProblem, ModelId } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { checkParts } from '../services/check.ts'
import { knownBeside } from '../services/known.ts'
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
  const known = service ? await knownBeside(of, process) : null
  const forms = named('form')
  const parts = checkParts({ service, letters: named('letter') }, { process, model, forms, known })
  const problems: readonly CheckProblem[] = [...running, ...parts]
  return { model: problems.some(({ severity }) => severity === 'error') ? null : model, problems }
}

/** Files that were made without a service take the process from the portal: on purpose, or because a folder never had one. */
export function leavingPortal(
  before: readonly DeploymentFile[],
  files: readonly DeploymentFile[],
): readonly CheckProblem[] {
  const hasService = (some: readonly DeploymentFile[]): boolean => some.some(({ kind }) => kind === 'service')
  if (!hasService(before) || hasService(files)) return []
  return [
    {
      element: null,
      severity: 'warning',
      code: 'service-gone',
      reason: {
        de: 'Die Version davor stand als Leistung im Portal, diese steht dort nicht mehr. Laufende Vorgänge bleiben.',
        en: 'The version before was offered as a service, this one no longer is. Running cases stay.',
      },
      instead: {
        de: 'War das nicht gewollt, beschreiben Sie die Leistung auf ihrer Seite und stellen Sie noch einmal bereit.',
        en: 'If that was not meant, describe the service on its page and deploy again.',
      },
    },
  ]
}
