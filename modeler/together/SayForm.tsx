/** A text with names: behind an @ it offers the colleagues. */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Named } from '../api/process.ts'
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
  const field = useRef<HTMLTextAreaElement>(null)
  const begun = begunName(text)
  const offered = begun === null ? [] : people.filter(({ name }) => fits(name, begun)).slice(0, 6)
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (text.trim() === '') return setProblem('Bitte schreiben Sie etwas.')
    const why = await onSay(text)
    setProblem(why)
    if (why === null) setText('')
  }
  const take = ({ name }: Named): void => {
    setText(`${text.slice(0, text.length - (begun?.length ?? 0))}${name} `)
    field.current?.focus()
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
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="lz-hint" id={`${id}-hinweis`}>
        Mit @ und einem Namen weisen Sie jemanden darauf hin.
      </p>
      {offered.length > 0 && (
        <ul class="lz-say__names" aria-label="Namen">
          {offered.map((person) => (
            <li key={person.id}>
              <button type="button" onClick={() => take(person)}>
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

/** What stands behind the last @, as long as it may still become a name. */
const begunName = (text: string): string | null => /(?:^|[^\p{L}\p{N}])@([\p{L}\- ]{0,40})$/u.exec(text)?.[1] ?? null

/** A name that is complete is not offered again. */
const fits = (name: string, begun: string): boolean =>
  name.toLowerCase().startsWith(begun.toLowerCase()) && name.length > begun.trimEnd().length
