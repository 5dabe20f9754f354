/** The canvas opens what the engine runs: ids of any letters too, which bpmn-js would leave out of the drawing and of the saved file. */
import { anyIds } from '../../engine/compile/any-ids.ts'

interface Reader {
  fromXML(xml: string, type: string, options?: object): Promise<unknown>
}

function open(moddle: Reader): void {
  const read = moddle.fromXML.bind(moddle)
  moddle.fromXML = (xml, type, options) => read(xml, type, { ...anyIds, ...options })
}
open.$inject = ['moddle']

export const anyIdsModule = { __init__: ['anyIds'], anyIds: ['type', open] }
