/** Whether a model could be deployed, with its decisions, forms and letters, without deploying it. */
import type { CheckProblem } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { checkedFiles } from '../runtime/index.ts'
import { allFilesOf } from './draftFiles.ts'

export async function checkModel(context: Context, key: string, xml: string): Promise<readonly CheckProblem[]> {
  const beside = (await allFilesOf(context, key)).filter(({ content }) => content !== '')
  const files = [{ kind: 'bpmn' as const, name: 'process.bpmn', content: xml }, ...beside]
  return (await checkedFiles(files, key, `${key}:check`)).problems
}
