/** From the rows to the ways between them: which flows and which gateways in between the table stands for. */
import { PLAIN, everyItem, type Block, type Branch, type Gateway, type Item, type Step, type Table } from './table.ts'

export interface WantedFlow {
  readonly source: string
  readonly target: string
  /** The branch that begins with it. */
  readonly branch: Branch | null
  /** Which of the branches it is. */
  readonly place: number
}

export interface WantedGateway {
  readonly id: string
  readonly gateway: Gateway
  /** The role in whose lane it stands. */
  readonly who: string | null
}

export interface Wanted {
  readonly flows: readonly WantedFlow[]
  /** Those that bring ways together; those that open branches are items. */
  readonly gateways: readonly WantedGateway[]
  /** Where the table goes on behind a block, when the ways alone do not say it. */
  readonly continues: ReadonlyMap<string, string>
}

/** A way that waits for what comes next. */
interface Loose {
  readonly source: string
  readonly branch: Branch | null
  /** Blocks that only this way leaves. */
  readonly leaves: readonly string[]
}

/** Where a way leads: to a node, or by a jump to wherever the ways into that item begin. */
interface Aim {
  readonly target: string
  readonly jump: boolean
}

interface Connecting {
  readonly jumps: ReadonlyMap<string, number>
  readonly flows: (Aim & { readonly source: string; readonly branch: Branch | null })[]
  readonly gateways: WantedGateway[]
  readonly continues: Map<string, Aim>
  readonly entries: Map<string, string>
  readonly id: (prefix: string) => string
}

/** What has to be drawn for the table; `id` gives names to gateways that do not exist yet. */
export function connect(table: Table, id: (prefix: string) => string): Wanted {
  const work: Connecting = {
    jumps: countJumps(table),
    flows: [],
    gateways: [],
    continues: new Map(),
    entries: new Map(),
    id,
  }
  sequence(work, table.items, [])
  const asides = [...table.asides, ...everyItem(table).flatMap((item) => (item.kind === 'step' ? item.asides : []))]
  for (const aside of asides) sequence(work, aside.items, [{ source: aside.id, branch: null, leaves: [] }])
  const target = (aim: Aim): string => (aim.jump ? (work.entries.get(aim.target) ?? aim.target) : aim.target)
  const order = new Map(
    blocksOf(table).flatMap((block) => block.branches.map((branch, index) => [branch, index] as const)),
  )
  return {
    flows: work.flows.map((flow) => ({
      source: flow.source,
      target: target(flow),
      branch: flow.branch,
      place: (flow.branch && order.get(flow.branch)) ?? 0,
    })),
    gateways: work.gateways,
    continues: new Map([...work.continues].map(([block, aim]) => [block, target(aim)])),
  }
}

const blocksOf = (table: Table): readonly Block[] =>
  everyItem(table).filter((item): item is Block => item.kind === 'block')

function countJumps(table: Table): ReadonlyMap<string, number> {
  const jumps = new Map<string, number>()
  for (const item of everyItem(table))
    if (item.kind === 'jump') jumps.set(item.target, (jumps.get(item.target) ?? 0) + 1)
  return jumps
}

/** Draws the items one behind the other; returns the ways that are still loose at the end. */
function sequence(work: Connecting, items: readonly Item[], from: readonly Loose[], around?: Block): readonly Loose[] {
  let loose = from
  items.forEach((item, index) => {
    if (item.kind === 'jump') {
      tie(work, loose, item.target, true)
      loose = []
      return
    }
    tie(work, loose, enter(work, item, loose), false)
    loose = item.kind === 'block' ? leave(work, item, index === items.length - 1 ? around : undefined) : after(item)
  })
  return loose
}

const after = (step: Step): readonly Loose[] =>
  step.part === 'end' ? [] : [{ source: step.id, branch: null, leaves: [] }]

function tie(work: Connecting, loose: readonly Loose[], target: string, jump: boolean): void {
  for (const { source, branch, leaves } of loose) {
    work.flows.push({ source, target, branch, jump })
    for (const block of leaves) work.continues.set(block, { target, jump })
  }
}

/** The node to which the ways into an item lead: itself, or a gateway in front of it where several come together. */
function enter(work: Connecting, item: Step | Block, loose: readonly Loose[]): string {
  const jumps = work.jumps.get(item.id) ?? 0
  const [first, ...others] = item.merges
  const [only] = loose
  if (loose.length + jumps < 2 || (item.plain && !first)) return item.id
  const joined = work.gateways.find(({ id, gateway }) => id === only?.source && gateway === 'exclusive')
  if (!first && loose.length === 1 && joined) {
    work.entries.set(item.id, joined.id)
    return item.id
  }
  const merge = first ?? work.id('Gateway_')
  const chain = [merge, ...others]
  chain.forEach((id, index) => {
    work.gateways.push({ id, gateway: 'exclusive', who: item.who })
    work.flows.push({ source: id, target: chain[index + 1] ?? item.id, branch: null, jump: false })
  })
  work.entries.set(item.id, merge)
  return merge
}

/** Draws the branches and brings those together that go on. */
function leave(work: Connecting, block: Block, around: Block | undefined): readonly Loose[] {
  const ways = block.branches.map((branch) =>
    sequence(work, branch.items, [{ source: block.id, branch, leaves: [] }], block),
  )
  const loose = ways.flat()
  const goingOn = ways.filter((way) => way.length > 0).length
  if (goingOn < 2) return loose.map((way) => ({ ...way, leaves: [...way.leaves, block.id] }))
  // A decision that ends a branch of a decision needs no gateway of its own: all ways meet behind the outer one.
  const outer = around?.gateway === 'exclusive' && block.gateway === 'exclusive' && block.join === null
  if (block.join === PLAIN || outer) return loose
  const id = block.join ?? work.id('Gateway_')
  const gateway = block.gateway === 'parallel' || block.gateway === 'inclusive' ? block.gateway : 'exclusive'
  work.gateways.push({ id, gateway, who: block.who })
  tie(work, loose, id, false)
  return [{ source: id, branch: null, leaves: [] }]
}
