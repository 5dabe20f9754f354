/** What a message or a signal brings: the values that the model reads from it, by name. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { broughtTo, fieldsOf, parseForm, type Field, type Form, type World } from '../../engine/index.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { findForm } from './answerForm.ts'
import type { Part } from './parts.ts'
import type { Given } from './readVariables.ts'
import { fieldsByKey } from './ValueTable.tsx'
import type { AnswerProps } from './WaitingCard.tsx'

interface Props extends Pick<AnswerProps, 'wait' | 'world' | 'files' | 'moment' | 'prefix'> {
  readonly button: string
  readonly onAnswer: (variables: Given) => void
}

export function MessageAnswer({ wait, world, files, moment, prefix, button, onAnswer }: Props): VNode {
  const { form, plain } = useMemo(() => messageForm(namesFor(world, wait.on, files), files), [wait.on, files])
  const send = (variables: Given): void =>
    onAnswer(Object.fromEntries(Object.entries(variables).flatMap(([key, value]) => sent(key, value, plain))) as Given)
  return (
    <>
      {form && <p class="lz-hint">Was das Modell aus der Nachricht liest. Was leer bleibt, bringt sie nicht mit.</p>}
      {/* What the case knows is not what comes. */}
      <AnswerForm form={form} seen={{}} moment={moment} prefix={prefix} button={button} onAnswer={send} />
    </>
  )
}

function namesFor(world: World, on: string, files: readonly Part[]): readonly string[] {
  const models = Object.values(world.models)
  const element = models.find(({ elements }) => elements[on])?.elements[on]
  if (!element) return []
  const forms = files.flatMap(({ kind, name }) => {
    const id = name.replace(/\.form$/, '')
    const form = kind === 'form' ? findForm(files, id) : null
    return form ? [{ name: id, form }] : []
  })
  return broughtTo(element, { models, decisions: Object.values(world.decisions), forms, letters: [] })
}

interface Asked {
  readonly form: Form | null
  /** Names of which no form says what kind of value they are. */
  readonly plain: ReadonlySet<string>
}

/** A name that a form asks too is asked as there; any other as a text. */
function messageForm(names: readonly string[], files: readonly Part[]): Asked {
  if (names.length === 0) return { form: null, plain: new Set() }
  const known = fieldsByKey(files)
  const { form } = parseForm(
    JSON.stringify({
      id: 'nachricht',
      type: 'default',
      components: names.map((key) => ({ type: 'textfield', id: `feld-${key}`, key, label: key })),
    }),
  )
  const asked = (field: Field): Field | null => {
    const same = known.get(field.key)
    return same && !same.readonly && same.type !== 'filepicker' ? same : null
  }
  const fields = fieldsOf(form.components)
  return {
    form: { ...form, components: fields.map((field) => ({ ...(asked(field) ?? field), required: false })) },
    plain: new Set(fields.filter((field) => asked(field) === null).map(({ key }) => key)),
  }
}

/** Empty is not sent; of a name without a kind, "3" is the number and "true" the truth value. */
function sent(key: string, value: Given[string], plain: ReadonlySet<string>): readonly [string, unknown][] {
  if (value === '' || value === null) return []
  const literal = typeof value === 'string' && plain.has(key) && /^(-?\d+(\.\d+)?|true|false)$/.test(value)
  return [[key, literal ? JSON.parse(value) : value]]
}
