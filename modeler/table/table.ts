/** The interview table: a process as a person tells it. A tree of steps, decisions and parallel parts; every item is an element of the BPMN file. */

/** What was said about a step. Minutes are working minutes; a working day has 480. Shares are 0…1. */
export interface Facts {
  readonly minutesMin: number | null
  readonly minutesUsual: number | null
  readonly minutesMax: number | null
  readonly waitingMinutes: number | null
  readonly transportMinutes: number | null
  readonly system: string | null
  readonly mediumIn: string | null
  readonly mediumOut: string | null
  /** In how many of 100 cases it happens. */
  readonly share: number | null
  readonly pain: string | null
  readonly norm: string | null
  readonly template: string | null
  /** Of the one who does it, where it is known: it decides what an hour costs. */
  readonly payGroup: string | null
  /** The administrative verb it was begun with. */
  readonly verb: string | null
  readonly source: string | null
  /** On how many persons the figures rest, and the day they were asked. */
  readonly persons: number | null
  readonly day: string | null
}

export const noFacts: Facts = {
  minutesMin: null,
  minutesUsual: null,
  minutesMax: null,
  waitingMinutes: null,
  transportMinutes: null,
  system: null,
  mediumIn: null,
  mediumOut: null,
  share: null,
  pain: null,
  norm: null,
  template: null,
  payGroup: null,
  verb: null,
  source: null,
  persons: null,
  day: null,
}

interface Placed {
  /** Id of the element in the file. */
  readonly id: string
  /** The role that does it: the name of its lane. */
  readonly who: string | null
  readonly what: string
  /** Gateways in front of it that only bring ways together. */
  readonly merges: readonly string[]
  /** Ways meet here without a gateway, and shall go on doing so. */
  readonly plain: boolean
}

/** `other` is what the table cannot say in a row of its own; its name and facts can be changed, the rest stays as it is drawn. */
export type Part = 'start' | 'step' | 'wait' | 'end' | 'other'

/** An activity or an event. */
export interface Step extends Placed {
  readonly kind: 'step'
  readonly part: Part
  readonly type: string
  /** Of `wait`: what for. */
  readonly on: 'message' | 'timer' | null
  readonly duration: string | null
  /** Of a new service task: under which topic the server does it. */
  readonly job?: string
  readonly facts: Facts
  /** Events at its border. */
  readonly asides: readonly Aside[]
}

export type Gateway = 'exclusive' | 'parallel' | 'inclusive' | 'eventBased' | 'complex'

/** A decision or a parallel part: from the gateway that opens it to the one that brings its branches together. */
export interface Block extends Placed {
  readonly kind: 'block'
  readonly gateway: Gateway
  readonly branches: readonly Branch[]
  /** The gateway that brings the branches together; `plain` when they meet without one; null when none is needed yet. */
  readonly join: string | null
  /** What was typed behind "falls", where the question writes it otherwise: "privat" of "Privat?". */
  readonly said?: string
}

export const PLAIN = 'plain'

export interface Branch {
  /** The flow with which it begins; null while it has none. */
  readonly flow: string | null
  readonly name: string
  readonly share: number | null
  readonly isDefault: boolean
  /** When it is taken, in FEEL without the sign in front; null where that is not said, or said in words only. */
  readonly condition: string | null
  readonly items: readonly Item[]
}

/** "zurück zu …", or further on where the drawing jumps. */
export interface Jump {
  readonly kind: 'jump'
  readonly target: string
}

export type Item = Step | Block | Jump

/** What is drawn beside the way of the process: a boundary event, another start, an event subprocess; and what follows it. */
export interface Aside {
  readonly id: string
  readonly says: string
  readonly items: readonly Item[]
}

export interface Table {
  readonly items: readonly Item[]
  readonly asides: readonly Aside[]
}

export const isStep = (item: Item): item is Step => item.kind === 'step'

/** Whether nothing follows after these items: the last of them ends or jumps on every way. */
export function stops(items: readonly Item[]): boolean {
  const last = items.at(-1)
  if (!last) return false
  if (last.kind === 'jump') return true
  if (last.kind === 'step') return last.part === 'end'
  return last.branches.every((branch) => stops(branch.items))
}

/** Every item, in the order of the rows. */
export function everyItem(table: Table): readonly Item[] {
  const walk = (items: readonly Item[]): readonly Item[] =>
    items.flatMap((item) => [
      item,
      ...(item.kind === 'block' ? item.branches.flatMap((branch) => walk(branch.items)) : []),
      ...(item.kind === 'step' ? item.asides.flatMap((aside) => walk(aside.items)) : []),
    ])
  return [...walk(table.items), ...table.asides.flatMap((aside) => walk(aside.items))]
}

/** A row that is not in the file yet. */
export function newStep(id: string, part: Step['part'], type: string, what: string, who: string | null): Step {
  return {
    kind: 'step',
    id,
    part,
    type,
    who,
    what,
    on: null,
    duration: null,
    facts: noFacts,
    asides: [],
    merges: [],
    plain: false,
  }
}
