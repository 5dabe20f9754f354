/** What is said between the clients and a node. */
import type { Variables } from '../../engine/index.ts'

/** Every asking carries the command's own key: who got no answer asks again with the same. */
export type Ask =
  | { readonly kind: 'start'; readonly key: string; readonly process: string; readonly variables: Variables }
  | {
      readonly kind: 'complete'
      readonly key: string
      readonly id: number
      readonly wait: number
      readonly variables: Variables
    }
  | { readonly kind: 'assign'; readonly key: string; readonly id: number; readonly wait: number }
  | { readonly kind: 'message'; readonly key: string; readonly to: string; readonly variables: Variables }
  | { readonly kind: 'signal'; readonly key: string; readonly variables: Variables }
  /** Reads: the wait of the case's task, or null when it does not stand at one. */
  | { readonly kind: 'task'; readonly id: number }

export type Answer =
  | { readonly done: true; readonly value: number | null }
  /** The case does not allow it: nothing has happened, and asking again would not help. */
  | { readonly done: false; readonly refused: string }
  /** Nobody knows: ask again. */
  | { readonly done: false; readonly unknown: string }

export interface Asked {
  readonly n: number
  readonly ask: Ask
}

export interface Answered {
  readonly n: number
  readonly answer: Answer
}

export interface NodeOptions {
  readonly url: string
  readonly town: string
  /** How fast its clock runs, and by how many milliseconds of its own time it is wrong. */
  readonly speed: number
  readonly skew: number
  /** The moment from which its fast clock counts: the same on all nodes. */
  readonly epoch: number
}

/** A clock so fast that leases of a minute end in seconds. */
export const fastNow = ({ speed, skew, epoch }: Pick<NodeOptions, 'speed' | 'skew' | 'epoch'>): string =>
  new Date(epoch + (Date.now() - epoch) * speed + skew).toISOString()
