/** Whether a model could be deployed, with its decisions and forms, without deploying it. */
import type { CheckProblem } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { compileFiles } from '../runtime/index.ts'
import { filesOf } from './draftFiles.ts'

export async function checkModel(context: Context, key: string, xml: string): Promise<readonly CheckProblem[]> {
  const files = [{ kind: 'bpmn' as const, name: 'process.bpmn', content: xml }, ...(await filesOf(context, key))]
  return (await compileFiles(files, key, `${key}:check`)).problems
}
