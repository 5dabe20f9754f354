/** "Proben": plays a case of the model as it is drawn, on the real engine, step by step and back. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { reachedEnd, type Look } from '../../engine/index.ts'
import type { ProcessView } from '../api/process.ts'
import './rehearse.css'
import { ClockForm } from './ClockForm.tsx'
import { clearTokens, clearWay, lookAt, paintTokens, paintWay } from './paint.ts'
import type { Parts } from './parts.ts'
import { coveredBy } from './runStories.ts'
import { sayAction } from './sayAction.ts'
import { Start } from './Start.tsx'
import { StoryPanel, type KeepStory } from './StoryPanel.tsx'
import { useRehearsal, type Rehearsing } from './useRehearsal.ts'
import { elementName, tokensAt, waitings } from './waiting.ts'
import { Button } from './Button.tsx'
import { WaitingCard, type Ask } from './WaitingCard.tsx'

interface Props {
  readonly modeler: Modeler
  readonly process: ProcessView
  readonly change: number
  readonly xml: () => Promise<string>
  readonly loadParts: () => Promise<Parts | string>
  readonly ask: Ask
  /** Keeps a story with the draft; null for who only reads. */
  readonly keepStory: KeepStory | null
  /** Whether something else stands in its place: what was played stays. */
  readonly away: boolean
  readonly onSelect: (element: string) => void
}

export function RehearsePanel(props: Props): VNode {
  const { modeler, process, change, xml, loadParts, ask, keepStory, away, onSelect } = props
  const [parts, setParts] = useState<Parts | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    void loadParts().then((found) => (typeof found === 'string' ? setFailure(found) : setParts(found)))
  }, [])
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // Where it stands below the diagram, nobody would see that the rehearsal is open.
    if (parts && matchMedia('(max-width: 60rem)').matches) panel.current?.scrollIntoView({ block: 'start' })
  }, [parts])
  const rehearsing = useRehearsal({ parts, process: process.key, change, xml })
  const { played } = rehearsing
  useEffect(() => {
    if (played) paintTokens(modeler, tokensAt(played.look))
    if (played && hasEnded(played.look.cases)) paintWay(modeler, coveredBy(played.look.cases))
    return () => {
      clearTokens(modeler)
      clearWay(modeler)
    }
  }, [played])
  return (
    <aside class="lz-panel lz-try" ref={panel} aria-labelledby="lz-try-title" hidden={away}>
      <div class="lz-panel__head">
        <p class="lz-panel__kind">Das Modell, wie es jetzt gezeichnet ist</p>
        <h2 class="lz-panel__name" id="lz-try-title">
          Proben
        </h2>
      </div>
      <div class="lz-panel__body">
        {failure && <p role="alert">{failure}</p>}
        <Refused {...rehearsing} />
        {parts && (
          <Play {...rehearsing} parts={parts} process={process} modeler={modeler} ask={ask} onSelect={onSelect} />
        )}
        {parts && (
          <StoryPanel
            modeler={modeler}
            process={process}
            parts={parts}
            change={change}
            xml={xml}
            rehearsing={rehearsing}
            keep={keepStory}
          />
        )}
      </div>
    </aside>
  )
}

const Refused = ({ refused }: Rehearsing): VNode | null =>
  refused.length === 0 ? null : (
    <div class="lz-notice lz-notice--bad" role="alert">
      <p>So kann das Modell nicht laufen:</p>
      <ul>
        {refused.map(({ element, reason }) => (
          <li key={element + reason}>
            {element}: {reason}
          </li>
        ))}
      </ul>
    </div>
  )

interface PlayProps extends Rehearsing {
  readonly parts: Parts
  readonly process: ProcessView
  readonly modeler: Modeler
  readonly ask: Ask
  readonly onSelect: (element: string) => void
}

function Play(props: PlayProps): VNode | null {
  const { setting, played, says, problem, parts, process, modeler, ask, doStep, back, restart, onSelect } = props
  const [open, setOpen] = useState(false)
  const state = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (says === '' || !played) return
    // The button that was pressed is gone; what comes next begins here.
    state.current?.focus()
    lookAt(modeler, [...tokensAt(played.look).keys()][0])
  }, [played])
  if (!setting || !played) return null
  const { world } = setting
  const { look, steps } = played
  const moment = { now: look.now, zone: world.zone }
  const waiting = waitings(world, look, process)
  const nameOf = (element: string): string => elementName(world, element)
  return (
    <>
      <p class="lz-try__state" role="status" tabIndex={-1} ref={state}>
        <span class="lz-unseen">{says} </span>
        {sayState(look.cases, waiting.length, nameOf)}
      </p>
      {problem && (
        <p class="lz-try__error" role="alert">
          {problem}
        </p>
      )}
      {look.cases.length === 0 && (
        <Start setting={setting} look={look} files={parts.files} moment={moment} onAct={doStep} />
      )}
      {waiting.length > 0 && (
        <ul class="lz-try__cards" aria-label="Worauf der Vorgang wartet">
          {waiting.map((one) => (
            <WaitingCard
              key={`${one.letter}-${one.element}-${one.wait?.id}`}
              waiting={one}
              world={world}
              state={look.cases.find((_, index) => index === letterIndex(one.letter))?.case}
              several={look.cases.length > 1}
              files={parts.files}
              moment={moment}
              ask={ask}
              open={open}
              onOpen={setOpen}
              onAct={doStep}
              onSelect={onSelect}
            />
          ))}
        </ul>
      )}
      <ClockForm look={look} moment={moment} onAct={doStep} />
      <section aria-labelledby="lz-try-done">
        <h3 id="lz-try-done">Bisher getan</h3>
        {steps.length === 0 ? (
          <p class="lz-hint">Noch nichts.</p>
        ) : (
          <ol class="lz-try__done">
            {steps.map((step, index) => (
              <li key={index}>{sayAction(step, nameOf)}</li>
            ))}
          </ol>
        )}
        <div class="lz-try__buttons">
          <Button label="Schritt zurück" off={steps.length === 0} onClick={back} />
          <Button label="Von vorn" off={steps.length === 0} onClick={restart} />
        </div>
      </section>
    </>
  )
}

/** Number of a case by its letter; a rehearsal by hand stays below 26 cases, or shows only those. */
const letterIndex = (letter: string): number => letter.charCodeAt(0) - 97

const hasEnded = (cases: Look['cases']): boolean =>
  cases.length > 0 && cases.every(({ case: { status } }) => status !== 'running' && status !== 'suspended')

function sayState(cases: Look['cases'], waiting: number, nameOf: (element: string) => string): string {
  if (cases.length === 0) return 'Noch kein Vorgang.'
  if (!hasEnded(cases)) return waiting === 1 ? 'Der Vorgang wartet:' : `Der Vorgang wartet an ${waiting} Stellen:`
  const ends = cases.flatMap(({ visits }) => visits.filter(reachedEnd)).map(({ element }) => `„${nameOf(element)}“`)
  const says = cases.length === 1 ? 'Der Vorgang ist zu Ende' : 'Alle Vorgänge sind zu Ende'
  return `${says}${ends.length > 0 ? `: ${[...new Set(ends)].join(', ')}` : ''}. Der Weg ist im Diagramm hervorgehoben.`
}
