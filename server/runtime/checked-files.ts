/** What is to be said of the files of one deployment before it is made: of each by itself, and of all together. */
import { checkVariables, parseForm, type CheckProblem, type ModelId } from '../../engine/index.ts'
import { partVariables } from '../services/part-variables.ts'
import { compileFiles, type CompiledFiles, type DeploymentFile } from './compile-files.ts'

/** As `compileFiles`, with the warnings that only a look at all files gives: a case does not need them, and they take time. */
export async function checkedFiles(
  files: readonly DeploymentFile[],
  process: string,
  id: ModelId,
): Promise<CompiledFiles> {
  const compiled = await compileFiles(files, process, id)
  if (!compiled.model) return compiled
  return { ...compiled, problems: [...compiled.problems, ...variableProblems(compiled, files)] }
}

/** What the files, looked at together, prove of their variables. */
export function variableProblems(
  { models, decisions }: Pick<CompiledFiles, 'models' | 'decisions'>,
  files: readonly DeploymentFile[],
): readonly CheckProblem[] {
  const of = (wanted: DeploymentFile['kind']): readonly DeploymentFile[] => files.filter(({ kind }) => kind === wanted)
  return checkVariables({
    models,
    decisions,
    forms: of('form').map(({ name, content }) => ({ name, form: parseForm(content).form })),
    ...partVariables({ service: of('service')[0] ?? null, letters: of('letter') }),
  })
}
