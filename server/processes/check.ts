/** Whether a model could be deployed, with all that its draft has beside it, without deploying it. */
import type { CheckProblem } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { checkVersion } from '../runtime/index.ts'
import { partsOf } from './parts.ts'

export async function checkModel(context: Context, key: string, xml: string): Promise<readonly CheckProblem[]> {
  const files = [{ kind: 'bpmn' as const, name: 'process.bpmn', content: xml }, ...(await partsOf(context, key))]
  return (await checkVersion(context, key, files, `${key}:check`)).problems
}
