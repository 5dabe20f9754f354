/** "Was?" of a new row, with the verbs that people in an administration use. */
import type { RefObject, VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { complete, suggestVerbs, verbByKey, whole, type Verb } from '../table/verbs.ts'
import { VerbIcon } from './VerbIcon.tsx'

interface Props {
  readonly input: RefObject<HTMLInputElement>
  readonly name: string
  readonly label: string
  readonly placeholder: string
  readonly onKey: (event: KeyboardEvent) => void
}

/** The verb with what it is mostly done to: that is selected, so that typing says what else it is done to. */
export function startWith(field: HTMLInputElement, verb: Verb): void {
  field.value = whole(verb)
  field.focus()
  field.setSelectionRange(0, verb.object.length)
}

/** The row that is typed stands at the lower edge: what it offers is shown above it. */
function isLow(field: HTMLElement): boolean {
  const room = field.closest('.lz-interview__scroll')?.getBoundingClientRect()
  return room !== undefined && field.getBoundingClientRect().top > (room.top + room.bottom) / 2
}

export function WhatField({ input, name, label, placeholder, onKey }: Props): VNode {
  const [found, setFound] = useState<readonly Verb[]>([])
  const [chosen, setChosen] = useState(-1)
  const [upwards, setUpwards] = useState(false)
  const offered = useRef<HTMLUListElement>(null)
  // A long list goes along with what is chosen in it.
  useLayoutEffect(() => {
    const list = offered.current
    const one = list?.children[chosen] as HTMLElement | undefined
    if (list && one) list.scrollTop = one.offsetTop - list.clientHeight / 4
  }, [chosen])
  const close = (): void => {
    setFound([])
    setChosen(-1)
  }
  const take = (verb: Verb): void => {
    const field = input.current
    close()
    if (!field) return
    if (field.value.startsWith('/')) return startWith(field, verb)
    field.value = complete(field.value, verb)
    field.focus()
  }
  const press = (event: KeyboardEvent): void => {
    const verb = found[chosen]
    if (found.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      const by = event.key === 'ArrowDown' ? 1 : -1
      setChosen((chosen + by + found.length + (chosen < 0 && by < 0 ? 1 : 0)) % found.length)
    } else if (verb && event.key === 'Enter') take(verb)
    else if (found.length > 0 && event.key === 'Escape') close()
    else return onKey(event)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span class="lz-what">
      <input
        ref={input}
        class="lz-cell lz-cell--new"
        data-cell={`${name}|what`}
        aria-label={label}
        placeholder={placeholder}
        autocomplete="off"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="lz-verbs"
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `lz-verb-${chosen}` : undefined}
        onInput={({ currentTarget }) => {
          const verb = verbByKey(currentTarget.value)
          if (verb) startWith(currentTarget, verb)
          setFound(verb ? [] : suggestVerbs(currentTarget.value))
          setChosen(-1)
          setUpwards(isLow(currentTarget))
        }}
        onBlur={() => setTimeout(close, 150)}
        onKeyDown={press}
      />
      <ul
        ref={offered}
        id="lz-verbs"
        class={upwards ? 'lz-what__up' : ''}
        role="listbox"
        aria-label="Verben"
        hidden={found.length === 0}
      >
        {found.map((verb, index) => (
          <li
            key={verb.name}
            id={`lz-verb-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={() => take(verb)}
          >
            <VerbIcon name={verb.icon} /> {verb.name} <kbd class="lz-key">/{verb.key}</kbd>
          </li>
        ))}
      </ul>
    </span>
  )
}
