/** Small example diagrams, written as data: a row of elements from left to right, decisions with their ways below each other. */

export interface Example {
  /** Recorded as it is on paper, or designed to run. */
  readonly state: 'ist' | 'soll'
  /** The lane that all of it lies in. */
  readonly lane?: string
  readonly row: readonly Item[]
}

export interface Item {
  readonly type: string
  readonly name: string
  /** Attributes of `lz:step`. */
  readonly facts?: Readonly<Record<string, string>>
  /** BPMN inside of the element: event definitions, extension elements of `zeebe:`. */
  readonly inside?: string
  readonly extensions?: string
  readonly ways?: readonly Way[]
  /** Whether the ways come together again in a gateway of their own; else they go on into the next element. */
  readonly joins?: boolean
}

export interface Way {
  readonly name: string
  readonly share?: string
  readonly step: Item
}

type Said = Partial<Omit<Item, 'type' | 'name'>>

export const start = (name: string, said: Said = {}): Item => ({ type: 'startEvent', name, ...said })
export const end = (name: string, said: Said = {}): Item => ({ type: 'endEvent', name, ...said })
export const step = (name: string, facts: Item['facts'] = {}, said: Said = {}): Item => ({
  type: 'userTask',
  name,
  facts,
  ...said,
})
export const ask = (name: string, ways: readonly Way[]): Item => ({ type: 'exclusiveGateway', name, ways, joins: true })
export const way = (name: string, to: Item, share?: string): Way => ({
  name,
  step: to,
  ...(share === undefined ? {} : { share }),
})

/** Extensions of a task that has to be done within a week. */
export const DUE = '<zeebe:userTask /><zeebe:taskSchedule dueDate="=now() + duration(&#34;P7D&#34;)" />'
