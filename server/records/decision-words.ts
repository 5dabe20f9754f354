/** What the outputs of decision tables are called on pages: the labels that stand in the DMN files of a version. */
import { DmnModdle } from 'dmn-moddle'
import type { Context } from '../context.ts'

interface Output {
  readonly name?: string
  readonly label?: string
}

interface Definitions {
  readonly rootElement: {
    readonly drgElement?: readonly {
      readonly id?: string
      readonly decisionLogic?: { readonly output?: readonly Output[] }
    }[]
  }
}

/** Labels of outputs by name, by decision. */
export type DecisionWords = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The words of a deployment. A file that cannot be read gives none: then the names stand on the page. */
export async function decisionWords(
  { db, town }: Pick<Context, 'db' | 'town'>,
  deploymentId: number,
): Promise<DecisionWords> {
  const rows = await db('resources')
    .where({ town: town.id, deployment_id: deploymentId, kind: 'dmn' })
    .select<{ content: string }[]>('content')
  const files = await Promise.all(rows.map(({ content }) => wordsIn(content)))
  return new Map(files.flat())
}

async function wordsIn(xml: string): Promise<[string, ReadonlyMap<string, string>][]> {
  const read = (await new DmnModdle().fromXML(xml).catch(() => null)) as Definitions | null
  return (read?.rootElement.drgElement ?? []).map(({ id = '', decisionLogic }) => [
    id,
    new Map((decisionLogic?.output ?? []).flatMap(({ name, label }) => (name && label ? [[name, label]] : []))),
  ])
}
