/** Edits of the table as commands of bpmn-js: one history for the table and the drawing. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { arrange } from '../layout/arrange.ts'
import type { Choices } from './jobKinds.ts'
import { createRecording, type Recording } from '../table/recording.ts'
import { processOf, type Maker } from './moddle.ts'
import { writeLanes } from '../table/lanes.ts'
import type { Table } from '../table/table.ts'
import { writeTable } from '../table/writeTable.ts'
import { service, type Drawn, type Moddle } from './services.ts'
import { syncCanvas } from './syncCanvas.ts'

const COMMAND = 'laufzettel.tell'

interface Telling {
  readonly change: (record: Recording) => void
  record?: Recording
}

/** Writes the table into the file and draws what is new. */
export function tell(modeler: Modeler, table: Table, choices: Choices): void {
  const make = makerOf(modeler)
  run(modeler, (record) => {
    writeTable(definitionsOf(modeler), table, { make, record, choices })
    arrange(definitionsOf(modeler), { make, record })
  })
}

/** Gives a step to somebody else, as "Wer" in the table does: into another lane, and into the list of that office. */
export function giveTo(modeler: Modeler, { id }: Pick<Drawn, 'id'>, who: string, choices: Choices): void {
  const make = makerOf(modeler)
  const definitions = definitionsOf(modeler)
  const process = processOf(definitions)
  if (!process) return
  run(modeler, (record) => {
    writeLanes({ make, record, definitions, process, choices }, new Map([[id, who]]), choices.offices)
    arrange(definitions, { make, record })
  })
}

/** Draws everything anew, also what was moved by hand. */
export function drawAfresh(modeler: Modeler): void {
  run(modeler, (record) => arrange(definitionsOf(modeler), { make: makerOf(modeler), record }, true))
}

function run(modeler: Modeler, change: Telling['change']): void {
  const context: Telling = { change }
  service(modeler, 'commandStack').execute(COMMAND, context)
}

export const definitionsOf = (modeler: Modeler): Moddle => modeler.getDefinitions() as unknown as Moddle

export function makerOf(modeler: Modeler): Maker {
  const factory = service(modeler, 'bpmnFactory')
  const ids = service(modeler, 'moddle').ids
  return {
    create: (type, attributes) => factory.create(type, attributes),
    id: (prefix) => ids.nextPrefixed(prefix, {}),
  }
}

/** Makes the command known; once for each modeler. */
export function registerTelling(modeler: Modeler): void {
  class Tell {
    execute(context: Telling): Drawn[] {
      if (context.record) context.record.redo()
      else context.change((context.record = createRecording()))
      return shown(modeler, context.record)
    }
    revert({ record }: Telling): Drawn[] {
      record?.undo()
      return record ? shown(modeler, record) : []
    }
  }
  service(modeler, 'commandStack').registerHandler(COMMAND, Tell)
}

/** Everything that looks different or says something different now. */
function shown(modeler: Modeler, record: Recording): Drawn[] {
  const moved = syncCanvas(modeler)
  const registry = service(modeler, 'elementRegistry')
  const said = [...record.targets()].flatMap(({ id }) => (id && registry.get(id)) || [])
  return [...new Set([...moved, ...said, ...said.flatMap(({ label }) => label ?? [])])].filter(({ parent }) => parent)
}
