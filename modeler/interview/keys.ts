/** The keys of the table. Every one of them works in every cell. */
import type { Row } from '../table/flat.ts'
import type { Interview } from './useInterview.ts'

interface History {
  undo(): void
  redo(): void
}

/** The cell in which the cursor is. */
export const cellOf = (event: Event): string | undefined =>
  (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset['cell']

export function pressKey(event: KeyboardEvent, interview: Interview, history: History): void {
  const cell = cellOf(event)
  if (!cell || event.isComposing) return
  const row = interview.rows.find(({ key }) => cell.startsWith(`${key}|`))
  const did = undoing(event, history) || (row && onRow(event, row, interview)) || walking(event, cell)
  if (did) event.preventDefault()
}

function undoing(event: KeyboardEvent, history: History): boolean {
  if (!(event.ctrlKey || event.metaKey) || !/^[zy]$/i.test(event.key)) return false
  const input = event.target as HTMLInputElement
  const text = input.dataset['text'] ?? ''
  if (event.key === 'y' || event.shiftKey) history.redo()
  else if (input.value !== undefined && input.value !== text) input.value = text
  else history.undo()
  return true
}

function onRow(event: KeyboardEvent, row: Row, interview: Interview): boolean {
  if (event.key === 'Enter') {
    // The cell is taken over first; the new row then stands behind what came of it.
    leave(event)
    interview.begin(row)
  } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    leave(event)
    interview.moveRow(row, event.key === 'ArrowUp' ? -1 : 1)
  } else if ((event.ctrlKey || event.metaKey) && (event.key === 'Delete' || event.key === 'Backspace')) {
    interview.removeRow(row)
  } else if (event.key === 'Escape') {
    const input = event.target as HTMLInputElement
    input.value = input.dataset['text'] ?? ''
  } else return false
  return true
}

const leave = (event: Event): void => void event.target?.dispatchEvent(new Event('change'))

/** Up and down go to the same column of the next row that has it. */
function walking(event: KeyboardEvent, cell: string): boolean {
  if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || event.altKey) return false
  const column = cell.slice(cell.lastIndexOf('|'))
  const body = (event.target as HTMLElement).closest('tbody')
  const cells = [...(body?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].filter((one) =>
    one.dataset['cell']?.endsWith(column),
  )
  const at = cells.findIndex((one) => one.dataset['cell'] === cell)
  const next = cells[at + (event.key === 'ArrowDown' ? 1 : -1)]
  next?.focus()
  return next !== undefined
}
