/** Small DMN files for tests. */
export interface TableSpec {
  readonly policy?: string
  readonly aggregation?: string
  /** FEEL of each input, or `FEEL:type`. */
  readonly inputs: readonly string[]
  /** Output names, `name:type`, or either with `=allowed values`. */
  readonly outputs: readonly string[]
  /** `test | test => output | output # annotation` */
  readonly rules: readonly string[]
}

export function dmn(content: string, version = '20191111'): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/${version}/MODEL/" id="D" name="D" namespace="test">${content}</definitions>`
}

export function decision(id: string, logic: string, requires: readonly string[] = []): string {
  const needs = requires.map(
    (one) => `<informationRequirement><requiredDecision href="#${one}"/></informationRequirement>`,
  )
  return `<decision id="${id}" name="${id}"><variable id="V_${id}" name="${id}"/>${needs.join('')}${logic}</decision>`
}

export function literal(feel: string): string {
  return `<literalExpression><text>${escaped(feel)}</text></literalExpression>`
}

export function table({ policy = 'UNIQUE', aggregation, inputs, outputs, rules }: TableSpec): string {
  const attribute = aggregation === undefined ? '' : ` aggregation="${aggregation}"`
  const columns = [...inputs.map(input), ...outputs.map(output)].join('')
  return `<decisionTable hitPolicy="${policy}"${attribute}>${columns}${rules.map(rule).join('')}</decisionTable>`
}

function input(spec: string): string {
  const [feel = '', type] = spec.split(':')
  const typeRef = type === undefined ? '' : ` typeRef="${type}"`
  return `<input label="${escaped(feel)}"><inputExpression${typeRef}><text>${escaped(feel)}</text></inputExpression></input>`
}

function output(spec: string): string {
  const [named = '', values] = spec.split('=')
  const [name = '', type] = named.split(':')
  const typeRef = type === undefined ? '' : ` typeRef="${type}"`
  const allowed = values === undefined ? '' : `<outputValues><text>${escaped(values)}</text></outputValues>`
  return `<output name="${name}"${typeRef}>${allowed}</output>`
}

function rule(spec: string): string {
  const [whole = '', annotation] = spec.split(' # ')
  const [tests = '', outputs = ''] = whole.split(' => ')
  const cells = (list: string, tag: string): string =>
    list === ''
      ? ''
      : list
          .split(' | ')
          .map((cell) => `<${tag}><text>${escaped(cell.trim())}</text></${tag}>`)
          .join('')
  const note = annotation === undefined ? '' : `<annotationEntry><text>${annotation}</text></annotationEntry>`
  return `<rule>${cells(tests, 'inputEntry')}${cells(outputs, 'outputEntry')}${note}</rule>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
