/** Brings the drawing up to what the process says now: drawn anew where nobody has moved anything, else only what is new fitted in. */
import { addExtension } from '../table/facts.ts'
import { extension, processOf, type Moddle } from '../table/moddle.ts'
import { layout } from './layout.ts'
import { readModel } from './readModel.ts'
import { writeDrawing, type DrawOptions } from './writeDrawing.ts'

/** Draws the process; `afresh` also what was moved by hand. */
export function arrange(definitions: Moddle, options: DrawOptions, afresh = false): void {
  const process = processOf(definitions)
  if (!process) return
  if (afresh) forgetMoves(process, options)
  const model = readModel(definitions)
  if (!model) return
  writeDrawing(definitions, layout(model), options)
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
