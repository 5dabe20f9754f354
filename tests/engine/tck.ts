/** Reads the cases of the DMN Technology Compatibility Kit: inputs and expected values as FEEL. */
import { BpmnModdle } from 'bpmn-moddle'

/** XML as a tree, read by moddle, which keeps what it does not know. */
interface Xml {
  readonly $type: string
  readonly $body?: string
  readonly $children?: readonly Xml[]
  readonly [attribute: string]: unknown
}

export interface TckCase {
  readonly id: string
  /** The service that is invoked; null is decisions. */
  readonly service: string | null
  readonly inputs: Readonly<Record<string, string>>
  readonly expected: readonly { readonly name: string; readonly value: string }[]
}

const wrapped = (xml: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:t="tck"><extensionElements>${xml
    .replace(/^[^]*?(<(\w+:)?testCases)/, '$1')
    .replace(/<(\/?)\w+:/g, '<$1')
    .replace(
      /<testCases[^>]*>/,
      '<t:testCases xmlns:t="tck" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">',
    )
    .replace(/<(\/?)(?!t:|!|\?)([A-Za-z])/g, '<$1t:$2')}</extensionElements></definitions>`

export async function readTck(xml: string): Promise<readonly TckCase[]> {
  const { rootElement } = (await new BpmnModdle().fromXML(wrapped(xml))) as {
    rootElement: { extensionElements: { values: readonly Xml[] } }
  }
  return children(rootElement.extensionElements.values[0]!, 'testCase').map((one) => ({
    id: String(one['id']),
    service: one['type'] === 'decisionService' ? String(one['invocableName']) : null,
    inputs: Object.fromEntries(children(one, 'inputNode').map((input) => [String(input['name']), feelOf(input)])),
    expected: children(one, 'resultNode').map((result) => ({
      name: String(result['name']),
      value: result['errorResult'] === 'true' ? 'null' : feelOf(children(result, 'expected')[0]),
    })),
  }))
}

const children = (of: Xml | undefined, name: string): readonly Xml[] =>
  (of?.$children ?? []).filter(({ $type }) => $type === `t:${name}`)

const body = (of: Xml | undefined): string => String(of?.$body ?? '')

/** A value, a list of values or components by name. */
function feelOf(holder: Xml | undefined): string {
  if (!holder || holder['xsi:nil'] === 'true') return 'null'
  const components = children(holder, 'component')
  if (components.length > 0)
    return `{${components.map((one) => `${JSON.stringify(String(one['name']))}: ${feelOf(one)}`).join(', ')}}`
  const [list] = children(holder, 'list')
  if (list) return list['xsi:nil'] === 'true' ? 'null' : `[${children(list, 'item').map(feelOf).join(', ')}]`
  const [value] = children(holder, 'value')
  if (!value || value['xsi:nil'] === 'true') return 'null'
  return scalar(String(value['xsi:type'] ?? 'xsd:string').replace(/^.*:/, ''), body(value))
}

function scalar(type: string, text: string): string {
  if (type === 'string') return JSON.stringify(text)
  if (['boolean', 'decimal', 'double', 'integer', 'int', 'long', 'float'].includes(type)) return text.trim()
  const name = { date: 'date', time: 'time', dateTime: 'date and time', duration: 'duration' }[type]
  if (!name) throw new Error(`a value of type ${type}`)
  return `${name}(${JSON.stringify(text.trim())})`
}
