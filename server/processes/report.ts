/** What deployment says of a model, for programs: every finding with its element and its place. */
import { z } from 'zod'
import type { CheckProblem } from '../../engine/index.ts'

export const Finding = z.object({
  element: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  reason: z.object({ de: z.string(), en: z.string() }),
  instead: z.object({ de: z.string(), en: z.string() }),
  /** Of expressions: the text, where in it, and in which attribute it stands. */
  expression: z.string().optional(),
  place: z.object({ from: z.int(), to: z.int() }).optional(),
  attribute: z.string().optional(),
  /** The expression as it was probably meant. */
  replacement: z.string().optional(),
})
export type Finding = z.infer<typeof Finding>

export const findings = (problems: readonly CheckProblem[]): readonly Finding[] =>
  problems.map((problem) => Finding.parse(problem))
