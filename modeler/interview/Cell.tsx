/** One cell: what is typed counts when the cell is left or Enter is pressed, so that one change is one step to undo. */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

export interface CellProps {
  /** By which the cell is found again after the table was drawn anew. */
  readonly name: string
  readonly label: string
  readonly text: string
  readonly suggestions?: string | undefined
  readonly placeholder?: string
  readonly muted?: boolean
  readonly title?: string | undefined
  /** What does not fit; it stays as it was typed. */
  readonly warns?: string | null
  readonly onCommit: (text: string) => void
  readonly onFocus?: () => void
}

export function Cell(props: CellProps): VNode {
  const { name, label, text, suggestions, placeholder, muted, title, warns, onCommit, onFocus } = props
  const input = useRef<HTMLInputElement>(null)
  // Typing goes on while the page is drawn anew; only another text from the model takes its place.
  useLayoutEffect(() => {
    if (input.current) input.current.value = text
  }, [text])
  const latest = useRef(onCommit)
  useLayoutEffect(() => {
    latest.current = onCommit
  })
  const commit = (): void => {
    const typed = input.current?.value ?? text
    if (typed.trim() === text) return
    latest.current(typed)
    // What could not be read gives way to what was there.
    if (input.current) input.current.value = input.current.dataset['text'] ?? text
  }
  return (
    <input
      ref={input}
      class={`lz-cell${muted ? ' lz-cell--muted' : ''}${warns ? ' lz-cell--warns' : ''}`}
      data-cell={name}
      data-text={text}
      aria-label={label}
      list={suggestions}
      placeholder={placeholder}
      title={warns ?? title}
      autocomplete="off"
      spellcheck={false}
      // Not `onChange`: see `useTyped` in panel/fields.
      onChangeCapture={commit}
      onFocus={onFocus}
    />
  )
}
