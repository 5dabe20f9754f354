/** For what a rehearsed case waits, each with the sentence that says why. */
import { explain, letterOf, type Case, type Look, type Names, type Wait, type World } from '../../engine/index.ts'
import { sayJob, type Chosen } from './sayJob.ts'

export interface Waiting {
  /** Letter of the case. */
  readonly letter: string
  readonly element: string
  readonly name: string
  readonly says: string
  /** What can be answered; null where it waits for its own case. */
  readonly wait: Wait | null
  /** Of several open tasks of one element, which by age. */
  readonly nth: number
}

/** Everything that waits in all cases, oldest first. */
export function waitings(world: World, look: Look, process: Chosen): readonly Waiting[] {
  return look.cases.flatMap(({ case: state }, index) =>
    explain(world, state, namesOf(process)).map((reason) => {
      const wait = reason.wait === null ? null : (state.waits[reason.wait] ?? null)
      return {
        letter: letterOf(index),
        element: reason.element,
        name: elementName(world, reason.element),
        says: (wait && sayJob(wait.until, process)) ?? reason.says.de,
        wait,
        nth: wait ? olderSame(state, wait) : 0,
      }
    }),
  )
}

const namesOf = ({ offices }: Chosen): Names => ({
  person: (login) => login,
  group: (key) => offices.find(({ id }) => id === key)?.name ?? key,
})

const olderSame = (state: Case, wait: Wait): number =>
  Object.values(state.waits).filter(
    (other) => other.on === wait.on && other.until.kind === wait.until.kind && other.id < wait.id,
  ).length

/** How an element is called in the model, else its id. */
export function elementName({ models }: World, id: string): string {
  const name = Object.values(models).find((model) => model.elements[id])?.elements[id]?.name
  return name?.trim() || id
}

/** How many tokens stand at each element, those around others left out. */
export function tokensAt({ cases }: Look): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { case: state } of cases) {
    const tokens = Object.values(state.tokens)
    const around = new Set(tokens.map(({ scope }) => scope))
    for (const { id, element, scope, parting } of tokens)
      if (scope !== null && !parting && !around.has(id)) counts.set(element, (counts.get(element) ?? 0) + 1)
  }
  return counts
}

/** The next moment at which something is due by itself. */
export function nextDue({ cases, starts }: Look): string | null {
  const dues = cases.flatMap(({ case: { waits, status } }) =>
    status === 'running'
      ? Object.values(waits).flatMap(({ until }) => (until.kind === 'timer' && until.due) || [])
      : [],
  )
  return [...dues, ...starts.flatMap(({ due }) => due ?? [])].sort()[0] ?? null
}
