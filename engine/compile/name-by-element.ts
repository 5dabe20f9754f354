/** Plain BPMN may leave out which message or signal an event means: then it is known by what the element is called. */
import { text, type Node } from './moddle.ts'
import { report, says, type Report } from './problem.ts'

const words = {
  message: { de: 'die Nachricht', en: 'the message', choose: says('Wählen Sie eine Nachricht.', 'Choose a message.') },
  signal: { de: 'das Signal', en: 'the signal', choose: says('Wählen Sie ein Signal.', 'Choose a signal.') },
} as const

/** The element's name, else its id; a warning says so at deployment. */
export function nameByElement(into: Report, from: Node, kind: keyof typeof words): string {
  const name = text(from, 'name') ?? from.id ?? ''
  const { de, en, choose } = words[kind]
  report(
    into,
    {
      element: from.id ?? null,
      code: `${kind}-by-element`,
      reason: says(
        `Es ist nichts genannt: Gemeint ist ${de} „${name}“.`,
        `Nothing is named: ${en} "${name}" is meant.`,
      ),
      instead: choose,
    },
    'warning',
  )
  return name
}
