/** Reads a decision table into plain data. */
import type { Aggregation, DecisionTable, HitPolicy, InputClause, OutputClause, Rule } from './decision.ts'
import { node, nodes, text, type Node } from '../compile/moddle.ts'

export function tableOf(table: Node): DecisionTable {
  return {
    kind: 'table',
    hitPolicy: (text(table, 'hitPolicy') ?? 'UNIQUE') as HitPolicy,
    aggregation: (text(table, 'aggregation') as Aggregation | undefined) ?? null,
    inputs: nodes(table, 'input').map(inputOf),
    outputs: nodes(table, 'output').map(outputOf),
    rules: nodes(table, 'rule').map(ruleOf),
  }
}

function inputOf(input: Node, index: number): InputClause {
  const expression = node(input, 'inputExpression')
  const source = text(expression, 'text') ?? 'null'
  return {
    label: text(input, 'label') ?? (source === 'null' ? `input ${index + 1}` : source),
    expression: source,
    type: text(expression, 'typeRef') ?? null,
    allowed: text(node(input, 'inputValues'), 'text') ?? null,
  }
}

function outputOf(output: Node, index: number): OutputClause {
  const values = text(node(output, 'outputValues'), 'text')
  return {
    ...namesOf(output, `output ${index + 1}`),
    type: text(output, 'typeRef') ?? null,
    values: values === undefined ? [] : splitList(values),
    whenNone: text(node(output, 'defaultOutputEntry'), 'text') ?? null,
  }
}

/** Under which name the value is known, and what people call the column. */
function namesOf(output: Node, none: string): Pick<OutputClause, 'name' | 'label'> {
  const [name, label] = [text(output, 'name'), text(output, 'label')]
  return { name: name ?? label ?? none, label: label ?? name ?? none }
}

function ruleOf(rule: Node): Rule {
  const annotations = nodes(rule, 'annotationEntry').map((entry) => text(entry, 'text'))
  const said = annotations.filter((one) => one !== undefined)
  const outputs = nodes(rule, 'outputEntry').map((entry) => text(entry, 'text'))
  return {
    tests: nodes(rule, 'inputEntry').map((entry) => text(entry, 'text') ?? '-'),
    outputs: outputs.map((output) => output ?? 'null'),
    blank: outputs.flatMap((output, column) => (output === undefined ? [column] : [])),
    annotation: said.length > 0 ? said.join('; ') : (text(rule, 'description') ?? null),
  }
}

/** Splits `"a, b", "c"` at its commas, not at those inside texts or brackets. */
export function splitList(list: string): readonly string[] {
  const parts: string[] = []
  let [depth, quoted, start] = [0, false, 0]
  for (let at = 0; at < list.length; at++) {
    const sign = list.charAt(at)
    if (sign === '"' && list[at - 1] !== '\\') quoted = !quoted
    else if (!quoted && '([{'.includes(sign)) depth++
    else if (!quoted && ')]}'.includes(sign)) depth--
    else if (!quoted && depth === 0 && sign === ',') {
      parts.push(list.slice(start, at).trim())
      start = at + 1
    }
  }
  return [...parts, list.slice(start).trim()].filter((part) => part !== '')
}
