/** Reads BPMN with our extensions, and asks its nodes for what they hold. */
import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { anyIds } from './any-ids.ts'
import lz from './lz.json' with { type: 'json' }

/** An element of the file as moddle gives it: its properties by their BPMN names, references resolved. */
export interface Node {
  readonly $type: string
  readonly $parent?: Node
  readonly $attrs: Readonly<Record<string, string>>
  readonly id?: string
  readonly name?: string
  set?(property: string, value: unknown): void
  readonly [property: string]: unknown
}

export interface Parsed {
  readonly rootElement: Node
  readonly warnings: readonly ParseWarning[]
}

/** What moddle could not make sense of: a reference that leads nowhere, an id used twice, an unknown element. */
export interface ParseWarning {
  readonly message: string
  readonly element?: Node
  readonly property?: string
  readonly value?: string
}

/** @throws when the text is no XML or no BPMN. */
export async function readBpmn(xml: string): Promise<Parsed> {
  const moddle = new BpmnModdle({ zeebe, lz })
  const { rootElement, warnings } = (await moddle.fromXML(xml, 'bpmn:Definitions', anyIds)) as Parsed
  // An error reference that names no error is itself the code (rule 15).
  for (const { element, value } of warnings.filter(namesNoError))
    element?.set?.('errorRef', moddle.create('bpmn:Error', { errorCode: value }))
  return { rootElement, warnings: warnings.filter((warning) => !namesNoError(warning) && !saysEncoding(warning)) }
}

/** Which encoding the file names no longer matters: this is text already. */
const saysEncoding = ({ message }: ParseWarning): boolean => message.startsWith('unsupported document encoding')

const namesNoError = ({ message, property }: ParseWarning): boolean =>
  message.startsWith('unresolved reference') && property === 'bpmn:errorRef'

/** The nodes under a property, none when it is absent. */
export function nodes(node: Node | undefined, property: string): readonly Node[] {
  const value = node?.[property]
  return Array.isArray(value) ? (value as Node[]) : value === undefined ? [] : [value as Node]
}

export function node(of: Node | undefined, property: string): Node | undefined {
  return of?.[property] as Node | undefined
}

/** A text property, undefined when it is absent or blank. */
export function text(of: Node | undefined, property: string): string | undefined {
  const value = of?.[property]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The extension element of a type (`zeebe:TaskDefinition`). */
export function extension(of: Node | undefined, type: string): Node | undefined {
  return extensions(of).find(({ $type }) => $type === type)
}

export function extensions(of: Node | undefined): readonly Node[] {
  return nodes(node(of, 'extensionElements'), 'values')
}
