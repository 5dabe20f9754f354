/** Reads and writes when a timer event fires. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { expression } from './conditions.ts'
import { service, type Drawn, type Moddle } from './services.ts'

const kinds = ['timeDuration', 'timeDate', 'timeCycle'] as const
export type TimerKind = (typeof kinds)[number]

export interface Timer {
  readonly kind: TimerKind
  readonly text: string
}

export function readTimer(definition: Moddle): Timer {
  for (const kind of kinds) {
    const found = definition.get<Moddle | undefined>(kind)
    if (found) return { kind, text: found.get<string | undefined>('body') ?? '' }
  }
  return { kind: 'timeDuration', text: '' }
}

export function writeTimer(modeler: Modeler, element: Drawn, definition: Moddle, { kind, text }: Timer): void {
  const empty: Partial<Record<TimerKind, Moddle | undefined>> = {
    timeDuration: undefined,
    timeDate: undefined,
    timeCycle: undefined,
  }
  const properties = text.trim() ? { ...empty, [kind]: expression(modeler, definition, text.trim()) } : empty
  service(modeler, 'modeling').updateModdleProperties(element, definition, properties)
}
