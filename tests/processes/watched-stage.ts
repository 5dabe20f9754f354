/** A stage in memory that also keeps which flows were taken and what each letter could see. */
import {
  memoryStage,
  newCase,
  step,
  type Case,
  type Command,
  type Event,
  type Instant,
  type Stage,
  type Variables,
  type World,
} from '../../engine/index.ts'

export interface Seen {
  readonly flows: Set<string>
  readonly letters: { readonly letter: string; readonly variables: Variables; readonly now: Instant }[]
  /** Every state of the case between two steps of the story. */
  readonly states: Case[]
}

export const nothingSeen = (): Seen => ({ flows: new Set(), letters: [], states: [] })

/** What happens inside `advance` and `publish` is not seen step by step: see `takenFlows`. */
export function watchedStage(seen: Seen): (setting: { readonly world: World; readonly now: Instant }) => Stage {
  return ({ world, now }) => {
    const stage = memoryStage({ world, now })
    return {
      ...stage,
      start: async (process, variables) => {
        const { events } = step(world, newCase('a', world.latest[process]!), { type: 'start', variables }, now)
        keepFlows(seen, events)
        await stage.start(process, variables)
      },
      send: async (index, command) => {
        await watch(world, stage, seen, index, command)
        await stage.send(index, command)
      },
      look: async () => {
        const look = await stage.look()
        if (look.cases[0]) seen.states.push(look.cases[0].case)
        return look
      },
    }
  }
}

async function watch(world: World, stage: Stage, seen: Seen, index: number, command: Command): Promise<void> {
  const { cases, now } = await stage.look()
  const before = cases[index]!.case
  // The step is pure: taking it once more changes nothing, and shows its events.
  keepFlows(seen, step(world, before, command, now).events)
  const wait = command.type === 'resume' ? before.waits[command.wait] : undefined
  if (wait?.until.kind !== 'job' || wait.until.topic !== 'laufzettel.letter') return
  seen.letters.push({ letter: wait.until.headers['letter'] ?? '', variables: visible(before, wait.token), now })
}

function keepFlows(seen: Seen, events: readonly Event[]): void {
  for (const event of events) if (event.type === 'entered' && event.via) seen.flows.add(event.via)
}

/** What a token sees: its own variables over those of the scopes around it. */
function visible({ tokens }: Case, id: number): Variables {
  const token = tokens[id]!
  return { ...(token.scope === null ? {} : visible({ tokens } as Case, token.scope)), ...token.variables }
}
