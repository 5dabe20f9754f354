/** Who is responsible, without extensions: BPMN's resource roles (10.3.1 and table 10.3 of BPMN 2.0.2). */
import { calledNode } from '../drawing/called.ts'
import { formal } from './data.ts'
import { literal } from './expression.ts'
import { node, nodes, type Node } from './moddle.ts'
import { report, says, saysOf, type Report } from './problem.ts'
import type { TaskDefinition } from '../core/model.ts'

type Assignment = Pick<TaskDefinition, 'assignee' | 'candidateUsers' | 'candidateGroups'>

/**
 * A performer is the assignee. A potential owner may be a person or a group, which the standard does not tell apart: its value
 * counts as both. A role names a resource or an expression that gives its name.
 */
export function resourcesOf(into: Report, from: Node): Assignment {
  const owner = named(into, from, ['bpmn:PotentialOwner'])
  return {
    assignee: named(into, from, ['bpmn:HumanPerformer', 'bpmn:Performer']),
    candidateUsers: owner,
    candidateGroups: owner,
  }
}

/** Where nobody is asked to do anything, naming somebody has no effect. */
export function warnOfPerformers(into: Report, from: Node): void {
  if (from.$type === 'bpmn:UserTask' || nodes(from, 'resources').length === 0) return
  report(
    into,
    {
      element: from.id ?? null,
      code: 'performer-passed-over',
      reason: saysOf(
        calledNode(from),
        'Wer zuständig ist, bleibt hier unbeachtet.',
        'who is responsible has no effect here.',
      ),
      instead: says(
        'Verwenden Sie eine Benutzeraufgabe, wenn jemand die Arbeit übernehmen soll.',
        'Use a user task if somebody shall take the work.',
      ),
    },
    'warning',
  )
}

/** Several roles of one kind name the people of all of them. */
function named(into: Report, from: Node, types: readonly string[]): string | null {
  const roles = nodes(from, 'resources').filter(({ $type }) => types.includes($type))
  const names = roles.flatMap((role) => nameOf(into, from.id ?? '', role) ?? [])
  return names.length > 1 ? `flatten([${names.join(', ')}])` : (names[0] ?? null)
}

function nameOf(into: Report, element: string, role: Node): string | null {
  const expression = node(node(role, 'resourceAssignmentExpression'), 'expression')
  const resource = node(role, 'resourceRef')?.name ?? role.name
  return formal(into, element, expression) ?? (resource ? literal(resource) : null)
}
