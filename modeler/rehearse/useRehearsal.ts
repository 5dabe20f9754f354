/** The state of a rehearsal and what can be done with it. A model that is changed meanwhile is played anew as far as it goes. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Action, RefusedElement } from '../../engine/index.ts'
import { filesFor, type Parts } from './parts.ts'
import { deploy, replay, type Played, type Setting } from './replay.ts'

export interface Rehearsing {
  readonly setting: Setting | null
  readonly played: Played | null
  /** Why the model cannot run. */
  readonly refused: readonly RefusedElement[]
  readonly says: string
  /** What could not be done. */
  readonly problem: string | null
  doStep(action: Action): void
  back(): void
  restart(): void
}

interface Input {
  readonly parts: Parts | null
  readonly process: string
  /** Counts changes of the drawing. */
  readonly change: number
  readonly xml: () => Promise<string>
}

type Shown = Pick<Rehearsing, 'setting' | 'played' | 'refused' | 'says' | 'problem'>

const nothing: Shown = { setting: null, played: null, refused: [], says: '', problem: null }

export function useRehearsal(input: Input): Rehearsing {
  const [shown, setShown] = useState<Shown>(nothing)
  const [begunAt] = useState(() => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString())
  const latest = useRef(0)
  const { parts, process, change, xml } = input
  useEffect(() => {
    if (!parts) return
    const mine = ++latest.current
    void build(parts, process, begunAt, xml, shown.played?.steps ?? []).then((next) => {
      // Drawn on meanwhile: the next build is on the way.
      if (latest.current === mine) setShown(next)
    })
  }, [parts, change])

  const play = (steps: readonly Action[], says: string): void => {
    const { setting } = shown
    if (!setting) return
    void replay(setting, steps).then((played) =>
      setShown((before) => ({ ...before, played, says: played.stopped ? '' : says, problem: played.stopped })),
    )
  }
  const steps = shown.played?.steps ?? []
  return {
    ...shown,
    doStep: (action) => play([...steps, action], 'Getan.'),
    back: () => play(steps.slice(0, -1), 'Einen Schritt zurück.'),
    restart: () => play([], 'Von vorn.'),
  }
}

async function build(
  parts: Parts,
  process: string,
  now: string,
  xml: Input['xml'],
  steps: readonly Action[],
): Promise<Shown> {
  const deployed = await deploy(filesFor(await xml(), parts))
  if ('refused' in deployed) return { ...nothing, refused: deployed.refused }
  const setting = { world: deployed.world, process, now }
  const played = await replay(setting, steps)
  const problem = played.stopped && `Das Modell ist geändert; die Probe reicht jetzt nur bis hierhin. ${played.stopped}`
  return { ...nothing, setting, played, problem }
}
