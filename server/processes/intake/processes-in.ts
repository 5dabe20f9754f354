/** The processes of a BPMN file, the one that is drawn as a pool first. */
import type { Parsed } from '../../../engine/index.ts'

type Node = Parsed['rootElement']

export interface ProcessIn {
  readonly id: string
  readonly name: string | null
  readonly executable: boolean
}

/** `drawn`: whether there is a drawing at all. */
export function processesIn({ rootElement }: Pick<Parsed, 'rootElement'>): {
  readonly processes: readonly ProcessIn[]
  readonly drawn: boolean
} {
  const roots = list(rootElement, 'rootElements')
  const pools = roots.flatMap((root) => list(root, 'participants'))
  const processes = roots
    .filter(({ $type, id }) => $type === 'bpmn:Process' && id)
    .map((process) => {
      const pool = pools.find((one) => one['processRef'] === process)
      const name = process.name ?? pool?.name ?? null
      return {
        id: process.id ?? '',
        name,
        executable: process['isExecutable'] === true,
        steps: list(process, 'flowElements').length,
      }
    })
  const rank = (one: (typeof processes)[number]): number => (one.executable ? 2 : 0) + (one.steps > 0 ? 1 : 0)
  return {
    processes: processes.toSorted((one, other) => rank(other) - rank(one)),
    drawn: list(rootElement, 'diagrams').some(
      (diagram) => list(diagram['plane'] as Node | undefined, 'planeElement').length > 0,
    ),
  }
}

const list = (of: Node | undefined, property: string): readonly Node[] => (of?.[property] as Node[] | undefined) ?? []
