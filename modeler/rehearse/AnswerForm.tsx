/** Asks for variables: with the form where there is one, else, and beside it, as JSON for those who know it. */
import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Form, FormError, Variables } from '../../engine/index.ts'
import { askedFields, firstTyped, readAnswer, type Moment } from './answerForm.ts'
import { FormFields } from './FormFields.tsx'
import { readVariables, type Given } from './readVariables.ts'

interface Props {
  readonly form: Form | null
  /** What the case knows where the form is answered. */
  readonly seen: Variables
  readonly moment: Moment
  readonly prefix: string
  /** What is sent beside the form's fields. */
  readonly extra?: Variables
  readonly button: string
  readonly onAnswer: (variables: Given) => void
  readonly children?: ComponentChildren
}

export function AnswerForm(props: Props): VNode {
  const { form, seen, moment, prefix, extra = {}, button, onAnswer, children } = props
  const [typed, setTyped] = useState(() => (form ? firstTyped(form, seen) : {}))
  const [json, setJson] = useState(() => (Object.keys(extra).length > 0 ? JSON.stringify(extra, null, 2) : ''))
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const fields = form ? askedFields(form, typed, seen, moment) : []

  const answer = (event: Event): void => {
    event.preventDefault()
    const more = readVariables(json)
    setProblem('problem' in more ? more.problem : null)
    const read = form ? readAnswer(form, typed, seen, moment) : { variables: {}, errors: [] }
    setErrors(read.errors)
    if ('problem' in more) return
    // The schema of stories cannot say that their lists are not changed.
    if (read.errors.length === 0) return onAnswer({ ...read.variables, ...more.variables } as Given)
    const first = fields.find(({ key }) => key === read.errors[0]?.key)
    if (first) document.getElementById(`${prefix}-${first.id}`)?.focus()
  }
  return (
    <form class="lz-try__form" onSubmit={answer} noValidate>
      <FormFields fields={fields} typed={typed} errors={errors} prefix={prefix} onChange={setTyped} />
      <Json id={`${prefix}-json`} text={json} problem={problem} onInput={setJson} />
      <div class="lz-try__buttons">
        <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
          <span class="kern-label">{button}</span>
        </button>
        {children}
      </div>
    </form>
  )
}

interface JsonProps {
  readonly id: string
  readonly text: string
  readonly problem: string | null
  readonly onInput: (text: string) => void
}

const Json = ({ id, text, problem, onInput }: JsonProps): VNode => (
  <details class="lz-more" open={problem !== null}>
    <summary>Experte: Variablen als JSON</summary>
    <div class="lz-field">
      <label class="lz-label" for={id}>
        Variablen
      </label>
      <textarea
        id={id}
        class="lz-input lz-input--code"
        rows={4}
        spellcheck={false}
        placeholder={'{ "betrag": 75 }'}
        value={text}
        aria-invalid={problem !== null}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {problem && (
        <p class="lz-try__error" role="alert">
          {problem}
        </p>
      )}
    </div>
  </details>
)
