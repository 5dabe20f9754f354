/**
 * The plainest expressions without the interpreter: names, paths, literals, comparisons, "and", "or". Nearly all conditions and mappings are of
 * these. Only where the types are as expected and nothing is missing is there an answer; everything else, every warning too, is the
 * interpreter's.
 */
import { parseExpression } from 'feelin'
import { isPlain } from './names.ts'

type Values = Readonly<Record<string, unknown>>

/** Gives undefined where the interpreter has to be asked. */
type Quick = (values: Values) => unknown

type Node = NonNullable<ReturnType<typeof parseExpression>['topNode']['firstChild']>

const LIMIT = 10_000
const known = new Map<string, Quick | null>()

/** The value of the expression over the context, or undefined where the interpreter has to be asked. */
export function quickly(expression: string, context: Values): unknown {
  let quick = known.get(expression)
  if (quick === undefined) {
    quick = quickOf(expression)
    if (known.size >= LIMIT) known.delete(known.keys().next().value ?? expression)
    known.set(expression, quick)
  }
  if (quick === null) return undefined
  // A name of several words can stand where the text seems to hold several names.
  for (const name in context) if (!isPlain(name)) return undefined
  return quick(context)
}

function quickOf(expression: string): Quick | null {
  try {
    const { firstChild } = parseExpression(expression, {}, undefined).topNode
    return firstChild && !firstChild.nextSibling ? made(firstChild, expression) : null
  } catch {
    return null
  }
}

function made(node: Node, text: string): Quick | null {
  const source = text.slice(node.from, node.to)
  switch (node.name) {
    case 'NumericLiteral':
      return /^-?\d+(\.\d+)?$/.test(source) ? constant(Number(source)) : null
    case 'StringLiteral':
      return source.includes('\\') ? null : constant(source.slice(1, -1))
    case 'BooleanLiteral':
      return constant(source === 'true')
    case 'VariableName':
      return isPlain(source) ? (values) => primitive(values[source]) : null
    case 'PathExpression':
      return pathOf(source)
    case 'Comparison':
      return comparison(node, text)
    case 'Conjunction':
      return both(node, text, (one, other) => one && other)
    case 'Disjunction':
      return both(node, text, (one, other) => one || other)
    default:
      return null
  }
}

const constant =
  (value: unknown): Quick =>
  () =>
    value

function primitive(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value) ? value : undefined
}

function pathOf(source: string): Quick | null {
  const names = source.split('.')
  if (!names.every(isPlain)) return null
  return (values) => {
    let at: unknown = values
    for (const name of names) {
      if (!isData(at) || !onlyPlain(at) || !Object.hasOwn(at, name)) return undefined
      at = at[name]
    }
    return primitive(at)
  }
}

/** JSON objects; FEEL's own values (dates, durations) have properties that are none of theirs. */
const isData = (value: unknown): value is Values =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)

/** Data that has been looked at: it never changes. */
const looked = new WeakMap<object, boolean>()

function onlyPlain(data: Values): boolean {
  const found = looked.get(data)
  if (found !== undefined) return found
  const is = Object.keys(data).every(isPlain)
  looked.set(data, is)
  return is
}

function comparison(node: Node, text: string): Quick | null {
  const [left, operator, right] = childrenOf(node)
  if (!left || !right || operator?.name !== 'CompareOp' || right.nextSibling) return null
  const sign = text.slice(operator.from, operator.to)
  if (right.name === 'null') return againstNull(left, text, sign)
  const compare = comparing[sign]
  const one = made(left, text)
  const other = made(right, text)
  if (!compare || !one || !other) return null
  return (values) => {
    const a = one(values)
    const b = other(values)
    return a === undefined || typeof a !== typeof b ? undefined : compare(a as number, b as number)
  }
}

function againstNull(left: Node, text: string, sign: string): Quick | null {
  const one = made(left, text)
  if (!one || (sign !== '=' && sign !== '!=')) return null
  // What has an answer here is not null.
  return (values) => (one(values) === undefined ? undefined : sign === '!=')
}

/** Of two values of one type; only numbers have an order here. */
const comparing: Readonly<Record<string, (one: number, other: number) => boolean | undefined>> = {
  '=': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => (typeof one === 'number' ? one < other : undefined),
  '<=': (one, other) => (typeof one === 'number' ? one <= other : undefined),
  '>': (one, other) => (typeof one === 'number' ? one > other : undefined),
  '>=': (one, other) => (typeof one === 'number' ? one >= other : undefined),
}

function both(node: Node, text: string, join: (one: boolean, other: boolean) => boolean): Quick | null {
  const [left, , right] = childrenOf(node)
  const one = left && made(left, text)
  const other = right && !right.nextSibling && made(right, text)
  if (!one || !other) return null
  return (values) => {
    const a = one(values)
    const b = other(values)
    return typeof a === 'boolean' && typeof b === 'boolean' ? join(a, b) : undefined
  }
}

function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
