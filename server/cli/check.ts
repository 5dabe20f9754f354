/** `laufzettel check`: whether models, decisions and forms can run, and if not, which element, why, and what to use instead. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, sep } from 'node:path'
import {
  compile,
  checkZeebe,
  compileDecisions,
  decodeText,
  type CheckProblem,
  type Model,
  parseForm,
} from '../../engine/index.ts'
import { variableProblems, type DeploymentFile } from '../runtime/index.ts'
import { isLetter, isService, letterFindings, serviceFindings } from './check-service.ts'
import { type CliIo, defineCommand, UsageError } from './command.ts'
import { findFiles, type FoundFile } from './find-files.ts'

const usage = `laufzettel check <Datei.bpmn | Ordner>… [--json] [--target zeebe]

Sagt, ob Modelle laufen können, und wenn nicht: welches Element, warum, und was stattdessen geht.
In Ordnern werden auch Entscheidungen (.dmn), Formulare (.form), die Leistung (service.json) und Briefe
(letters/*.json) geprüft, und ob das Modell zu ihnen passt, wenn sie neben ihm liegen.

  --json             eine Zeile JSON je Datei
  --target zeebe     sagt auch, was ein Zeebe-Cluster (Camunda 8.8 und 8.9) ablehnen oder anders ausführen würde

Ergebnis: 0 alles kann laufen, 1 etwas kann nicht laufen, 2 etwas ist nicht lesbar oder der Aufruf ist falsch.`

const checked = (name: string): boolean => /\.(bpmn|dmn|form)$/.test(name) || isLetter(name) || isService(name)

export const check = defineCommand({
  name: 'check',
  usage,
  options: { json: { type: 'boolean' }, target: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (values.target !== undefined && values.target !== 'zeebe')
      throw new UsageError(`Das Ziel „${values.target}“ ist unbekannt. Möglich ist: zeebe`)
    if (positionals.length === 0) throw new UsageError('Bitte nennen Sie eine Datei oder einen Ordner.')
    const found = await findFiles(positionals, io.cwd, checked)
    if (found.length === 0) throw new UsageError(`Nichts zu prüfen in: ${positionals.join(', ')}`)
    const reports = await Promise.all(found.map((file) => report(file, found, values.target === 'zeebe')))
    for (const one of reports) (values.json ? asJson : asText)(one, io)
    return reports.every((one) => one.ok) ? 0 : 1
  },
})

interface Finding {
  readonly element: string | null
  readonly severity: CheckProblem['severity']
  readonly code: string
  readonly reason: string
  readonly instead: string | null
  /** Of FEEL expressions: in which attribute, the text, and where in it, counted from 0. */
  readonly attribute?: string
  readonly expression?: string
  readonly place?: { readonly from: number; readonly to: number }
  readonly replacement?: string
}

interface FileReport {
  readonly file: string
  readonly ok: boolean
  readonly problems: readonly Finding[]
  /** Only of BPMN: how many of its processes would run. */
  readonly runs?: number
}

async function report(file: FoundFile, all: readonly FoundFile[], forZeebe: boolean): Promise<FileReport> {
  const found = await findingsIn(file, all, forZeebe)
  return { file: file.name, ok: found.problems.every(({ severity }) => severity !== 'error'), ...found }
}

async function findingsIn(
  file: FoundFile,
  all: readonly FoundFile[],
  forZeebe: boolean,
): Promise<Pick<FileReport, 'problems' | 'runs'>> {
  const { name } = file
  const content = await textOf(file)
  if (name.endsWith('.form')) return { problems: parseForm(content).problems.map(ofForm) }
  if (name.endsWith('.dmn')) return { problems: (await compileDecisions(content)).problems.map(ofModel) }
  if (isLetter(name)) return { problems: letterFindings(content).map(ofModel) }
  if (isService(name)) return { problems: (await serviceFindings(file, content)).map(ofModel) }
  const { models, problems } = await compile(content, { id: 'check' })
  const readable = problems.every(({ code }) => code !== 'unreadable')
  const foreign = forZeebe && readable ? await checkZeebe(content) : []
  const together = await togetherWith(file, models, all)
  return { problems: [...problems, ...together, ...foreign].map(ofModel), runs: models.length }
}

const textOf = async ({ path }: FoundFile): Promise<string> => decodeText(await readFile(path))

/** A model with the forms, decisions and letters in its folder and below. */
async function togetherWith(
  { path }: FoundFile,
  models: readonly Model[],
  all: readonly FoundFile[],
): Promise<readonly CheckProblem[]> {
  const near = all.filter((one) => one.path.startsWith(dirname(path) + sep) && one.path !== path)
  const files = await Promise.all(near.map(async (one) => ({ ...kindOf(one), content: await textOf(one) })))
  const dmn = await Promise.all(
    files.filter(({ kind }) => kind === 'dmn').map(({ content }) => compileDecisions(content)),
  )
  return variableProblems({ models, decisions: dmn.flatMap(({ decisions }) => decisions) }, files)
}

function kindOf({ path }: FoundFile): Pick<DeploymentFile, 'kind' | 'name'> {
  const name = basename(path)
  if (name.endsWith('.form')) return { kind: 'form', name: name.slice(0, -'.form'.length) }
  if (isService(name)) return { kind: 'service', name }
  if (name.endsWith('.json')) return { kind: 'letter', name: name.slice(0, -'.json'.length) }
  return { kind: name.endsWith('.dmn') ? 'dmn' : 'bpmn', name }
}

const ofModel = ({ reason, instead, ...problem }: CheckProblem): Finding => ({
  ...problem,
  reason: reason.de,
  instead: instead.de,
})

const ofForm = ({ element, reason }: { element: string; reason: string }): Finding => ({
  element,
  severity: 'error',
  code: 'form',
  reason,
  instead: null,
})

const asJson = (one: FileReport, io: CliIo): void => io.out(JSON.stringify(one))

function asText({ file, ok, problems, runs }: FileReport, io: CliIo): void {
  if (ok && runs === 0) io.out(`○ ${file} (wird nur angezeigt: kein Prozess ist ausführbar)`)
  else io.out(`${ok ? '✓' : '✗'} ${file}`)
  for (const { element, severity, reason, instead, attribute } of problems)
    io.out(
      `    ${severity === 'error' ? 'Fehler' : 'Hinweis'}: ${[element ?? 'Datei', ...(attribute ? [attribute] : []), reason].join(': ')} ${instead ?? ''}`.trimEnd(),
    )
}
