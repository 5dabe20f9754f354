/** `laufzettel check` of a service and of letters: by themselves, and with the model in whose folder they lie. No town is asked. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compile, decodeText, type CheckProblem } from '../../engine/index.ts'
import { filesBeside } from '../runtime/index.ts'
import { checkParts, letterProblems } from '../services/check.ts'
import type { FoundFile } from './find-files.ts'

export const isLetter = (name: string): boolean => /(?:^|[\\/])letters[\\/][^\\/]+\.json$/.test(name)
export const isService = (name: string): boolean => /(?:^|[\\/])service\.json$/.test(name)

/** The file stands in the report already: its findings name only the field. */
const here = (problems: readonly CheckProblem[], name: string): readonly CheckProblem[] =>
  problems.map((problem) => (problem.element === name ? { ...problem, element: null } : problem))

export const letterFindings = (content: string): readonly CheckProblem[] =>
  here(letterProblems({ name: '', content }), 'letters/')

/** With the letter tasks of the model, which are those of the service. */
export async function serviceFindings({ path }: FoundFile, content: string): Promise<readonly CheckProblem[]> {
  const name = 'service.json'
  const xml = await readFile(join(dirname(path), 'process.bpmn')).then(decodeText, () => null)
  const model = xml === null ? null : ((await compile(xml, { id: 'check' })).models[0] ?? null)
  const files = await filesBeside(dirname(path))
  const named = (kind: string): readonly { name: string; content: string }[] =>
    files.filter((file) => file.kind === kind)
  const around = {
    process: model?.process ?? processIn(content),
    model,
    forms: named('form').map((file) => ({ ...file, name: file.name.replace(/\.form$/, '') })),
    known: null,
  }
  const found = checkParts({ service: { name, content }, letters: named('letter') }, around)
  return here(
    found.filter(({ element }) => !element?.startsWith('letters/')),
    name,
  )
}

/** Without a model beside it nobody knows better. */
function processIn(content: string): string {
  try {
    return String((JSON.parse(content) as { process?: unknown }).process)
  } catch {
    return ''
  }
}
