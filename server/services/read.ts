/** Reads a service or a letter as it was written, or says field by field what keeps it from being used. */
import type { z } from 'zod'
import type { CheckProblem } from '../../engine/index.ts'
import { LetterDefinition, ServiceDefinition, type DraftedService } from './definition.ts'
import { sayPath } from './field-words.ts'

export interface Read<T> {
  /** Null when there are problems. */
  readonly value: T | null
  readonly problems: readonly CheckProblem[]
}

/** A file of a version or draft. */
export interface Written {
  readonly name: string
  readonly content: string
}

/** What a version or draft has beside what runs. */
export interface ServiceFiles {
  readonly service: Written | null
  readonly letters: readonly Written[]
}

export const readService = (file: Written): Read<ServiceDefinition> => read(file, ServiceDefinition, 'Leistung')
export const readLetter = (file: Written): Read<LetterDefinition> => read(file, LetterDefinition, 'Briefe')

/** What a draft holds while somebody still writes it: built as a service or letter, with entries that are empty or not yet right. Null for anything else. */
export const draftedService = (file: Pick<Written, 'content'>): DraftedService | null =>
  drafted(file, ServiceDefinition)
export const draftedLetter = (file: Pick<Written, 'content'>): LetterDefinition | null =>
  drafted(file, LetterDefinition)

/** By which tasks name it. */
export const letterId = (file: Written): string => draftedLetter(file)?.id || file.name.replace(/\.json$/, '')

/** The name under which what is found in it stands. */
export const letterFile = ({ name }: Pick<Written, 'name'>): string => `letters/${name}`

function drafted<S extends z.ZodType>({ content }: Pick<Written, 'content'>, schema: S): z.input<S> | null {
  const raw = rawOf(content)
  const { error } = schema.safeParse(raw)
  return !error || error.issues.every((issue) => isGap(issue, raw)) ? (raw as z.input<S>) : null
}

const gaps: readonly Issue['code'][] = ['too_small', 'invalid_format', 'invalid_value']
/** The entry is of the right kind and says nothing, or nothing that may stand there. */
const isGap = (issue: Issue, raw: unknown): boolean =>
  gaps.includes(issue.code) || (issue.code === 'invalid_union' && typeof at(raw, issue.path) === 'string')

function rawOf(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function read<T>({ name, content }: Written, schema: z.ZodType<T>, page: string): Read<T> {
  const raw = rawOf(content)
  if (raw === undefined) return { value: null, problems: [unreadable(name)] }
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { value: parsed.data, problems: [] }
  return { value: null, problems: parsed.error.issues.flatMap((issue) => say({ name, page }, issue, raw)) }
}

const unreadable = (name: string): CheckProblem => ({
  element: name,
  severity: 'error',
  code: 'definition-unreadable',
  reason: { de: 'Die Datei ist kein lesbares JSON.', en: 'The file is no readable JSON.' },
  instead: { de: 'Speichern Sie die Angaben noch einmal.', en: 'Save it again.' },
})

type Issue = z.core.$ZodIssue

function say({ name, page }: { name: string; page: string }, issue: Issue, raw: unknown): readonly CheckProblem[] {
  const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return names.map((path) => {
    const field = path.join('.')
    const [de, en] = issue.code === 'unrecognized_keys' ? unknown : wrong(issue, at(raw, path))
    return {
      element: name,
      severity: 'error',
      code: 'definition-field',
      attribute: field,
      reason: { de: `„${sayPath(path)}“ ${de}.`, en: `"${field}" ${en}.` },
      instead: {
        de: `Berichtigen Sie die Angabe, auf der Seite „${page}“ des Prozesses oder in der Datei.`,
        en: `Correct it, on the page "${page}" of the process or in the file.`,
      },
    }
  })
}

type Words = readonly [de: string, en: string]
const unknown: Words = ['ist hier nicht vorgesehen', 'is not known here']

function wrong(issue: Issue, value: unknown): Words {
  if (value === undefined || value === null || value === '') return ['fehlt', 'is missing']
  if (typeof value === 'string' && value.trim() === '') return ['ist leer', 'is empty']
  if (issue.code === 'too_small') return ['ist leer', 'is empty']
  if (issue.code === 'invalid_value') {
    const possible = issue.values.map(String).join(', ')
    return [`kann nur eines davon sein: ${possible}`, `must be one of: ${possible}`]
  }
  if (issue.code === 'invalid_format') return formats[String(issue.path[0])] ?? otherwise
  return otherwise
}

const otherwise: Words = ['ist anders geschrieben, als es hier stehen kann', 'is not written as it must be here']

const formats: Readonly<Record<string, Words>> = {
  slug: [
    'hat nur kleine Buchstaben, Ziffern und Bindestriche, keine Umlaute und Leerzeichen',
    'has small letters, digits and hyphens only',
  ],
  leika: ['hat 14 Ziffern und beginnt mit 99', 'has 14 digits and begins with 99'],
}

const at = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    raw,
  )
