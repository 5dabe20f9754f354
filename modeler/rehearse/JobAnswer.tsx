/** A program answers, fails, or throws an error that the model may catch. What this program itself would answer stands there already. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Variables } from '../../engine/index.ts'
import type { JobAnswer as Answer } from '../api/process.ts'
import { kindOf } from '../bpmn/jobKinds.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { Button } from './Button.tsx'
import { LetterText } from './LetterText.tsx'
import type { AnswerProps } from './WaitingCard.tsx'
import { ValueTable } from './ValueTable.tsx'

type Ask = AnswerProps['ask']

export function JobAnswer({ wait: { on, until }, of, prefix, seen, moment, files, ask, onAct }: AnswerProps): VNode {
  const own = until.kind === 'job' && kindOf(until.topic) ? { ...until, variables: seen } : null
  const answer = useAnswer(own, ask)
  if (answer === null) return <p class="lz-hint">Die Antwort wird geholt …</p>
  // Checked where it was read; what it holds is what the handlers of the server give.
  const variables = answer.variables as Variables
  return (
    <>
      {answer.problem && <p class="lz-notice lz-notice--bad">{answer.problem}</p>}
      {answer.letter && <LetterText letter={answer.letter} />}
      {Object.keys(variables).length > 0 && <ValueTable title="Antwort" values={variables} files={files} />}
      <AnswerForm
        form={null}
        seen={seen}
        moment={moment}
        prefix={prefix}
        extra={variables}
        button="Auftrag erledigen"
        onAnswer={(variables) => onAct({ job: on, with: variables, ...of })}
      >
        <Button label="Schlägt fehl" onClick={() => onAct({ job: on, fail: 'Probe', retries: 0, ...of })} />
      </AnswerForm>
      <ErrorCode prefix={prefix} onThrow={(code) => onAct({ job: on, error: code, ...of })} />
    </>
  )
}

const nothing: Answer = { variables: {}, problem: null, letter: null }

/** Null until it is there; a server that cannot be reached leaves the answer to the person. */
function useAnswer(job: Parameters<Ask>[0] | null, ask: Ask): Answer | null {
  const [answer, setAnswer] = useState(job ? null : nothing)
  useEffect(() => {
    if (!job) return
    const { topic, headers, variables } = job
    void ask({ topic, headers, variables }).then((given) =>
      setAnswer(given.ok ? given.value : { ...nothing, problem: given.says }),
    )
  }, [])
  return answer
}

function ErrorCode({ prefix, onThrow }: { readonly prefix: string; readonly onThrow: (code: string) => void }): VNode {
  const [code, setCode] = useState('')
  return (
    <details class="lz-more">
      <summary>BPMN-Fehler melden</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim()) onThrow(code.trim())
        }}
      >
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
        <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small" disabled={code.trim() === ''}>
          <span class="kern-label">Fehler melden</span>
        </button>
      </form>
    </details>
  )
}
