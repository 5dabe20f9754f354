/**
 * Where text meets a temporal value (rule 8). Variables are JSON: dates, times and durations in them are text, and FEEL neither
 * compares these with temporal values nor computes with both. Only `date(x)` and its like make a temporal value of a text.
 */
import type { FeelFinding } from './finding.ts'
import { boundIn, nameIn, walk, type FeelNode } from './tree.ts'
import { says } from '../problem.ts'

/** `plain` is never a date, time or duration; `time` always is one. */
type Kind = 'plain' | 'time' | 'unknown'

export function timeFindings(tree: FeelNode): readonly FeelFinding[] {
  const kindOf = kindsIn(tree)
  return [...walk(tree)].flatMap((node) => {
    const pair =
      node.kind === 'Comparison' ? comparedWith(node) : node.kind === 'ArithmeticExpression' ? added(node) : null
    if (!pair) return []
    const [left, others] = pair
    const other = others.find((one) => meets(kindOf(left), kindOf(one)))
    if (!other) return []
    return [kindOf(left) === 'time' ? finding(node, other, left) : finding(node, left, other)]
  })
}

const meets = (one: Kind, two: Kind): boolean => [one, two].includes('plain') && [one, two].includes('time')

type Pair = readonly [left: FeelNode, others: readonly FeelNode[]]

const symbols = ['CompareOp', 'ArithOp', 'between', 'and', 'in', '(', ')', '[', ']', '..']
const values = ({ children }: FeelNode): readonly FeelNode[] => children.filter(({ kind }) => !symbols.includes(kind))
const wrappers = ['PositiveUnaryTests', 'PositiveUnaryTest', 'SimplePositiveUnaryTest', 'Interval']
const unwrapped = (node: FeelNode): readonly FeelNode[] =>
  wrappers.includes(node.kind) ? values(node).flatMap(unwrapped) : [node]

function comparedWith(node: FeelNode): Pair | null {
  const [left, ...others] = values(node)
  return left ? [left, others.flatMap(unwrapped)] : null
}

/** A number may multiply a duration, but nothing else be added to a temporal value. */
function added(node: FeelNode): Pair | null {
  const [left, right] = values(node)
  const adds = node.children.some(({ kind, text }) => kind === 'ArithOp' && /^[+-]$/.test(text))
  return adds && left && right ? [left, [right]] : null
}

/** The kinds of the nodes of one expression. Names that it gives itself may be anything, unless they come out of variables. */
function kindsIn(tree: FeelNode): (node: FeelNode) => Kind {
  const own = boundIn(tree)
  const items = new Set<string>()
  const hidden = new Set<FeelNode>()
  const kindOf = (node: FeelNode): Kind => {
    const [first] = values(node)
    switch (node.kind) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
        return 'plain'
      case 'DateTimeLiteral':
        return 'time'
      case 'VariableName':
        return hidden.has(node) || (own.has(nameIn(node)) && !items.has(nameIn(node))) ? 'unknown' : 'plain'
      case 'FunctionInvocation':
        return first ? resultOf(nameIn(first)) : 'unknown'
      case 'ParenthesizedExpression':
        return values(node).length === 1 && first ? kindOf(first) : 'unknown'
      case 'PathExpression':
      case 'FilterExpression':
        return first && kindOf(first) === 'plain' ? 'plain' : 'unknown'
      case 'ArithmeticExpression':
        return values(node).some((one) => kindOf(one) === 'time') ? 'time' : 'unknown'
      default:
        return 'unknown'
    }
  }
  for (const node of walk(tree)) {
    const [first, second] = values(node)
    if (node.kind === 'InExpression' && first && second && comesFromVariables(second, kindOf)) items.add(nameIn(first))
    // Names in a filter may be those of the items.
    if (node.kind === 'FilterExpression' && first && kindOf(first) !== 'plain')
      for (const inner of node.children.slice(1)) for (const one of walk(inner)) hidden.add(one)
  }
  return kindOf
}

function comesFromVariables(iterated: FeelNode, kindOf: (node: FeelNode) => Kind): boolean {
  const [list, ...others] = values(iterated)
  return list !== undefined && others.length === 0 && kindOf(list) === 'plain'
}

const results: Readonly<Record<string, Kind>> = {
  ...{ now: 'time', today: 'time', 'years and months duration': 'time' },
  ...{ string: 'plain', number: 'plain', 'upper case': 'plain', 'lower case': 'plain', substring: 'plain' },
}
const resultOf = (called: string): Kind => results[called] ?? 'unknown'

function finding(at: FeelNode, plain: FeelNode, time: FeelNode): FeelFinding {
  const [text, moment] = [short(plain), short(time)]
  const adds = at.kind === 'ArithmeticExpression'
  const reads = `${readerFor(time, adds)}(${text})`
  return {
    code: 'feel-text-and-time',
    at,
    reason: says(
      `„${text}“ ist kein Zeitwert, denn Daten werden als Text gespeichert: Zusammen mit „${moment}“ hat es kein brauchbares Ergebnis.`,
      `"${text}" is no temporal value, because data are kept as text: together with "${moment}" it has no usable result.`,
    ),
    instead: says(`Schreiben Sie ${reads}.`, `Write ${reads}.`),
  }
}

const short = ({ text }: FeelNode): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

/** A duration is compared with durations, but added to a date. */
function readerFor({ text }: FeelNode, adds: boolean): string {
  if (/^(duration|years and months|@"-?P)/.test(text)) return adds ? 'date' : 'duration'
  if (/^(now|date and time|@"[^"]*T)/.test(text)) return 'date and time'
  return /^(time|@"\d\d:)/.test(text) ? 'time' : 'date'
}
