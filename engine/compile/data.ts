/**
 * Data as BPMN 2.0.2 section 10.4 draws it, said in the words of the run. A data object's value is a variable of its scope, named
 * after the data object (after the first reference to it where it has no name itself, after its id where nothing has one).
 * Properties, data inputs and data outputs are variables local to what declares them. An association that copies, transforms or
 * assigns is an input or output mapping, or reads or writes a data store; one that only draws a line to or from an activity does nothing.
 */
import { checked, isFeel } from './expression.ts'
import { node, nodes, text, type Node } from './moddle.ts'
import { isStore, storeMappings } from './stores.ts'
import { report, says, type Report } from './problem.ts'
import type { Mapping } from '../core/model.ts'

type Associations = 'dataInputAssociations' | 'dataOutputAssociations'

/** The associations of an activity or event as mappings: into its local variables, or from them outward. */
export function dataMappings(into: Report, from: Node, which: Associations): readonly Mapping[] {
  const data = node(from, 'ioSpecification')
  const optional = [
    ...nodes(data, 'inputSets').flatMap((set) => nodes(set, 'optionalInputRefs')),
    ...nodes(data, 'outputSets').flatMap((set) => nodes(set, 'optionalOutputRefs')),
  ]
  return nodes(from, which)
    .filter(isRun)
    .flatMap((association) => {
      const ends = [...nodes(association, 'sourceRef'), ...nodes(association, 'targetRef')]
      const mayMiss = ends.some((end) => optional.includes(end))
      const mapped = mappingsOf(into, from.id ?? '', association)
      return mayMiss ? mapped.map((mapping) => ({ ...mapping, optional: true })) : mapped
    })
}

/** Variables that begin as null with their scope: its properties, and the data objects inside that associations read or write. */
export function declaredIn(from: Node): readonly string[] {
  const properties = nodes(from, 'properties').filter((one) => !isPlaceholder(one))
  const used = from.$type === 'bpmn:Process' ? new Set<Node>() : new Set(nodes(from, 'flowElements').flatMap(endsIn))
  const objects = nodes(from, 'flowElements').filter((one) => one.$type === 'bpmn:DataObject' && used.has(one))
  return [...new Set([...properties, ...objects].map(variableOf))]
}

/** The data objects that the running associations of an element, or of those inside it, read or write. */
function endsIn(from: Node): readonly Node[] {
  const associations = [...nodes(from, 'dataInputAssociations'), ...nodes(from, 'dataOutputAssociations')]
  const own = associations.filter(isRun).flatMap((one) => [...nodes(one, 'sourceRef'), ...nodes(one, 'targetRef')])
  return [...own.map(objectOf), ...nodes(from, 'flowElements').flatMap(endsIn)]
}

function isRun(association: Node): boolean {
  if (node(association, 'transformation') || nodes(association, 'assignment').length > 0 || text(association, 'key'))
    return true
  const target = node(association, 'targetRef')
  return nodes(association, 'sourceRef').length > 0 && target !== undefined && !isPlaceholder(target)
}

/** The modeler that most people draw with needs some target for a line from a data object to an activity. */
export function isPlaceholder({ $type, name }: Node): boolean {
  return $type === 'bpmn:Property' && name === '__targetRef_placeholder'
}

function mappingsOf(into: Report, element: string, association: Node): readonly Mapping[] {
  const sources = nodes(association, 'sourceRef')
  const target = node(association, 'targetRef')
  if ([...sources, target].some(isStore)) return storeMappings(into, element, association)
  const transformation = node(association, 'transformation')
  const assignments = nodes(association, 'assignment')
  const assigned = assignments.flatMap((one) => assignmentOf(into, element, one, target))
  if (!transformation && assignments.length > 0) return assigned
  const source = transformation ? formal(into, element, transformation) : copied(into, element, sources)
  return target && source !== null ? [{ source, target: variableOf(target) }, ...assigned] : assigned
}

/** Without transformation one source is copied as it is. */
function copied(into: Report, element: string, sources: readonly Node[]): string | null {
  const [source, ...more] = sources
  if (source && more.length === 0) return variableOf(source)
  complainOf(
    into,
    element,
    'data-association-sources',
    ['Eine Datenzuordnung hat mehrere Quellen.', 'A data association has several sources.'],
    ['Geben Sie an, wie sie zusammenkommen (transformation).', 'Say how they come together (transformation).'],
  )
  return null
}

/** `to` names a variable or a place in it (`antrag.name`); the id of the target means the target. */
function assignmentOf(into: Report, element: string, from: Node, target: Node | undefined): readonly Mapping[] {
  const source = formal(into, element, node(from, 'from'))
  const [first = '', ...rest] = (text(node(from, 'to'), 'body') ?? '').replace(/^=/, '').trim().split('.')
  const path = [target && first === target.id ? variableOf(target) : first, ...rest]
  if (source !== null && path.every((name) => /^[\p{L}_][\p{L}\p{N}_ -]*$/u.test(name)))
    return [{ source, target: path.join('.') }]
  complainOf(
    into,
    element,
    'data-assignment',
    ['Eine Zuweisung sagt nicht, welcher Wert wohin kommt.', 'An assignment does not say which value goes where.'],
    ['Nennen Sie in „to“ eine Variable, in „from“ den Wert.', 'Name a variable in "to" and the value in "from".'],
  )
  return []
}

/** A formal expression is FEEL, with or without the leading `=`. */
export function formal(into: Report, element: string, from: Node | undefined): string | null {
  const body = text(from, 'body')
  if (!from || body === undefined || !isFeel(into, element, from)) return null
  return checked(into, element, body.replace(/^=/, '').trim())
}

/** The variable that holds the value of a data object, property, data input or data output. */
export function variableOf(item: Node): string {
  const object = objectOf(item)
  return object.name?.trim() || firstReference(object)?.name?.trim() || item.name?.trim() || object.id || ''
}

function objectOf(item: Node): Node {
  return node(item, 'dataObjectRef') ?? item
}

function firstReference(object: Node): Node | undefined {
  if (object.$type !== 'bpmn:DataObject') return undefined
  return nodes(object.$parent, 'flowElements').find((one) => node(one, 'dataObjectRef') === object && one.name?.trim())
}

export function complainOf(
  into: Report,
  element: string,
  code: string,
  reason: readonly [de: string, en: string],
  instead: readonly [de: string, en: string],
): void {
  report(into, { element, code, reason: says(...reason), instead: says(...instead) })
}
