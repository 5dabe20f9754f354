/** Sentences out of the events of a case. What a person need not know (gateways, phases, data flow) makes no sentence. */
import {
  type DeadlineClock,
  type ElementType,
  type Event,
  type Json,
  type Until,
  valueText,
} from '../../engine/index.ts'
import { germanDay } from '../pages/format.ts'
import type { CaseFile } from '../records/case-file.ts'
import { fieldNamed } from '../records/case-forms.ts'
import { channelNames } from '../records/case-row.ts'
import { actorName } from '../records/colleagues.ts'
import { elementsOfTokens, type TrailStep } from '../records/trail.ts'
import type { Entry } from './timeline.ts'

/** What has to be remembered from earlier events to say what a later one changed. */
interface Memory {
  readonly file: CaseFile
  readonly elements: ReadonlyMap<number, string>
  readonly untils: Map<number, Until>
  readonly values: Map<string, Json>
  readonly clocks: Map<string, DeadlineClock>
}

export function stepEntries(file: CaseFile): readonly Entry[] {
  const memory: Memory = {
    file,
    elements: elementsOfTokens(file.trail),
    untils: new Map(),
    values: new Map(),
    clocks: new Map(),
  }
  return file.trail.flatMap((step) => step.events.flatMap((event) => entryOf(memory, step, event)))
}

function entryOf(memory: Memory, step: TrailStep, event: Event): readonly Entry[] {
  const said = sentence(memory, step, event)
  remember(memory, event)
  if (said === null) return []
  const trouble = event.type === 'waiting' && event.until.kind === 'incident'
  return [
    {
      at: event.at,
      kind: trouble ? 'trouble' : 'step',
      text: said,
      who: isDeed(event) ? actorName(memory.file.people, step.actor) : null,
    },
  ]
}

/** What follows by itself (a task that appears, a rule, a clock) is nobody's deed. */
const isDeed = ({ type }: Event): boolean => !['waiting', 'decided', 'clock'].includes(type)

function remember({ untils, values, clocks }: Memory, event: Event): void {
  if (event.type === 'waiting') untils.set(event.seq, event.until)
  else if (event.type === 'changed') untils.set(event.wait, event.until)
  else if (event.type === 'clock' && event.clock) clocks.set(event.deadline, event.clock)
  else if (event.type === 'set')
    for (const [name, value] of Object.entries(event.variables)) values.set(`${event.token} ${name}`, value)
}

function sentence(memory: Memory, step: TrailStep, event: Event): string | null {
  const { file } = memory
  switch (event.type) {
    case 'started':
      return `Eingegangen ${channelNames[file.row.channel]}${file.row.entered_by ? `, erfasst von ${actorName(file.people, file.row.entered_by)}` : ''}`
    case 'waiting':
      return waiting(memory, event.on, event.until)
    case 'left':
      return event.how === 'completed' ? passed(memory, event.element) : null
    case 'changed':
      return changed(memory, memory.untils.get(event.wait), event.until)
    case 'set':
      return step.command === 'set' ? corrected(memory, event) : null
    case 'clock':
      return clock(memory.clocks.get(event.deadline), event.clock)
    case 'decided':
      return `Nach Regel entschieden: ${nameOf(memory, memory.elements.get(event.token) ?? '')}`
    case 'suspended':
      return `Angehalten: ${event.reason}`
    case 'continued':
      return `Fortgesetzt: ${event.reason}`
    case 'ended':
      return event.status === 'cancelled' ? `Anders erledigt: ${event.reason ?? 'ohne Grund'}` : 'Vorgang abgeschlossen'
    default:
      return null
  }
}

const nameOf = ({ file }: Memory, element: string): string => `„${file.model.elements[element]?.name || element}“`

const verbs: Partial<Record<ElementType, string>> = {
  'bpmn:UserTask': 'Erledigt',
  'bpmn:ServiceTask': 'Automatisch erledigt',
  'bpmn:IntermediateCatchEvent': 'Eingetreten',
  'bpmn:BoundaryEvent': 'Eingetreten',
  'bpmn:EndEvent': 'Ergebnis',
}

function passed(memory: Memory, element: string): string | null {
  const found = memory.file.model.elements[element]
  const verb = found && verbs[found.type]
  // An element without a name says nothing to people; its id would say less.
  return verb && found.name ? `${verb}: ${nameOf(memory, element)}` : null
}

function waiting(memory: Memory, on: string, until: Until): string | null {
  if (until.kind === 'task') return `Aufgabe entstanden: ${nameOf(memory, on)}`
  if (until.kind === 'incident') return `Störung bei ${nameOf(memory, on)}: ${until.problem.message}`
  return null
}

function changed(memory: Memory, before: Until | undefined, after: Until): string | null {
  if (after.kind === 'job' && before?.kind === 'job')
    return after.retries < before.retries ? 'Ein automatischer Schritt gelang nicht und wird wiederholt' : null
  if (after.kind !== 'task' || before?.kind !== 'task') return null
  if (after.assignee !== before.assignee)
    return after.assignee === null
      ? 'Aufgabe für die Gruppe freigegeben'
      : `Aufgabe bei ${actorName(memory.file.people, after.assignee)}`
  if (after.followUp !== before.followUp)
    return after.followUp === null ? 'Wiedervorlage aufgehoben' : `Wiedervorlage am ${germanDay(after.followUp)}`
  return after.due === before.due
    ? null
    : `Frist der Aufgabe geändert auf ${after.due === null ? 'keine' : germanDay(after.due)}`
}

/** Old and new values stay visible: that is the trace of a correction. */
function corrected({ file, values }: Memory, event: Event & { type: 'set' }): string {
  const lines = Object.entries(event.variables).map(([name, value]) => {
    const field = fieldNamed(file.forms, name, value)
    return `${field?.label ?? name}: ${valueText(values.get(`${event.token} ${name}`), field)} → ${valueText(value, field)}`
  })
  return `Daten berichtigt${event.reason ? ` (${event.reason})` : ''}:\n${lines.join('\n')}`
}

function clock(before: DeadlineClock | undefined, after: DeadlineClock | null): string | null {
  if (after === null) return null
  const own = after.kind === 'own' ? 'Unser Ziel' : 'Die Frist'
  if (after.due === null) return before?.due === null ? null : `${own} ist angehalten: ${after.reason ?? 'ohne Grund'}`
  if (before === undefined) return `${own}: fertig bis ${germanDay(after.due)}`
  return before.due === null ? `${own} läuft weiter bis ${germanDay(after.due)}` : null
}
