/** One thing for which the case waits: why, and what the outside can answer. */
import type { VNode } from 'preact'
import {
  seenFrom,
  type Action,
  type Case,
  type Form,
  type Variables,
  type Wait,
  type World,
} from '../../engine/index.ts'
import type { Answer as Answered, JobAnswer as JobAnswerView, JobView } from '../api/process.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { findForm, type Moment } from './answerForm.ts'
import { Button } from './Button.tsx'
import { durationUntil } from './durationUntil.ts'
import { JobAnswer } from './JobAnswer.tsx'
import { MessageAnswer } from './MessageAnswer.tsx'
import type { Part } from './parts.ts'
import type { Given } from './readVariables.ts'
import { ValueTable } from './ValueTable.tsx'
import type { Waiting } from './waiting.ts'

interface Props {
  readonly waiting: Waiting
  readonly state: Case | undefined
  readonly world: World
  readonly several: boolean
  readonly files: readonly Part[]
  readonly moment: Moment
  readonly ask: Ask
  /** Whether what the case knows is open, in this card and the next. */
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onAct: (action: Action) => void
  readonly onSelect: (element: string) => void
}

/** What the program itself would answer. */
export type Ask = (job: JobView) => Promise<Answered<JobAnswerView>>

export function WaitingCard(props: Props): VNode {
  const { waiting, state, world, several, files, moment, ask, open, onOpen, onAct, onSelect } = props
  const { wait, element, name, says, letter } = waiting
  const token = wait && state ? state.tokens[wait.token] : undefined
  const seen = token && state ? seenFrom(state, token) : {}
  const of = letter === 'a' ? {} : { case: letter }
  return (
    <li class="lz-try__card">
      <h3>
        <button type="button" class="lz-try__name" onClick={() => onSelect(element)}>
          {name}
        </button>
        {several && <span class="lz-try__case">Vorgang {letter}</span>}
      </h3>
      <p>{says}</p>
      {wait && (
        <Answer
          wait={wait}
          world={world}
          nth={waiting.nth}
          of={of}
          prefix={`lz-${letter}-${wait.id}`}
          form={wait.until.kind === 'task' ? findForm(files, wait.until.form) : null}
          seen={seen}
          files={files}
          moment={moment}
          ask={ask}
          onAct={onAct}
        />
      )}
      {Object.keys(seen).length > 0 && (
        <details class="lz-more" open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
          <summary>Was der Vorgang weiß ({Object.keys(seen).length})</summary>
          <ValueTable title="Was der Vorgang weiß" values={seen} files={files} />
        </details>
      )}
    </li>
  )
}

export interface AnswerProps {
  readonly wait: Wait
  readonly world: World
  readonly nth: number
  readonly of: { readonly case?: string }
  readonly prefix: string
  readonly form: Form | null
  readonly seen: Variables
  readonly files: readonly Part[]
  readonly moment: Moment
  readonly ask: Ask
  readonly onAct: (action: Action) => void
}

function Answer(props: AnswerProps): VNode | null {
  const { wait, nth, of, moment, onAct } = props
  const { until, on } = wait
  const common = { form: null, seen: props.seen, moment, prefix: props.prefix }
  switch (until.kind) {
    case 'task': {
      const answer = (variables: Given): void =>
        onAct({ complete: on, with: variables, ...(nth > 0 && { nth }), ...of })
      return <AnswerForm {...common} form={props.form} button="Aufgabe erledigen" onAnswer={answer} />
    }
    case 'job':
    case 'listener':
      return <JobAnswer {...props} />
    case 'message': {
      const key = until.key === null ? {} : { key: until.key }
      const send = (variables: Given): void => onAct({ message: until.name, ...key, with: variables })
      return <MessageAnswer {...props} button="Nachricht senden" onAnswer={send} />
    }
    case 'signal': {
      const send = (variables: Given): void => onAct({ signal: until.name, with: variables })
      return <MessageAnswer {...props} button="Signal senden" onAnswer={send} />
    }
    case 'timer': {
      const { due } = until
      if (due === null) return null
      return (
        <Button
          label="Uhr bis dahin stellen"
          onClick={() => onAct({ advance: durationUntil(moment.now, due, moment.zone) })}
        />
      )
    }
    case 'condition': {
      const set = (variables: Given): void => onAct({ set: variables, ...of })
      return <AnswerForm {...common} button="Variablen ändern" onAnswer={set} />
    }
    case 'incident':
      return <p class="lz-hint">Gehen Sie einen Schritt zurück, oder ändern Sie das Modell.</p>
  }
}
