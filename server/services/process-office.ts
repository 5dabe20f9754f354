/** Whose process it is: what people have entered, else what its drawing says. Reads neither a database nor a file. */
import type { Model } from '../../engine/index.ts'

export interface TownOffice {
  readonly key: string
  readonly name: string
  /** Null while it is open. */
  readonly closedOn: string | null
}

export interface Town {
  readonly offices: readonly TownOffice[]
  /** The office that the register names; null where nobody has entered one. */
  readonly own: string | null
}

/** Those that may answer for it: the office that is named before all, then those with a task in it. Offices that the town does not have or has closed are nobody's. */
export function officesOfProcess(model: Model | null, { offices, own }: Town): readonly TownOffice[] {
  const find = (called: string | null): readonly TownOffice[] =>
    offices.filter(({ key, name, closedOn }) => closedOn === null && (key === called || name === called))
  const [named] = [own, model?.owner ?? null].flatMap(find)
  return [...new Set([...(named ? [named] : []), ...groupsIn(model).flatMap(find)])]
}

/** What a task calculates is known only in the case. */
const groupsIn = (model: Model | null): readonly string[] =>
  Object.values(model?.elements ?? {}).flatMap(({ task }) =>
    task?.candidateGroups?.startsWith('"') ? literal(task.candidateGroups) : [],
  )

function literal(feel: string): readonly string[] {
  try {
    return String(JSON.parse(feel))
      .split(',')
      .map((one) => one.trim())
  } catch {
    return []
  }
}
