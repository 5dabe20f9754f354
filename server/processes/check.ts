/** Whether a model could be deployed, with the decisions and forms of the newest version, without deploying it. */
import type { CheckProblem } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { compileFiles, latestDeployment, resourcesOf } from '../runtime/index.ts'

export async function checkModel({ db, town }: Context, key: string, xml: string): Promise<readonly CheckProblem[]> {
  const latest = await latestDeployment(db, town, key)
  const kept = latest ? (await resourcesOf(db, town, latest.id)).filter(({ kind }) => kind !== 'bpmn') : []
  const files = [{ kind: 'bpmn' as const, name: 'process.bpmn', content: xml }, ...kept]
  return (await compileFiles(files, key, `${key}:check`)).problems
}
