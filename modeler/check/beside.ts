/** What deployment would say of the service and the letters of the draft; each entry leads to the page on which they are written. */
import type { Model } from '../../engine/index.ts'
import type { Known, ServiceFiles } from '../../server/services/check.ts'
import type { DraftFile, Named } from '../api/process.ts'
import { said, type Problem } from './problems.ts'

/** Service and letters of the draft, and what the town has beside them; they are written on pages of their own. */
export interface Beside extends ServiceFiles {
  readonly known: Known | null
}

/** Loads the checks with the first call. */
export async function checkBeside(
  { service, letters, known }: Beside,
  { key, models, files }: { key: string; models: readonly Model[]; files: readonly DraftFile[] },
): Promise<readonly Problem[]> {
  const { checkParts } = await import('../../server/services/check.ts')
  const model = models.find(({ process }) => process === key) ?? null
  const forms = files.filter(({ kind }) => kind === 'form')
  return checkParts({ service, letters }, { process: key, model, forms, known }).map(said)
}

/** Ids and titles; one that cannot be read can be chosen nowhere. */
export async function lettersIn({ letters }: Beside): Promise<readonly Named[]> {
  const { draftedLetter } = await import('../../server/services/check.ts')
  return letters.flatMap((file) => draftedLetter(file) ?? []).map(({ id, title }) => ({ id, name: title || id }))
}

/** What stands in a file that has a page: the entry leads there. */
export function onPage(key: string, problem: Problem): Problem {
  const page = pageOf(problem.element ?? '')
  if (!page) return problem
  return { ...problem, element: null, page: { ...page, href: `/amt/prozesse/${key}/${page.href}` } }
}

function pageOf(file: string): NonNullable<Problem['page']> | null {
  if (file === 'service.json') return { called: 'Leistung', href: 'leistung' }
  const letter = /^letters\/(.+)\.json$/.exec(file)?.[1]
  return letter === undefined ? null : { called: `Brief ${letter}`, href: `briefe/${encodeURIComponent(letter)}` }
}
