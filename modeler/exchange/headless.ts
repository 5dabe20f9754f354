/** A BPMN file read and made without a canvas. */
import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { anyIds } from '../../engine/compile/any-ids.ts'
import lz from '../../engine/compile/lz.json' with { type: 'json' }
import type { Maker, Moddle } from '../bpmn/moddle.ts'

export interface Headless {
  readonly definitions: Moddle
  readonly make: Maker
  /** The file of any definitions, as text. */
  write(definitions: Moddle): Promise<string>
}

export async function readHeadless(xml: string): Promise<Headless> {
  const moddle = new BpmnModdle({ zeebe, lz })
  const { rootElement } = (await moddle.fromXML(xml, 'bpmn:Definitions', anyIds)) as { rootElement: unknown }
  const create = (type: string, attributes?: object): Moddle =>
    moddle.create(type, { ...attributes }) as unknown as Moddle
  return {
    definitions: rootElement as Moddle,
    make: { create, id: freeIds(xml) },
    write: async (definitions) => (await moddle.toXML(definitions as never, { format: true })).xml,
  }
}

function freeIds(xml: string): Maker['id'] {
  let count = 0
  const next = (prefix: string): string => {
    const id = `${prefix}${++count}`
    return xml.includes(`"${id}"`) ? next(prefix) : id
  }
  return next
}
