/** A CSV step list as a diagram: the door for whoever has no canvas. The table and the drawing are made as the interview makes them. */
import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { anyIds } from '../../engine/compile/any-ids.ts'
import lz from '../../engine/compile/lz.json' with { type: 'json' }
import { processOf, type Maker, type Moddle } from '../bpmn/moddle.ts'
import { arrange } from '../layout/arrange.ts'
import { readCsv, withStart } from '../table/csv.ts'
import { readTable } from '../table/readTable.ts'
import { createRecording } from '../table/recording.ts'
import { everyItem } from '../table/table.ts'
import { writeTable } from '../table/writeTable.ts'

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
  const moddle = new BpmnModdle({ zeebe, lz })
  const { rootElement } = (await moddle.fromXML(xml, 'bpmn:Definitions', anyIds)) as { rootElement: unknown }
  const definitions = rootElement as Moddle
  const make = makerFor(xml, (type, attributes) => moddle.create(type, { ...attributes }) as unknown as Moddle)
  const [process, read] = [processOf(definitions), readCsv(csv, make.id)]
  if (!process || !read) throw new Error('no step list, or no process to put it into')
  const record = createRecording()
  writeTable(definitions, withStart(read, readTable(process)), { make, record, offices: [] })
  arrange(definitions, { make, record })
  return (await moddle.toXML(definitions as never, { format: true })).xml
}

function makerFor(xml: string, create: (type: string, attributes?: object) => Moddle): Maker {
  let count = 0
  const next = (prefix: string): string => {
    const id = `${prefix}${++count}`
    return xml.includes(`"${id}"`) ? next(prefix) : id
  }
  return { create, id: next }
}
