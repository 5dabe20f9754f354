/** A rehearsal is the list of what was done: what stands there now is played anew from the start, so a step back only forgets the last. */
import {
  act,
  deployFiles,
  memoryStage,
  Refusal,
  refusals,
  type Action,
  type Look,
  type RefusedElement,
  type World,
} from '../../engine/index.ts'

export interface Setting {
  readonly world: World
  readonly process: string
  /** When it begins. */
  readonly now: string
}

export interface Played {
  readonly look: Look
  /** What was done, without what could not be. */
  readonly steps: readonly Action[]
  /** Why the first step that is missing could not be done. */
  readonly stopped: string | null
}

/** The world of these files, or why they cannot run. */
export async function deploy(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly world: World } | { readonly refused: readonly RefusedElement[] }> {
  return deployFiles(files)
}

/** Plays the steps from the start; the first that is refused ends it. */
export async function replay({ world, process, now }: Setting, steps: readonly Action[]): Promise<Played> {
  const stage = memoryStage({ world, now })
  const play = { stage, process, zone: world.zone }
  const done: Action[] = []
  for (const step of steps) {
    try {
      await act(play, step)
    } catch (error) {
      // A refused step changes nothing, so what stands on the stage is what was before it.
      return { look: await stage.look(), steps: done, stopped: sayRefusal(error) }
    }
    done.push(step)
  }
  return { look: await stage.look(), steps: done, stopped: null }
}

function sayRefusal(error: unknown): string {
  if (!(error instanceof Refusal)) return error instanceof Error ? error.message : String(error)
  const { says, todo } = refusals[error.code]
  // A step that is gone is not called by its id, and nobody else was faster here.
  if (error.code === 'wait-not-found') return says.de
  return [says.de, error.detail && `(${error.detail})`, todo.de].filter(Boolean).join(' ')
}
