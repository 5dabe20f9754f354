/** Puts every element into the lane of its role; lanes come and go with their roles. */
import { addExtension } from './facts.ts'
import { planeOf, erase } from './di.ts'
import type { Writing } from './elements.ts'
import { groupsAfter, type Office } from './offices.ts'
import { extension, lanesOf, list, participantOf, type Moddle } from '../bpmn/moddle.ts'

/** Moves elements between lanes: `wanted` says who does which element; null leaves it where it is. Lanes that were used before and are empty now go. */
export function writeLanes(
  writing: Writing,
  wanted: ReadonlyMap<string, string | null>,
  offices: readonly Office[],
  before = usedLanes(writing.process),
): void {
  const { record, process, definitions } = writing
  for (const element of list(process, 'flowElements')) {
    const who = wanted.get(element.id)
    if (who) moveTo(writing, element, who, { offices, order: [...new Set(wanted.values())] })
  }
  const plane = planeOf(definitions)
  for (const lane of before)
    if (!isUsed(lane) && lane.$parent) {
      record.remove(lane.$parent, 'lanes', lane)
      if (plane) erase(record, plane, lane.id)
    }
}

export const usedLanes = (process: Moddle): readonly Moddle[] => lanesOf(process).filter(isUsed)

const isUsed = (lane: Moddle): boolean => list(lane, 'flowNodeRef').length > 0

interface Roles {
  readonly offices: readonly Office[]
  /** In the order in which the table names them. */
  readonly order: readonly (string | null)[]
}

function moveTo(writing: Writing, element: Moddle, who: string, { offices, order }: Roles): void {
  const { record, process } = writing
  const lanes = lanesOf(process)
  const now = lanes.find((lane) => list(lane, 'flowNodeRef').includes(element))
  if (now?.name === who) return
  const step = extension(element, 'lz:Step')
  const from = now?.name ?? step?.get<string | undefined>('role') ?? null
  if (step) record.set(step, 'role', who)
  assign(writing, element, from, who, offices)
  if (!participantOf(writing.definitions)) return
  if (now) record.remove(now, 'flowNodeRef', element)
  const lane = lanes.find(({ name }) => name === who) ?? addLane(writing, who, order)
  record.add(lane, 'flowNodeRef', element)
  record.set(element, 'lanes', [lane])
}

/** A new lane stands above those whose roles come later in the table. */
function addLane({ make, record, process }: Writing, name: string, order: Roles['order']): Moddle {
  let set = list(process, 'laneSets')[0]
  if (!set) {
    set = make.create('bpmn:LaneSet', { id: make.id('LaneSet_') })
    set.$parent = process
    record.add(process, 'laneSets', set)
  }
  const lane = make.create('bpmn:Lane', { id: make.id('Lane_'), name })
  lane.$parent = set
  const lanes = list(set, 'lanes')
  const later = lanes.findIndex((other) => order.indexOf(other.name ?? '') > order.indexOf(name))
  const at = later < 0 ? lanes.length : later
  record.set(set, 'lanes', [...lanes.slice(0, at), lane, ...lanes.slice(at)])
  return lane
}

/** The task comes into the list of the office that the role is named after. */
function assign(
  { make, record }: Writing,
  element: Moddle,
  from: string | null,
  to: string,
  offices: readonly Office[],
): void {
  const groups = element.$type === 'bpmn:UserTask' ? groupsAfter(element, { from, to }, offices) : null
  if (!groups) return
  const candidateGroups = groups.join(',')
  const present = extension(element, 'zeebe:AssignmentDefinition')
  if (present) record.set(present, 'candidateGroups', candidateGroups)
  else addExtension(make, record, element, 'zeebe:AssignmentDefinition', { candidateGroups })
}
