/** One thing for which the case waits: why, and what the outside can answer. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { seenFrom, type Action, type Case, type Form, type Variables, type Wait } from '../../engine/index.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { findForm, type Moment } from './answerForm.ts'
import { durationUntil } from './durationUntil.ts'
import type { Part } from './parts.ts'
import type { Given } from './readVariables.ts'
import type { Waiting } from './waiting.ts'

interface Props {
  readonly waiting: Waiting
  readonly state: Case | undefined
  readonly several: boolean
  readonly files: readonly Part[]
  readonly moment: Moment
  readonly onAct: (action: Action) => void
  readonly onSelect: (element: string) => void
}

export function WaitingCard({ waiting, state, several, files, moment, onAct, onSelect }: Props): VNode {
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
          key={wait.id}
          wait={wait}
          nth={waiting.nth}
          of={of}
          prefix={`lz-${letter}-${wait.id}`}
          form={wait.until.kind === 'task' ? findForm(files, wait.until.form) : null}
          seen={seen}
          moment={moment}
          onAct={onAct}
        />
      )}
    </li>
  )
}

interface AnswerProps {
  readonly wait: Wait
  readonly nth: number
  readonly of: { readonly case?: string }
  readonly prefix: string
  readonly form: Form | null
  readonly seen: Variables
  readonly moment: Moment
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
      return <AnswerForm {...common} button="Nachricht senden" onAnswer={send} />
    }
    case 'signal': {
      const send = (variables: Given): void => onAct({ signal: until.name, with: variables })
      return <AnswerForm {...common} button="Signal senden" onAnswer={send} />
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

/** A program answers, fails, or throws an error that the model may catch. */
function JobAnswer({ wait: { on }, of, prefix, seen, moment, onAct }: AnswerProps): VNode {
  const [code, setCode] = useState('')
  return (
    <>
      <AnswerForm
        form={null}
        seen={seen}
        moment={moment}
        prefix={prefix}
        button="Auftrag erledigen"
        onAnswer={(variables) => onAct({ job: on, with: variables, ...of })}
      >
        <Button label="Schlägt fehl" onClick={() => onAct({ job: on, fail: 'Probe', retries: 0, ...of })} />
      </AnswerForm>
      <details class="lz-more">
        <summary>BPMN-Fehler melden</summary>
        <div class="lz-field">
          <label class="lz-label" for={`${prefix}-code`}>
            Fehlercode
          </label>
          <input
            id={`${prefix}-code`}
            class="lz-input"
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </div>
        <Button label="Fehler melden" off={code === ''} onClick={() => onAct({ job: on, error: code, ...of })} />
      </details>
    </>
  )
}

export const Button = ({
  label,
  off = false,
  onClick,
}: {
  readonly label: string
  readonly off?: boolean
  readonly onClick: () => void
}): VNode => (
  <button type="button" class="kern-btn kern-btn--secondary kern-btn--x-small" disabled={off} onClick={onClick}>
    <span class="kern-label">{label}</span>
  </button>
)
