/** Whether two elements say the same: the order of attributes in the file says nothing. */
import type { Parsed } from '../../../engine/index.ts'

type Element = Parsed['rootElement']

/** All elements with an id, by it. */
export function byId(root: Element): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>()
  const walk = (element: Element): void => {
    if (typeof element['id'] === 'string') found.set(element['id'], element)
    for (const part of partsOf(element)) walk(part)
  }
  walk(root)
  return found
}

/** An element as text, with its attributes in one order. */
export const written = (element: Element): string => JSON.stringify(plain(element))

function plain(element: Element): unknown {
  const attributes = { ...(element['$attrs'] as object | undefined), ...element }
  const entries = Object.entries(attributes).filter(([key]) => key !== '$parent')
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1))
  return [element.$type, ...sorted.map(([key, value]) => [key, valueOf(value, element)])]
}

function valueOf(value: unknown, owner: Element): unknown {
  if (Array.isArray(value)) return value.map((one) => valueOf(one, owner))
  if (!isElement(value)) return value
  return belongs(value, owner) ? plain(value) : (value['id'] ?? value.$type)
}

const partsOf = (element: Element): readonly Element[] =>
  Object.entries(element)
    .filter(([key]) => key !== '$parent')
    .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value): value is Element => isElement(value) && belongs(value, element))

/** What is only referred to has another parent. */
const belongs = (part: Element, owner: Element): boolean => part['$parent'] === owner

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && '$type' in value
