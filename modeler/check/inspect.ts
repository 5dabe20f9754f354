/** Everything that is to be said of a draft: what cannot run, what breaks a rule, what is wrong in forms and rules. */
import type { DraftFile } from '../api/process.ts'
import type { Moddle } from '../bpmn/moddle.ts'
import { checkFiles } from './fileProblems.ts'
import { advise, check, type Problem } from './problems.ts'

export interface Inspected {
  readonly xml: string
  readonly key: string
  readonly files: readonly DraftFile[]
}

export async function inspectDraft({ xml, key, files }: Inspected): Promise<readonly Problem[]> {
  const { readBpmn } = await import('../../engine/index.ts')
  const cannotRun = await check(xml, key)
  const read = await readBpmn(xml).catch(() => null)
  // moddle's own elements, as bpmn-js has them too.
  const definitions = read?.rootElement as unknown as Moddle | undefined
  if (!definitions) return cannotRun
  return [...cannotRun, ...(await checkFiles(definitions, files)), ...(await advise(definitions))]
}
