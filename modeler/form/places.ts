/** Where something goes in a form, and whether it stands where it belongs. */
import type { Part } from './library.ts'

/** A component in the editor. */
export interface Placed extends Part {
  readonly id: string
  readonly _parent?: string
  readonly properties?: Readonly<Record<string, string>>
  readonly components?: readonly Placed[]
}

export interface Place {
  readonly into: Placed
  readonly index: number
}

/**
 * Into the selected group, behind the selected field, else at the end of the last group or of the form.
 *
 * @param steps whether groups are steps: then nothing belongs beside them
 */
export function placeFor(root: Placed, selected: Placed | null, steps: boolean): Place {
  const around = selected && parentOf(root, selected)
  if (selected?.type === 'group') return atEnd(selected)
  const step = selected && around === root && steps ? stepFor(root, selected) : null
  if (step) return atEnd(step)
  if (selected && around) return { into: around, index: (around.components ?? []).indexOf(selected) + 1 }
  return atEnd(root.components?.findLast(isGroup) ?? root)
}

/** A group is a step of its own: behind the step in which one is. */
export function placeForGroup(root: Placed, selected: Placed | null): Place {
  const steps = root.components ?? []
  const here = selected ? steps.findIndex((step) => step === selected || parentOf(step, selected) !== null) : -1
  return { into: root, index: here < 0 ? steps.length : here + 1 }
}

/** The step to which a field outside of all groups belongs: the one before it, else the first. */
export function stepFor(root: Placed, field: Placed): Placed | null {
  const steps = root.components ?? []
  const before = steps.slice(0, steps.indexOf(field)).findLast(isGroup)
  return before ?? steps.find(isGroup) ?? null
}

export const atEnd = (into: Placed): Place => ({ into, index: into.components?.length ?? 0 })

export const parentOf = (root: Placed, field: Placed): Placed | null =>
  root.components?.includes(field) ? root : (root.components?.map((one) => parentOf(one, field)).find(Boolean) ?? null)

const isGroup = ({ type }: Placed): boolean => type === 'group'
