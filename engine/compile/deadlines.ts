/** `lz:deadline` and `lz:pauses`. */
import { expression } from './expression.ts'
import { extension, text, type Node } from './moddle.ts'
import { report, says, type Report } from './problem.ts'
import type { DeadlineDefinition, Element } from '../core/model.ts'

const kinds: readonly string[] = ['own', 'statutory', 'objection'] satisfies readonly DeadlineDefinition['kind'][]

export function deadlineOf(into: Report, from: Node): DeadlineDefinition | null {
  const deadline = extension(from, 'lz:Deadline')
  if (!deadline) return null
  const id = from.id ?? ''
  const [name, kind, duration] = [text(deadline, 'name'), text(deadline, 'kind') ?? 'own', text(deadline, 'duration')]
  if (name === undefined || duration === undefined || !kinds.includes(kind)) {
    report(into, {
      element: id,
      code: 'deadline-incomplete',
      reason: says(
        'Die Frist hat keinen Namen, keine Dauer oder keine gültige Art.',
        'The deadline lacks a name, a duration or a valid kind.',
      ),
      instead: says(
        'Geben Sie name, kind (own, statutory, objection) und duration (P14D) an.',
        'Give name, kind (own, statutory, objection) and duration (P14D).',
      ),
    })
    return null
  }
  return {
    name,
    kind: kind as DeadlineDefinition['kind'],
    duration: expression(into, id, duration),
    norm: text(deadline, 'norm') ?? null,
  }
}

export function pausesOf(from: Node): Element['pauses'] {
  const pauses = extension(from, 'lz:Pauses')
  const deadline = text(pauses, 'deadline')
  return deadline === undefined ? null : { deadline, reason: text(pauses, 'reason') ?? '' }
}
