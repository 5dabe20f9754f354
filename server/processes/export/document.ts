/** What stands in the documentation of a process: gathered once, written as PDF and as Word. */
import {
  compileDecisions,
  fieldsOf,
  parseForm,
  readDrawing,
  stepsOf,
  type Decision,
  type DrawnProcess,
} from '../../../engine/index.ts'
import type { Context } from '../../context.ts'
import { germanDay } from '../../pages/format.ts'
import { filesOf, type DraftFile } from '../draftFiles.ts'
import { formName } from '../formName.ts'
import { derivedOf } from '../sheet/derived.ts'
import { fieldKeys, fields, sourceWords } from '../sheet/fields.ts'
import { editions } from '../sheet/store.ts'
import { processView } from '../view.ts'
import { stepLines, type StepLine } from './steps.ts'
import { storiesOf, type StoryFile } from './stories.ts'

export interface Section {
  readonly title: string
  readonly rows: readonly (readonly [label: string, value: string])[]
}

export interface ProcessDocument {
  readonly key: string
  readonly name: string
  /** "Version 2 vom 02.03.2026", "Entwurf vom 03.03.2026". */
  readonly edition: string
  readonly town: string
  readonly sheet: Section
  readonly steps: readonly StepLine[]
  readonly forms: readonly Section[]
  readonly rules: readonly Section[]
  readonly stories: readonly string[]
  /** What the zip holds beside it. */
  readonly xml: string
  readonly files: readonly DraftFile[]
  readonly storyFiles: readonly StoryFile[]
}

/** Throws `unknown-process` when there is neither a version nor a draft. */
export async function documentOf(context: Context, key: string): Promise<ProcessDocument> {
  const view = await processView(context, key)
  const [files, storyFiles, drawn] = await Promise.all([filesOf(context, key), storiesOf(key), readDrawing(view.xml)])
  const drawing = drawn.find(({ id }) => id === key) ?? drawn[0] ?? null
  const newest = view.versions[0]
  return {
    key,
    name: view.name,
    edition: view.draftSince
      ? `Entwurf vom ${germanDay(view.draftSince)}`
      : newest
        ? `Version ${newest.version} vom ${germanDay(newest.deployedAt)}`
        : 'Entwurf',
    town: context.town.name,
    sheet: await sheetOf(context, key, drawing),
    steps: drawing ? stepLines(drawing) : [],
    forms: files.flatMap((file) => (file.kind === 'form' ? [formSection(file)] : [])),
    rules: (await Promise.all(files.map((file) => (file.kind === 'dmn' ? ruleSections(file) : [])))).flat(),
    stories: storyFiles.map(storyName),
    xml: view.xml,
    files,
    storyFiles,
  }
}

/** Every value with where it comes from; what nobody knows is left out. */
async function sheetOf(context: Context, key: string, drawing: DrawnProcess | null): Promise<Section> {
  const [derived, [edition]] = await Promise.all([derivedOf(context, key, drawing), editions(context, key)])
  const rows = fieldKeys.flatMap((field): (readonly [string, string])[] => {
    const entered = edition?.data[field]
    const day = entered?.day ? ` ${germanDay(entered.day)}` : ''
    const said = [
      ...(entered ? [`${entered.text} (${sourceWords[entered.source]}${day})`] : []),
      ...(derived[field] ?? []).map(({ lines, source }) => `${lines.join('; ')} (${source})`),
    ]
    return said.length > 0 ? [[fields[field].title, said.join('\n')]] : []
  })
  return { title: 'Steckbrief', rows }
}

function formSection({ name, content }: DraftFile): Section {
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

async function ruleSections({ content }: DraftFile): Promise<readonly Section[]> {
  return (await compileDecisions(content)).decisions.map((decision) => ({
    title: decision.name,
    rows: ruleRows(decision),
  }))
}

/** A decision table reads as sentences; of other logic only its kind is named. */
function ruleRows({ logic }: Decision): Section['rows'] {
  if (logic.kind !== 'table') return [['Berechnung', logic.kind === 'expression' ? logic.text : 'Siehe DMN-Datei']]
  return logic.rules.map(({ tests, outputs }) => {
    const when = tests.flatMap((test, index) => (test === '-' ? [] : [`${logic.inputs[index]?.label ?? ''}: ${test}`]))
    const then = outputs.map((output, index) => {
      const name = logic.outputs.length > 1 ? `${logic.outputs[index]?.name ?? ''} = ` : ''
      return name + output
    })
    return [when.join(' und ') || 'sonst', then.join(', ')] as const
  })
}

function storyName({ name, content }: StoryFile): string {
  try {
    const { story } = JSON.parse(content) as { story?: unknown }
    return typeof story === 'string' ? story : name
  } catch {
    return `${name} (nicht lesbar)`
  }
}
