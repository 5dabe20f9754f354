/** What is wrong with a model: which element, why, and what to use instead. */
import type { ElementId } from '../core/ids.ts'

export interface Bilingual {
  readonly de: string
  readonly en: string
}

export interface CheckProblem {
  /** The element it is about; null when it is about the whole file. */
  readonly element: ElementId | null
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly reason: Bilingual
  readonly instead: Bilingual
  /** Where FEEL is at fault: the expression, and the place in it counted from 0. */
  readonly expression?: string
  readonly place?: { readonly from: number; readonly to: number }
  /** Where the expression stands: `conditionExpression`, `zeebe:input source`. */
  readonly attribute?: string
  /** The expression as it was probably meant. */
  readonly replacement?: string
}

export function says(de: string, en: string): Bilingual {
  return { de, en }
}

/** A sentence with what it is about before it: "„Akte holen“: …". */
export const saysOf = (called: Bilingual, de: string, en: string): Bilingual =>
  says(`„${called.de}“: ${de}`, `"${called.en}": ${en}`)

/** Collects what is wrong while a model is read. */
export interface Report {
  readonly problems: CheckProblem[]
}

export function report(
  into: Report,
  problem: Omit<CheckProblem, 'severity'>,
  severity: CheckProblem['severity'] = 'error',
): void {
  into.problems.push({ ...problem, severity })
}

/** A place in a text in words: its character, and its line where there are several. */
export function placeIn(text: string, at: number): Bilingual {
  const lines = text.slice(0, at).split('\n')
  const character = (lines.at(-1)?.length ?? 0) + 1
  if (!text.includes('\n')) return says(`Zeichen ${character}`, `character ${character}`)
  return says(`Zeile ${lines.length}, Zeichen ${character}`, `line ${lines.length}, character ${character}`)
}
