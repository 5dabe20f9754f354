/** The letters of a case: those of the version on which it runs, whatever the process has brought along since. */
import type { Context } from '../context.ts'
import { LetterDefinition } from '../services/definition.ts'

/** In the order of their files. Versions that were deployed before letters belonged to them have those of the process's folder. */
export async function lettersOfCase(
  { db, town, services }: Pick<Context, 'db' | 'town' | 'services'>,
  caseId: number,
): Promise<readonly LetterDefinition[]> {
  const rows = await db('cases')
    .where({ 'cases.town': town.id, 'cases.id': caseId })
    .leftJoin('resources', (join) =>
      join
        .on('resources.town', 'cases.town')
        .andOn('resources.deployment_id', 'cases.deployment_id')
        .andOnVal('resources.kind', 'letter'),
    )
    .orderBy('resources.name')
    .select<{ process: string; content: string | null }[]>('cases.process', 'resources.content')
  const own = rows.flatMap(({ content }) => (content === null ? [] : LetterDefinition.parse(JSON.parse(content))))
  return own.length > 0 ? own : services.letters(rows[0]?.process ?? '')
}
