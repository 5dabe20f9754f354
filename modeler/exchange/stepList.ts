/** A CSV step list as a diagram: the door for whoever has no canvas. The table and the drawing are made as the interview makes them. */
import { processOf } from '../bpmn/moddle.ts'
import { arrange } from '../layout/arrange.ts'
import { readCsv, withStart } from '../table/csv.ts'
import { readTable } from '../table/readTable.ts'
import { createRecording } from '../table/recording.ts'
import { everyItem } from '../table/table.ts'
import { writeTable } from '../table/writeTable.ts'
import { readHeadless } from './headless.ts'

/** How many steps a list holds; null when it is none. */
export function stepsIn(csv: string): number | null {
  let count = 0
  const table = readCsv(csv, (prefix) => `${prefix}${++count}`)
  return table && everyItem(table).filter(({ kind }) => kind === 'step').length
}

/** The first role that a list names. */
export function firstRole(csv: string): string | null {
  const table = readCsv(csv, (prefix) => prefix)
  return (table && everyItem(table).flatMap((item) => (item.kind === 'jump' ? [] : (item.who ?? []))))?.[0] ?? null
}

/** The diagram with the list in the place of its table; what the table does not show stays. Throws where the text is no step list. */
export async function withSteps(xml: string, csv: string): Promise<string> {
  const { definitions, make, write } = await readHeadless(xml)
  const [process, read] = [processOf(definitions), readCsv(csv, make.id)]
  if (!process || !read) throw new Error('no step list, or no process to put it into')
  const record = createRecording()
  writeTable(definitions, withStart(read, readTable(process)), {
    make,
    record,
    choices: { offices: [], letters: [], rates: [] },
  })
  arrange(definitions, { make, record })
  return write(definitions)
}
