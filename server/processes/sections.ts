/** Forms, rules and letters told in lines: for the documentation of a process, and for the office that agrees to them. */
import {
  compileDecisions,
  fieldsOf,
  parseForm,
  sayCondition,
  sayHole,
  sayTest,
  sayValue,
  stepsOf,
  type Answers,
  type Decision,
  type DecisionTable,
  type Field,
  type Rule,
  type Wording,
} from '../../engine/index.ts'
import type { LetterDefinition } from '../services/definition.ts'
import { draftedLetter } from '../services/read.ts'
import type { DraftFile } from './draftFiles.ts'
import { formName } from './formName.ts'
import { blockWords } from './letter-pages/words.ts'
import type { ServiceNames } from './service-names.ts'

export interface Section {
  readonly title: string
  readonly rows: readonly (readonly [label: string, value: string])[]
}

/** Fields of a form, with what the page asks them for. It is called like the step that shows it. */
export function formSection({ name, content }: Pick<DraftFile, 'name' | 'content'>, names: ServiceNames): Section {
  const { form } = parseForm(content)
  const steps = stepsOf(form)
  const rows = steps.flatMap(({ label, components }) =>
    fieldsOf(components).map((field) => {
      const step = steps.length > 1 ? `; ${label}` : ''
      return [field.label, `${asks(field)}${step}${purpose(field.properties)}`] as const
    }),
  )
  return { title: names.form(name) ?? formName(name, content), rows }
}

/** A field that only shows something asks nobody for anything. */
const asks = ({ readonly, required }: Field): string =>
  readonly ? 'wird angezeigt' : required ? 'Pflicht' : 'freiwillig'

const purpose = (properties: Readonly<Record<string, string>>): string =>
  properties['lz:purpose'] ? `; Zweck: ${properties['lz:purpose']}` : ''

/** Rows of a decision table, or what its logic is. */
export async function ruleSections(
  { content }: Pick<DraftFile, 'content'>,
  wording: Wording,
): Promise<readonly Section[]> {
  return (await compileDecisions(content)).decisions.map((decision) => ({
    title: decision.name,
    rows: ruleRows(decision, wording),
  }))
}

/** A decision table reads as sentences; of other logic only its kind is named. */
function ruleRows({ logic }: Decision, wording: Wording): Section['rows'] {
  if (logic.kind !== 'table') return [['Berechnung', logic.kind === 'expression' ? logic.text : 'Siehe DMN-Datei']]
  return logic.rules.map((rule) => sayRule(logic, rule, wording))
}

/** "Rasse: „Dackel“ und Alter: mehr als 2", "75". What calculates stays as written. */
export function sayRule(
  table: DecisionTable,
  { tests, outputs }: Rule,
  wording?: Wording,
): readonly [when: string, then: string] {
  const when = tests.flatMap((test, index) => {
    const { label = '', expression = '' } = table.inputs[index] ?? {}
    return test === '-'
      ? []
      : [`${label}${label.endsWith('?') ? '' : ':'} ${sayCell(test, wording?.get(expression.trim()))}`]
  })
  const then = outputs.map((output, index) => {
    const name = table.outputs.length > 1 ? `${table.outputs[index]?.label ?? ''}: ` : ''
    return name + sayValue(output.trim())
  })
  return [when.join(' und ') || 'sonst', then.join(', ')]
}

/** Values that no answer of a form means are said as they are. */
export const sayCell = (test: string, answers?: Answers): string =>
  test === '-' ? 'beliebig' : (sayTest(test, answers) ?? sayTest(test, undefined) ?? test)

/** The text of a letter, block by block, with its conditions. Null when the file is no letter. */
export function letterSection({ content }: Pick<DraftFile, 'content'>, wording: Wording): Section | null {
  const letter = draftedLetter({ content })
  if (!letter) return null
  const said = (text: string): string =>
    text.replace(/\{\{(.*?)\}\}/gs, (_hole, inside: string) => sayHole(inside, wording))
  const rows = letter.blocks.map(
    (block) => [blockWords[block.type] + sayWhen(block.if, wording), said(blockText(block))] as const,
  )
  return { title: letter.title, rows: [['Betreff', said(letter.subject)], ...rows] }
}

function sayWhen(condition: string | undefined, wording: Wording): string {
  if (!condition) return ''
  const said = sayCondition(condition, wording)
  return said ? `, wenn ${said}` : `, wenn diese Bedingung gilt: ${condition}`
}

/** What is printed of a block. */
export function blockText(block: LetterDefinition['blocks'][number]): string {
  if (block.type === 'table') return block.rows.map((row) => row.join(': ')).join('; ')
  if (block.type === 'list') return Array.isArray(block.items) ? block.items.join('; ') : block.items
  return block.text
}
