/** What a process reads out of what comes from outside at one of its elements. */
import { decisionExpressions, expressionsIn } from './expressions.ts'
import type { ProcessFiles } from './files.ts'
import { writtenIn } from './written.ts'
import { readsOf } from '../compile/feel/reads.ts'
import type { Element } from '../core/model.ts'

/** Names that a message or signal should bring: what the element maps outward, else all that is read and that nothing in the files writes. */
export function broughtTo({ outputs }: Pick<Element, 'outputs'>, files: ProcessFiles): readonly string[] {
  if (outputs.length > 0) return [...new Set(outputs.flatMap(({ source }) => namesIn(source)))]
  const written = new Set(writtenIn(files).sources.map(({ variable }) => variable))
  const read = [...expressionsIn(files), ...decisionExpressions(files)].flatMap(({ text, names = [] }) =>
    namesIn(text).filter((name) => !names.includes(name)),
  )
  return [...new Set(read)].filter((name) => !written.has(name))
}

const namesIn = (text: string): readonly string[] => readsOf(text).map(({ name }) => name)
