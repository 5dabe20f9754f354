/** A text with names: behind an @ it offers the colleagues. */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Named } from '../api/process.ts'
import { begunName, offeredNames, unknownName } from './mentions.ts'
import { SmallAction } from './SmallAction.tsx'

interface Props {
  readonly id: string
  readonly label: string
  readonly send: string
  readonly people: readonly Named[]
  /** Resolves to why it could not be said. */
  readonly onSay: (text: string) => Promise<string | null>
}

export function SayForm({ id, label, send, people, onSay }: Props): VNode {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  /** The text for which it was said that a name in it tells nobody: sent again, it goes out. */
  const warned = useRef<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const begun = begunName(text)
  const offered = offeredNames(begun, people)
  const proposed = begun ? offered[at % offered.length] : undefined
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (text.trim() === '') return setProblem('Bitte schreiben Sie etwas.')
    const lost = unknownName(text, people)
    if (lost !== null && warned.current !== text) {
      warned.current = text
      return setProblem(sayLost(lost))
    }
    const why = await onSay(text)
    setProblem(why)
    if (why === null) setText('')
  }
  const take = ({ name }: Named): void => {
    setText(`${text.slice(0, text.length - (begun?.length ?? 0))}${name} `)
    field.current?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    if (!proposed) return
    const step = steps[event.key]
    if (event.key === 'Enter') take(proposed)
    else if (step) setAt((at + step + offered.length) % offered.length)
    else return
    event.preventDefault()
  }
  return (
    <form class="lz-say" onSubmit={(event) => void submit(event)}>
      <label class="lz-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        class="lz-input"
        rows={3}
        maxLength={2000}
        value={text}
        aria-describedby={`${id}-hinweis`}
        onKeyDown={press}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
      />
      <p class="lz-hint" id={`${id}-hinweis`}>
        Mit @ und einem Namen weisen Sie jemanden darauf hin. Die Eingabetaste nimmt den vorgeschlagenen Namen.
      </p>
      {offered.length > 0 && (
        <ul class="lz-say__names" aria-label="Namen">
          {offered.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                class={person === proposed ? 'lz-say__proposed' : undefined}
                onClick={() => take(person)}
              >
                {person.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p class="lz-try__error" role="alert">
          {problem}
        </p>
      )}
      <SmallAction type="submit" label={send} />
    </form>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

const sayLost = (word: string): string =>
  `„@${word}“ ist kein vollständiger Name: Niemand bekommt einen Hinweis. Wählen Sie einen Namen, oder senden Sie noch einmal.`
