/** Reads and writes extension elements, each write as one command that can be undone. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { service, type Drawn, type Moddle } from './services.ts'

type Attributes = Readonly<Record<string, string | number | undefined>>

/** The first extension element of that type, such as `zeebe:TaskSchedule`. */
export function findExtension(element: Drawn, type: string): Moddle | undefined {
  return container(element)
    ?.get<Moddle[] | undefined>('values')
    ?.find((value) => value.$type === type)
}

/** An attribute of an extension element; undefined when either is missing. */
export function readExtension(element: Drawn, type: string, attribute: string): string | undefined {
  return findExtension(element, type)?.get<string | undefined>(attribute)
}

/** Writes attributes of an extension element and makes it where it is missing. */
export function writeExtension(modeler: Modeler, element: Drawn, type: string, attributes: Attributes): void {
  const present = findExtension(element, type)
  if (present) return service(modeler, 'modeling').updateModdleProperties(element, present, attributes)
  if (Object.values(attributes).some((value) => value !== undefined)) addExtension(modeler, element, type, attributes)
}

/** Takes an extension element away; nothing happens where there is none. */
export function removeExtension(modeler: Modeler, element: Drawn, type: string): void {
  const around = container(element)
  if (!around || !findExtension(element, type)) return
  const values = around.get<Moddle[]>('values').filter((value) => value.$type !== type)
  service(modeler, 'modeling').updateModdleProperties(element, around, { values })
}

function addExtension(modeler: Modeler, element: Drawn, type: string, attributes: Attributes): void {
  const factory = service(modeler, 'bpmnFactory')
  const around = container(element)
  const added = factory.create(type, attributes)
  if (around) {
    added.$parent = around
    return service(modeler, 'modeling').updateModdleProperties(element, around, {
      values: [...around.get<Moddle[]>('values'), added],
    })
  }
  const extensionElements = factory.create('bpmn:ExtensionElements', { values: [added] })
  added.$parent = extensionElements
  extensionElements.$parent = element.businessObject
  service(modeler, 'modeling').updateProperties(element, { extensionElements })
}

function container(element: Drawn): Moddle | undefined {
  return element.businessObject.get<Moddle | undefined>('extensionElements')
}

/** Takes those of the named types away and puts others in their place: one command, whatever changes. */
export function replaceExtensions(
  modeler: Modeler,
  element: Drawn,
  types: readonly string[],
  make: (create: (type: string, attributes: object) => Moddle) => readonly Moddle[],
): void {
  const factory = service(modeler, 'bpmnFactory')
  const kept = (container(element)?.get<Moddle[] | undefined>('values') ?? []).filter(
    (value) => !types.includes(value.$type),
  )
  const values = [...kept, ...make((type, attributes) => factory.create(type, attributes))]
  const extensionElements = values.length > 0 ? factory.create('bpmn:ExtensionElements', { values }) : undefined
  for (const value of values) if (extensionElements) value.$parent = extensionElements
  if (extensionElements) extensionElements.$parent = element.businessObject
  service(modeler, 'modeling').updateProperties(element, { extensionElements })
}
