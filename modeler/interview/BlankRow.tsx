/** The row that is being typed and is not in the diagram yet. */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { columns } from './columns.ts'
import { blankKey, type Blank, type Interview } from './useInterview.ts'
import { WhatField } from './WhatField.tsx'

interface Props {
  readonly interview: Interview
  readonly blank: Blank
  readonly history: { undo(): void }
}

export function BlankRow({ interview, blank, history }: Props): VNode {
  const who = useRef<HTMLInputElement>(null)
  const what = useRef<HTMLInputElement>(null)
  // Typing goes on while the page is drawn anew.
  useLayoutEffect(() => {
    if (who.current) who.current.value = blank.who
  }, [])
  // What is refused gives way to the next thing typed.
  const commit = (typed: string, then: 'row' | 'cell'): void => {
    if (!interview.commit(typed, who.current?.value ?? '', then)) what.current?.select()
  }
  const press = (event: KeyboardEvent): void => {
    const typed = what.current?.value.trim() ?? ''
    if (event.key === 'Escape') interview.close()
    else if (event.key === 'Enter' && !typed) interview.skip()
    else if (event.key === 'Enter') commit(typed, 'row')
    else if (event.key === 'Tab' && !event.shiftKey && typed && event.target === what.current) commit(typed, 'cell')
    else if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !typed) history.undo()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const depth = blank.place.list === 'main' ? 0 : depthOf(interview, blank)
  return (
    <tr class="lz-row lz-row--blank">
      <th scope="row" class="lz-row__number">
        <span class="lz-unseen">Neue Zeile</span>
      </th>
      <td class="lz-col lz-col--who">
        <input
          ref={who}
          class="lz-cell"
          data-cell={`${blankKey(blank.place)}|who`}
          aria-label="Wer (Rolle), neue Zeile"
          list="lz-list-roles"
          autocomplete="off"
          onKeyDown={press}
        />
      </td>
      <td class="lz-col lz-col--what">
        <span class={`lz-inset lz-inset--${Math.min(depth, 6)}`}>
          <WhatField
            input={what}
            name={blankKey(blank.place)}
            label="Was, neue Zeile"
            placeholder="Antrag prüfen, falls …, warten auf …"
            onKey={press}
          />
        </span>
      </td>
      <td colSpan={columns.length - 2} />
    </tr>
  )
}

function depthOf({ rows }: Interview, { place }: Blank): number {
  const list = place.list
  if (list === 'main') return 0
  const head = rows.find((row) => row.key === ('block' in list ? `${list.block}:${list.branch}` : list.aside))
  return (head?.depth ?? 0) + 1
}
