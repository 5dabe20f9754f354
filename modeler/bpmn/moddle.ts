/** A BPMN file as its nodes, whether bpmn-js or plain moddle has read it. */

/** A node of the file: what a shape stands for. */
export interface Moddle {
  readonly $type: string
  readonly id: string
  readonly name?: string
  $parent?: Moddle
  get<T>(property: string): T
  set(property: string, value: unknown): void
  $instanceOf(type: string): boolean
}

/** Makes elements of the file. `id` gives one that the file does not have. */
export interface Maker {
  create(type: string, attributes?: object): Moddle
  id(prefix: string): string
}

export const list = (of: Moddle | undefined, property: string): readonly Moddle[] =>
  of?.get<Moddle[] | undefined>(property) ?? []

export const one = (of: Moddle | undefined, property: string): Moddle | undefined =>
  of?.get<Moddle | undefined>(property)

/** The extension element of that type. */
export const extension = (of: Moddle | undefined, type: string): Moddle | undefined =>
  list(one(of, 'extensionElements'), 'values').find((value) => value.$type === type)

/** `ist` is recorded as it is today and never deployed, `soll` is meant to run; undefined where nobody said. */
export const stateOf = (process: Moddle | undefined): string | undefined =>
  extension(process, 'lz:Service')?.get<string | undefined>('state')

/** The process that is drawn: that of the first pool that shows one, else the first there is. */
export function processOf(definitions: Moddle): Moddle | undefined {
  const roots = list(definitions, 'rootElements')
  const pool = participantOf(definitions)
  return one(pool, 'processRef') ?? roots.find((root) => root.$type === 'bpmn:Process')
}

/** The pool that shows the process; undefined where it is drawn without one. */
export function participantOf(definitions: Moddle): Moddle | undefined {
  const collaboration = list(definitions, 'rootElements').find((root) => root.$type === 'bpmn:Collaboration')
  return list(collaboration, 'participants').find((pool) => one(pool, 'processRef'))
}

/** The lanes of the process, innermost ones for those that are divided. */
export function lanesOf(process: Moddle): readonly Moddle[] {
  const within = (set: Moddle): readonly Moddle[] =>
    list(set, 'lanes').flatMap((lane) => {
      const inner = one(lane, 'childLaneSet')
      return inner ? within(inner) : [lane]
    })
  return list(process, 'laneSets').flatMap(within)
}
