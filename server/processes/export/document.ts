/** What stands in the documentation of a process: gathered once, written as PDF and as Word. */
import { readDrawing, storyName, type DrawnProcess } from '../../../engine/index.ts'
import type { Context } from '../../context.ts'
import { germanDay } from '../../pages/format.ts'
import type { DraftFile } from '../draftFiles.ts'
import { serviceNames } from '../service-names.ts'
import { formSection, ruleSections, type Section } from '../sections.ts'
import { derivedOf } from '../sheet/derived.ts'
import { fieldKeys, fields } from '../sheet/fields.ts'
import { sayOrigin, sayValue } from '../sheet/say-value.ts'
import { editions } from '../sheet/store.ts'
import { partsOf } from '../parts.ts'
import { commentsView } from '../comments/view.ts'
import { processView } from '../view.ts'
import { wordingOf } from '../wording.ts'
import { stepLines, type StepLine } from './steps.ts'
import { storiesOf, type StoryFile } from './stories.ts'

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
  /** "Antrag prüfen: Ada Steuer, 02.03.2026: Zu lang." */
  readonly comments: readonly string[]
  /** What the zip holds beside it. */
  readonly xml: string
  readonly files: readonly DraftFile[]
  readonly storyFiles: readonly StoryFile[]
}

/** Throws `unknown-process` when there is neither a version nor a draft. */
export async function documentOf(context: Context, key: string): Promise<ProcessDocument> {
  const view = await processView(context, key)
  const [files, storyFiles, drawn] = await Promise.all([
    partsOf(context, key),
    storiesOf(context, key),
    readDrawing(view.xml),
  ])
  const drawing = drawn.find(({ id }) => id === key) ?? drawn[0] ?? null
  const names = await serviceNames(context, view.xml)
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
    forms: files.flatMap((file) => (file.kind === 'form' ? [formSection(file, names)] : [])),
    rules: await rulesOf(files),
    stories: storyFiles.map(storyName),
    comments: await commentLines(context, key, view.xml),
    xml: view.xml,
    files: files.filter(({ kind }) => kind !== 'story'),
    storyFiles,
  }
}

async function rulesOf(files: readonly DraftFile[]): Promise<readonly Section[]> {
  const wording = await wordingOf(files)
  return (await Promise.all(files.map((file) => (file.kind === 'dmn' ? ruleSections(file, wording) : [])))).flat()
}

/** Every value with where it comes from; what nobody knows is left out. */
async function sheetOf(context: Context, key: string, drawing: DrawnProcess | null): Promise<Section> {
  const [derived, [edition]] = await Promise.all([derivedOf(context, key, drawing), editions(context, key)])
  const rows = fieldKeys.flatMap((field): (readonly [string, string])[] => {
    const entered = edition?.data[field] ?? []
    const said = [
      ...entered.map((value) => `${sayValue(value)} (${sayOrigin(value)})`),
      ...(derived[field] ?? []).map(({ lines, source }) => `${lines.join('; ')} (${source})`),
    ]
    return said.length > 0 ? [[fields[field].title, said.join('\n')]] : []
  })
  return { title: 'Steckbrief', rows }
}

/** What is open when the documentation is written. */
async function commentLines(context: Context, key: string, xml: string): Promise<readonly string[]> {
  const { open, nameOf } = await commentsView(context, key, xml)
  return open.flatMap(({ title, threads }) =>
    threads.flatMap((thread) =>
      [thread, ...thread.answers].map(({ by, at, text }) => `${title}: ${nameOf(by)}, ${germanDay(at)}: ${text}`),
    ),
  )
}
