/** How often an activity runs: multi-instance and loop markers, with `zeebe:` attributes or in BPMN's own words. */
import { calledNode } from '../drawing/called.ts'
import { condition, isFeel } from './expression.ts'
import { loopThrowsOf } from './loop-throws.ts'
import { extension, node, text, type Node } from './moddle.ts'
import { report, says, saysOf, type Bilingual, type Report } from './problem.ts'
import type { Loop, Mapping } from '../core/model.ts'

export function loopOf(into: Report, from: Node): Loop | null {
  const loop = node(from, 'loopCharacteristics')
  if (loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics') return multiple(into, from, loop)
  if (loop?.$type === 'bpmn:StandardLoopCharacteristics') return standard(into, from, loop)
  return null
}

function multiple(into: Report, from: Node, loop: Node): Loop {
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics')
  const cardinality = formal(into, from, node(loop, 'loopCardinality'))
  const collection = written(into, from, text(zeebe, 'inputCollection')) ?? nameOf(node(loop, 'loopDataInputRef'))
  if (cardinality === null && collection === null)
    incomplete(into, from, [
      says(
        'Es fehlt, wie oft oder wofür die Aktivität ausgeführt wird.',
        'It does not say how often or for what it runs.',
      ),
      says('Geben Sie eine Anzahl oder eine Liste an.', 'Give a cardinality or a collection.'),
    ])
  return {
    kind: 'multiple',
    sequential: loop.isSequential === true,
    cardinality,
    collection,
    item: text(zeebe, 'inputElement') ?? nameOf(node(loop, 'inputDataItem')),
    output: outputOf(into, from, loop),
    until: formal(into, from, node(loop, 'completionCondition')),
    throws: loopThrowsOf(into, from, loop),
  }
}

function outputOf(into: Report, from: Node, loop: Node): Mapping | null {
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics')
  const target = text(zeebe, 'outputCollection') ?? nameOf(node(loop, 'loopDataOutputRef'))
  const source = written(into, from, text(zeebe, 'outputElement')) ?? nameOf(node(loop, 'outputDataItem'))
  if (target !== null && source !== null) return { source, target }
  if (target !== null || source !== null)
    incomplete(into, from, [
      says('Es fehlt, was gesammelt wird oder wohin.', 'It does not say what is collected or where.'),
      says('Geben Sie Ausgabeelement und Ausgabeliste an.', 'Give output element and output collection.'),
    ])
  return null
}

function standard(into: Report, from: Node, loop: Node): Loop {
  const maximum = typeof loop.loopMaximum === 'number' ? loop.loopMaximum : null
  const repeats = formal(into, from, node(loop, 'loopCondition'))
  if (maximum === null && repeats === null)
    incomplete(into, from, [
      says('Es fehlt, wie lange die Schleife läuft.', 'It does not say how long the loop goes on.'),
      says('Geben Sie eine Bedingung oder eine Höchstzahl an.', 'Give a condition or a maximum.'),
    ])
  return { kind: 'standard', testBefore: loop.testBefore === true, maximum, condition: repeats }
}

function formal(into: Report, from: Node, expression: Node | undefined): string | null {
  if (!expression || !isFeel(into, from.id ?? '', expression)) return null
  return written(into, from, text(expression, 'body'))
}

function written(into: Report, from: Node, feel: string | undefined): string | null {
  return feel === undefined ? null : condition(into, from.id ?? '', feel)
}

/** Data is a variable of its name, or of its id where it has none. */
function nameOf(data: Node | undefined): string | null {
  return text(data, 'name') ?? text(data, 'id') ?? null
}

function incomplete(into: Report, from: Node, [reason, instead]: readonly [Bilingual, Bilingual]): void {
  const about = saysOf(calledNode(from), reason.de, reason.en)
  report(into, { element: from.id ?? null, code: 'loop-incomplete', reason: about, instead })
}
