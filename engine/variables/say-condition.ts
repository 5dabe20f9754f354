/** A condition in the words of a clerk: `einzug != "ja"` is „Lastschrift“ mit „nein“ beantwortet ist. */
import { readsOf } from '../compile/feel/reads.ts'
import { treeOf, type FeelNode } from '../compile/feel/tree.ts'
import { readLiteral } from '../decisions/cell.ts'
import { sayTest, type Answers } from '../decisions/say-test.ts'

/** What people call a variable, and what a form lets them answer; without answers anything may stand there. */
export type Wording = ReadonlyMap<string, Answers & { readonly label: string }>

/**
 * A clause that goes on from "wenn".
 * @returns null for what calculates: only comparisons with fixed values can be said, and what "and" and "or" join
 */
export function sayCondition(expression: string, wording: Wording): string | null {
  const text = expression.trim().replace(/^=/, '')
  const [whole, ...more] = treeOf(text).children[0]?.children ?? []
  return whole && more.length === 0 ? sayNode(whole, wording) : null
}

/** What stands in a text for `{{ … }}`: the value that comes there, or what it is worked out from. */
export function sayHole(expression: string, wording: Wording): string {
  const text = expression.trim().replace(/^=/, '')
  const called = (name: string): string => wording.get(name)?.label ?? name
  const plain = /^(?:number|string)\(\s*([\p{L}\w.]+)\s*\)$|^([\p{L}\w.]+)$/u.exec(text)
  if (plain) return `[${called(plain[1] ?? plain[2] ?? '')}]`
  const read = [...new Set(readsOf(text).map(({ name }) => called(name)))]
  return read.length > 0 ? `[wird gebildet aus: ${read.join(', ')}]` : '[wird gebildet]'
}

const joiners: Readonly<Record<string, string>> = { Conjunction: ' und ', Disjunction: ' oder ' }

function sayNode(node: FeelNode, wording: Wording): string | null {
  const { kind, children } = node
  const joiner = joiners[kind]
  if (joiner) {
    const said = children.filter((one) => one.kind !== 'and' && one.kind !== 'or').map((one) => sayNode(one, wording))
    return said.includes(null) ? null : said.join(joiner)
  }
  if (kind === 'ParenthesizedExpression') {
    const said = children[1] ? sayNode(children[1], wording) : null
    return said && `(${said})`
  }
  if (kind === 'Comparison') return sayComparison(node, wording)
  if (kind === 'FunctionInvocation') return sayNot(node, wording)
  return isName(node) ? `${nameOf(node, wording)} gilt` : null
}

const isName = ({ kind }: FeelNode): boolean => kind === 'VariableName' || kind === 'PathExpression'

const nameOf = ({ text }: FeelNode, wording: Wording): string => `„${wording.get(text)?.label ?? text}“`

function sayNot({ children: [called, , given] }: FeelNode, wording: Wording): string | null {
  const [one, ...more] = given?.children ?? []
  if (called?.text.trim() !== 'not' || !one || !isName(one) || more.length > 0) return null
  return `${nameOf(one, wording)} nicht gilt`
}

function sayComparison({ children: [left, sign, right, ...more] }: FeelNode, wording: Wording): string | null {
  if (!left || !sign || !right || !isName(left) || sign.kind !== 'CompareOp' || more.length > 0) return null
  const name = nameOf(left, wording)
  const same = sign.text === '='
  const plain = same || sign.text === '!='
  if (plain && right.text === 'null') return `${name} ${same ? 'nicht angegeben' : 'angegeben'} ist`
  const literal = readLiteral(right.text)
  if (!literal) return null
  if (plain && literal.kind === 'boolean') return `${name} ${literal.value === same ? 'gilt' : 'nicht gilt'}`
  const test = same ? right.text : plain ? `not(${right.text})` : `${sign.text} ${right.text}`
  const answers = wording.get(left.text)
  const said = sayTest(test, answers)
  return said && `${name} ${answers && answers.options.length > 0 ? `mit ${said} beantwortet` : said} ist`
}
