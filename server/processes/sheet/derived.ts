/** What a fact sheet need not ask: read from the model, the service's folder and the cases. */
import type { DrawnNode, DrawnProcess } from '../../../engine/index.ts'
import type { Context } from '../../context.ts'
import type { ServiceDefinition } from '../../services/definition.ts'
import { lettersOf } from './letters.ts'
import type { FieldKey } from './fields.ts'
import { normsOnce } from './norms.ts'
import { volumes } from './volumes.ts'

export interface Derived {
  readonly lines: readonly string[]
  /** "Modell", "gemessen an Vorgängen". */
  readonly source: string
}

export type DerivedFields = Readonly<Partial<Record<FieldKey, readonly Derived[]>>>

/** Fields about which nothing is known are left out. */
export async function derivedOf(
  context: Context,
  process: string,
  drawing: DrawnProcess | null,
): Promise<DerivedFields> {
  const service = context.services.byProcess(process)
  const all: DerivedFields = {
    ...(drawing ? fromModel(drawing) : {}),
    norms: norms(drawing, service),
    volumes: [await volumes(context, process)],
  }
  const told = service ? fromService(service) : {}
  const letters = { documents: [{ lines: await lettersOf(context, process), source: 'Briefe des Prozesses' }] }
  return merge(all, told, letters)
}

function merge(...parts: readonly DerivedFields[]): DerivedFields {
  const made: Partial<Record<FieldKey, readonly Derived[]>> = {}
  for (const part of parts)
    for (const [key, found] of Object.entries(part) as [FieldKey, readonly Derived[]][]) {
      const said = found.filter(({ lines }) => lines.length > 0)
      if (said.length > 0) made[key] = [...(made[key] ?? []), ...said]
    }
  return made
}

const MODEL = 'Modell'

function fromModel({ nodes }: DrawnProcess): DerivedFields {
  const top = nodes.filter(({ parent }) => parent === null)
  const named = (type: string): readonly string[] =>
    unique(top.filter((node) => node.type === type).map(({ name }) => name))
  const list = (text: string | null | undefined): readonly string[] => (text ? text.split(/\s*,\s*/) : [])
  return {
    trigger: [{ lines: named('bpmn:StartEvent'), source: MODEL }],
    result: [{ lines: named('bpmn:EndEvent'), source: MODEL }],
    roles: [{ lines: facts(nodes, ({ lane, facts: step }) => lane ?? step?.role), source: MODEL }],
    systems: [{ lines: unique(nodes.flatMap(({ facts: step }) => list(step?.system))), source: MODEL }],
  }
}

const facts = (nodes: readonly DrawnNode[], of: (node: DrawnNode) => string | null | undefined): readonly string[] =>
  unique(nodes.flatMap((node) => of(node) ?? []))

const FOLDER = 'Beschreibung der Leistung'

function fromService({ summary, privacy }: ServiceDefinition): DerivedFields {
  const say = (text: string): readonly Derived[] => [{ lines: [text], source: FOLDER }]
  return {
    purpose: say(privacy.purpose || summary),
    retention: say(privacy.retention),
    categories: say(privacy.categories),
    recipients: say(privacy.recipients),
  }
}

function norms(drawing: DrawnProcess | null, service: ServiceDefinition | undefined): readonly Derived[] {
  const legal = service?.norms.map(({ norm, checked }) => (checked ? norm : `${norm} (nicht geprüft)`)) ?? []
  const once = normsOnce(
    facts(drawing?.nodes ?? [], ({ facts: step }) => step?.norm),
    legal,
  )
  return [
    { lines: once.both, source: `${FOLDER} und ${MODEL}` },
    { lines: [...once.service, ...(service ? [service.privacy.basis] : [])], source: FOLDER },
    { lines: once.model, source: MODEL },
  ]
}

const unique = (list: readonly string[]): readonly string[] => [...new Set(list.filter(Boolean))]
