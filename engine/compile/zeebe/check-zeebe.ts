/** Says what a Zeebe cluster (Camunda 8.8 and 8.9) would refuse of a BPMN file, or run as something else. */
import { nodes, readBpmn, type Node } from '../moddle.ts'
import type { CheckProblem } from '../problem.ts'
import { zeebeRules } from './rules.ts'

/**
 * Every rule broken, by element, in the order of the file. Only executable processes are looked at.
 * @throws when the file is no readable BPMN
 */
export async function checkZeebe(xml: string): Promise<readonly CheckProblem[]> {
  const { rootElement } = await readBpmn(xml)
  const processes = nodes(rootElement, 'rootElements').filter(
    ({ $type, isExecutable }) => $type === 'bpmn:Process' && isExecutable === true,
  )
  return processes.flatMap((process) => [process, ...within(process)]).flatMap(problemsOf)
}

const within = (container: Node): readonly Node[] =>
  nodes(container, 'flowElements').flatMap((element) => [element, ...within(element)])

const problemsOf = (element: Node): CheckProblem[] =>
  zeebeRules
    .filter(({ breaks }) => breaks(element))
    .map(({ code, severity, reason, instead }) => ({ element: element.id ?? null, severity, code, reason, instead }))
