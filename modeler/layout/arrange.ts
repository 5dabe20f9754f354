/** Brings the drawing up to what the process says now: drawn anew where nobody has moved anything, else only what is new fitted in. */
import { addExtension } from '../table/facts.ts'
import { extension, processOf, type Moddle } from '../bpmn/moddle.ts'
import { fitIn } from './fitIn.ts'
import type { Drawing } from './drawing.ts'
import { layout, type Kept } from './layout.ts'
import { readDrawing, readModel } from './readModel.ts'
import { writeDrawing, type DrawOptions } from './writeDrawing.ts'

/** Draws the process; `afresh` also what was moved by hand. */
export function arrange(definitions: Moddle, options: DrawOptions, afresh = false): void {
  const process = processOf(definitions)
  if (!process) return
  if (afresh) forgetMoves(process, options)
  const model = readModel(definitions)
  if (!model) return
  const moved = movedByHand(process)
  const byHand = moved === null || model.nodes.some(({ id }) => moved.has(id))
  const now = readDrawing(definitions, model)
  writeDrawing(definitions, byHand ? fitIn(model, now) : layout(model, keptIn(now, moved)), options)
}

/** Lines and labels of an arranged drawing that a person has put elsewhere. */
function keptIn(now: Drawing, moved: ReadonlySet<string>): Kept {
  const labels = [...now.labels].flatMap(([id, box]) => {
    const beside = now.nodes.get(id) ?? now.ways.get(id)?.[0]
    return beside && moved.has(`${id}_label`) ? [[id, { box, beside }] as const] : []
  })
  return { ways: new Map([...now.ways].filter(([id]) => moved.has(id))), labels: new Map(labels) }
}

/** Ids of what a person has moved; null where the whole drawing is by hand. */
export function movedByHand(process: Moddle): ReadonlySet<string> | null {
  const note = extension(process, 'lz:Drawing')
  return note ? new Set((note.get<string | undefined>('moved') ?? '').split(' ').filter(Boolean)) : null
}

function forgetMoves(process: Moddle, { make, record }: DrawOptions): void {
  const note = extension(process, 'lz:Drawing') ?? addExtension(make, record, process, 'lz:Drawing')
  record.set(note, 'moved', '')
}
