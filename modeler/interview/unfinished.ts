/** What stands half typed in a cell: kept until it is taken over or given up, so that a tab that is killed takes nothing along. */
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Place } from '../table/flat.ts'
import { blankKey, type Interview } from './useInterview.ts'

interface Unfinished {
  /** By which the cell is found. */
  readonly cell: string
  /** What stood there before; something else by now is not overwritten. */
  readonly was: string
  readonly text: string
  /** Where the new row stood that was being typed. */
  readonly place: Place | null
}

const keyOf = (process: string): string => `laufzettel.zelle.${process}`

export function useUnfinished(body: RefObject<HTMLElement>, process: string, interview: Interview): void {
  const left = useRef(read(process))
  const { table, blank } = interview
  const place = useRef<Place | null>(null)
  place.current = blank?.place ?? null
  useEffect(() => {
    const forget = (): void => {
      if (!left.current) write(process, null)
    }
    const keep = ({ target }: Event): void => {
      if (!(target instanceof HTMLInputElement) || !target.dataset['cell']) return
      const { cell, text: was = '' } = target.dataset
      const at = place.current && cell === `${blankKey(place.current)}|what` ? place.current : null
      const typed = { cell, was, text: target.value, place: at }
      left.current = null
      write(process, typed.text === was ? null : typed)
    }
    const on = body.current
    on?.addEventListener('input', keep)
    on?.addEventListener('focusout', forget)
    return () => {
      on?.removeEventListener('input', keep)
      on?.removeEventListener('focusout', forget)
    }
  }, [])
  useEffect(() => {
    if (!left.current) return write(process, null)
    if (resume(body.current, left.current, interview)) left.current = null
  }, [table, blank])
}

/** Whether what was left stands in its cell again, with the cursor in it. */
function resume(body: HTMLElement | null, { cell, was, text, place }: Unfinished, interview: Interview): boolean {
  const field = body?.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(cell)}"]`)
  if (!field && place) interview.openAt(place)
  if (!field || field.matches(':disabled') || (field.dataset['text'] ?? '') !== was) return false
  field.focus()
  field.value = text
  // As if it had been left: only a new row waits for Enter.
  if (!place) field.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}

function read(process: string): Unfinished | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(process)) ?? 'null') as Unfinished | null
  } catch {
    return null
  }
}

function write(process: string, unfinished: Unfinished | null): void {
  try {
    if (unfinished) localStorage.setItem(keyOf(process), JSON.stringify(unfinished))
    else localStorage.removeItem(keyOf(process))
  } catch {
    // The browser keeps nothing: what is taken over is still saved.
  }
}
