/** Who does a step (its lane, or its role) and which office has it in its list: both belong together. */
import { extension, type Moddle } from '../bpmn/moddle.ts'

export interface Office {
  readonly id: string
  readonly name: string
}

/** The office that a lane or a role is named after. */
export function officeCalled(who: string | null | undefined, offices: readonly Office[]): Office | undefined {
  const called = who?.trim()
  return offices.find(({ id, name }) => id === called || name === called)
}

/** Keys or names of the offices whose people see the task; null where the case calculates them. */
export function groupsOf(task: Moddle): readonly string[] | null {
  const said = extension(task, 'zeebe:AssignmentDefinition')?.get<string | undefined>('candidateGroups') ?? ''
  return said.startsWith('=') ? null : said.split(',').flatMap((group) => group.trim() || [])
}

/** The groups of a task that passes from one lane to another; null where they stay as they are. A lane that is no office says nothing of them. */
export function groupsAfter(
  task: Moddle,
  { from, to }: { readonly from: string | null | undefined; readonly to: string },
  offices: readonly Office[],
): readonly string[] | null {
  const now = groupsOf(task)
  const office = officeCalled(to, offices)
  if (!office || !now || isFor(office, now)) return null
  const left = officeCalled(from, offices)
  if (now.length < 2) return [office.id]
  // Of several that were chosen by hand only the one that was left goes.
  return left && isFor(left, now) ? now.map((group) => (isFor(left, [group]) ? office.id : group)) : null
}

/** The office that `who` names, where the task goes only to others. */
export function passedOver(task: Moddle, who: string | null | undefined, offices: readonly Office[]): Office | null {
  const groups = groupsOf(task)
  const office = officeCalled(who, offices)
  return office && groups && groups.length > 0 && !isFor(office, groups) ? office : null
}

const isFor = ({ id, name }: Office, groups: readonly string[]): boolean => groups.includes(id) || groups.includes(name)
