/** What moddle could not resolve: references that lead nowhere and ids used twice. */
import { report, says, type Report } from './problem.ts'
import type { Node, Parsed, ParseWarning } from './moddle.ts'
import type { ElementId } from '../core/ids.ts'

export function reportParseWarnings(into: Report, { warnings }: Parsed, executable: readonly Node[] = []): void {
  for (const warning of warnings) {
    if (warning.element && !matters(warning.element, executable)) continue
    if (warning.message.startsWith('unresolved reference')) unresolved(into, warning)
    else unreadable(into, warning)
  }
}

/** What stands in a process that is only shown, or in the drawing, keeps nothing from running. */
function matters(element: Node, executable: readonly Node[]): boolean {
  if (/^(bpmndi|dmndi|di|dc):/.test(element.$type)) return false
  let around: Node | undefined = element
  while (around && around.$type !== 'bpmn:Process') around = around.$parent
  return around === undefined || executable.includes(around)
}

/** References that only the drawing follows, and those of interfaces, which describe what a program does. */
const shown = /:(flowNodeRef|incoming|outgoing|categoryValueRef|dataObjectRef|dataStoreRef|inMessageRef|outMessageRef)$/
const shownTypes = /^bpmn:(MessageFlow|Association|Data\w+|Group)$/

function unresolved(into: Report, { element, property = '', value = '' }: ParseWarning): void {
  const name = property.replace(/^\w+:/, '')
  const harmless = shown.test(property) || shownTypes.test(element?.$type ?? '')
  report(
    into,
    {
      element: carrier(element),
      code: 'dangling-reference',
      reason: says(
        `„${name}“ verweist auf „${value}“, das es in der Datei nicht gibt.`,
        `"${name}" refers to "${value}", which is not in the file.`,
      ),
      instead: says('Verbinden Sie das Element neu oder löschen Sie es.', 'Connect the element again or delete it.'),
    },
    harmless ? 'warning' : 'error',
  )
}

/** The element on the canvas that carries the reference: the event, not its definition. */
function carrier(element: Node | undefined): ElementId | null {
  const inner = element && /Definition$/.test(element.$type) && element.$type !== 'bpmn:Definitions'
  return inner ? carrier(element.$parent) : (element?.id ?? null)
}

function unreadable(into: Report, { element, message }: ParseWarning): void {
  const [, kind, id = null] = /(duplicate|illegal) ID <(.*)>/i.exec(message) ?? []
  const known = kind === 'duplicate' || kind === 'illegal' ? idProblems[kind](id ?? '') : null
  const [said = message] = message.split('\n')
  report(
    into,
    {
      element: id ?? element?.id ?? null,
      code: known?.code ?? 'unreadable-part',
      reason:
        known?.reason ??
        says(`Ein Teil der Datei ist nicht lesbar: ${said}`, `A part of the file cannot be read: ${said}`),
      instead:
        known?.instead ??
        says('Entfernen Sie diesen Teil oder zeichnen Sie ihn neu.', 'Remove this part or draw it again.'),
    },
    /^(unknown attribute|unsupported document encoding)/.test(message) ? 'warning' : 'error',
  )
}

const idProblems = {
  duplicate: (id: string) => ({
    code: 'duplicate-id',
    reason: says(`Die Kennung „${id}“ kommt mehrmals vor.`, `The id "${id}" is used more than once.`),
    instead: says('Geben Sie jedem Element eine eigene Kennung.', 'Give each element an id of its own.'),
  }),
  illegal: (id: string) => ({
    code: 'illegal-id',
    reason: says(`„${id}“ ist als Kennung nicht erlaubt.`, `"${id}" is no id that XML allows.`),
    instead: says(
      'Eine Kennung beginnt mit einem Buchstaben oder „_“; danach folgen Buchstaben, Ziffern, „_“, „-“ und „.“.',
      'An id begins with a letter or "_"; letters, digits, "_", "-" and "." follow.',
    ),
  }),
}
