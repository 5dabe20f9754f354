/** The letters of a case: those of the version on which it runs, whatever the process has brought along since. */
import type { Context } from '../context.ts'
import { filesOfVersion } from '../runtime/index.ts'
import { LetterDefinition } from '../services/definition.ts'

/** In the order of their files. */
export async function lettersOfCase(
  { db, town }: Pick<Context, 'db' | 'town'>,
  caseId: number,
): Promise<readonly LetterDefinition[]> {
  const row = await db('cases')
    .where({ town: town.id, id: caseId })
    .first<{ deployment_id: number } | undefined>('deployment_id')
  const files = row ? await filesOfVersion(db, town, row.deployment_id, ['letter']) : []
  return files.map(({ content }) => LetterDefinition.parse(JSON.parse(content)))
}
