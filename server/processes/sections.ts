/** Forms, rules and letters told in lines: for the documentation of a process, and for the office that agrees to them. */
import {
  compileDecisions,
  fieldsOf,
  parseForm,
  stepsOf,
  type Decision,
  type DecisionTable,
  type Rule,
} from '../../engine/index.ts'
import type { LetterDefinition } from '../services/definition.ts'
import { draftedLetter } from '../services/read.ts'
import type { DraftFile } from './draftFiles.ts'
import { formName } from './formName.ts'

export interface Section {
  readonly title: string
  readonly rows: readonly (readonly [label: string, value: string])[]
}

/** Fields of a form, with what the page asks them for. */
export function formSection({ name, content }: Pick<DraftFile, 'name' | 'content'>): Section {
  const { form } = parseForm(content)
  const rows = stepsOf(form).flatMap(({ label, components }) =>
    fieldsOf(components).map(
      (field) =>
        [field.label, `${field.required ? 'Pflicht' : 'freiwillig'}; ${label}${purpose(field.properties)}`] as const,
    ),
  )
  return { title: formName(name, content), rows }
}

const purpose = (properties: Readonly<Record<string, string>>): string =>
  properties['lz:purpose'] ? `; Zweck: ${properties['lz:purpose']}` : ''

/** Rows of a decision table, or what its logic is. */
export async function ruleSections({ content }: Pick<DraftFile, 'content'>): Promise<readonly Section[]> {
  return (await compileDecisions(content)).decisions.map((decision) => ({
    title: decision.name,
    rows: ruleRows(decision),
  }))
}

/** A decision table reads as sentences; of other logic only its kind is named. */
function ruleRows({ logic }: Decision): Section['rows'] {
  if (logic.kind !== 'table') return [['Berechnung', logic.kind === 'expression' ? logic.text : 'Siehe DMN-Datei']]
  return logic.rules.map((rule) => sayRule(logic, rule))
}

/** "Rasse: "Dackel" und Alter: > 2", "75". */
export function sayRule(table: DecisionTable, { tests, outputs }: Rule): readonly [when: string, then: string] {
  const when = tests.flatMap((test, index) => (test === '-' ? [] : [`${table.inputs[index]?.label ?? ''}: ${test}`]))
  const then = outputs.map((output, index) => {
    const name = table.outputs.length > 1 ? `${table.outputs[index]?.name ?? ''} = ` : ''
    return name + output
  })
  return [when.join(' und ') || 'sonst', then.join(', ')]
}

/** The text of a letter, block by block, with its conditions. Null when the file is no letter. */
export function letterSection({ content }: Pick<DraftFile, 'content'>): Section | null {
  const letter = draftedLetter({ content })
  if (!letter) return null
  const rows = letter.blocks.map((block) => [block.if ? `wenn ${block.if}` : 'immer', blockText(block)] as const)
  return { title: letter.title, rows: [['Betreff', letter.subject], ...rows] }
}

/** What is printed of a block. */
export function blockText(block: LetterDefinition['blocks'][number]): string {
  if (block.type === 'table') return block.rows.map((row) => row.join(': ')).join('; ')
  if (block.type === 'list') return Array.isArray(block.items) ? block.items.join('; ') : block.items
  return block.text
}
