/** Turns a BPMN file into models that run, or says what keeps them from running. */
import { withAttributes } from './attribute.ts'
import { checkModel } from './check-model.ts'
import { checkStarts } from './check-starts.ts'
import { elementsOf, type Reading } from './elements.ts'
import { lanesOf, withLaneGroups } from './lanes.ts'
import { extension, nodes, readBpmn, text, type Node, type Parsed } from './moddle.ts'
import { report, says, type CheckProblem, type Report } from './problem.ts'
import { reportParseWarnings } from './references.ts'
import type { ElementId, ModelId } from '../core/ids.ts'
import type { Model } from '../core/model.ts'

export interface Compiled {
  /** The executable processes of the file; empty when a problem is an error. */
  readonly models: readonly Model[]
  readonly problems: readonly CheckProblem[]
}

/**
 * Compiles every executable process of a BPMN file. With one executable process the model has the id given, with several
 * `<id>/<process id>`. Never throws for what is in the file: a file that cannot be read is a problem too.
 */
export async function compile(xml: string, { id }: { readonly id: ModelId }): Promise<Compiled> {
  const into: Report = { problems: [] }
  const parsed = await parse(xml, into)
  if (!parsed) return { models: [], problems: into.problems }
  const processes = nodes(parsed.rootElement, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
  if (processes.length === 0) noProcess(into)
  const executable = processes.filter((process) => isExecutable(process, into))
  if (executable.length > 0) reportParseWarnings(into, parsed, executable)
  const models = executable.map((process) => modelOf(process, executable.length > 1 ? `${id}/${process.id}` : id, into))
  const refused = into.problems.some(({ severity }) => severity === 'error')
  return { models: refused ? [] : models.map(frozen), problems: into.problems }
}

/** What is wrong with a BPMN file; empty when it can be deployed as it is. */
export async function check(xml: string): Promise<readonly CheckProblem[]> {
  return (await compile(xml, { id: 'check' })).problems
}

async function parse(xml: string, into: Report): Promise<Parsed | null> {
  try {
    return await readBpmn(xml)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    report(into, {
      element: null,
      code: 'unreadable',
      reason: says(`Die Datei ist kein lesbares BPMN: ${why}`, `The file is no readable BPMN: ${why}`),
      instead: says('Speichern Sie das Diagramm neu als BPMN 2.0.', 'Save the diagram again as BPMN 2.0.'),
    })
    return null
  }
}

function modelOf(process: Node, id: ModelId, into: Report): Model {
  const reading: Reading = { into, elements: new Map(), flows: new Map(), nodes: new Map() }
  elementsOf(reading, process)
  const lanes = lanesOf(process)
  const model: Model = {
    id,
    process: process.id ?? '',
    versionTag: text(extension(process, 'zeebe:VersionTag'), 'value') ?? null,
    name: process.name ?? process.id ?? '',
    owner: text(extension(process, 'lz:Service'), 'owner') ?? null,
    elements: withLaneGroups(Object.fromEntries(reading.elements), lanes),
    flows: Object.fromEntries(reading.flows),
    lanes,
  }
  checkModel(reading)
  checkStarts(reading, model)
  into.problems.splice(0, Infinity, ...withAttributes(into.problems, reading.nodes))
  return model
}

function isExecutable(process: Node, into: Report): boolean {
  if (process.isExecutable === true) return true
  const element: ElementId | null = process.id ?? null
  report(
    into,
    {
      element,
      code: 'not-executable',
      reason: says(
        `„${text(process, 'name') ?? element}“ ist nicht als ausführbar gekennzeichnet und wird nur angezeigt.`,
        `"${text(process, 'name') ?? element}" is not marked as executable and is only shown.`,
      ),
      instead: says(
        'Setzen Sie „ausführbar“, wenn der Prozess laufen soll.',
        'Set "executable" if the process shall run.',
      ),
    },
    'warning',
  )
  return false
}

/** A model is shared by all its cases: nobody may change it. */
function frozen<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

function noProcess(into: Report): void {
  report(into, {
    element: null,
    code: 'no-process',
    reason: says('Die Datei enthält keinen Prozess.', 'The file contains no process.'),
    instead: says(
      'Zeichnen Sie einen Prozess mit Start- und Endereignis.',
      'Draw a process with a start and an end event.',
    ),
  })
}
