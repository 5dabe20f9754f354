/** What the components that show a form share: the values of the moment, what is wrong with them, what is visible. */
import type { FormError } from '../../../engine/index.ts'
import { germanDay, germanNumber } from '../format.ts'

/** A file that was uploaded before. */
export interface ListedFile {
  /** `D-000017` */
  readonly number: string
  readonly title: string
  readonly size: number
  readonly href?: string
}

export interface FormView {
  /** Typed values or what was posted, by key. */
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
  /** Ids of visible components; null shows all. */
  readonly shown: ReadonlySet<string> | null
  readonly idPrefix: string
  /** Uploaded files by key of their field. */
  readonly files: Readonly<Record<string, readonly ListedFile[]>>
  /** Offers "Ich reiche es auf Papier nach" under uploads; holds the keys that are ticked. Null: not offered. */
  readonly paper: readonly string[] | null
  /** Keys of fields that are shown elsewhere, for example as buttons. */
  readonly skip: readonly string[]
}

export const idOf = (view: FormView, key: string): string => view.idPrefix + key
export const errorOf = (view: FormView, key: string): string | null =>
  view.errors.find((error) => error.key === key)?.message ?? null

/** The text that stands in an input: what the person typed, or a typed value as people write it. */
export function textOf(value: unknown): string {
  if (typeof value === 'number') return germanNumber(value)
  return typeof value === 'string' ? dayText(value) : ''
}

/** An ISO date as people write it; any other text as it is. */
export const dayText = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? germanDay(text) : text)

/** The values that are ticked in a list. */
export const chosenOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : []

export const isTicked = (value: unknown): boolean => value === true || ['on', 'true', '1', 'ja'].includes(String(value))

/** Name of the tick box "Ich reiche es auf Papier nach" of an upload. */
export const paperName = (key: string): string => `${key}__papier`
