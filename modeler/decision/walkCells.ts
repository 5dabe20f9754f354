const FIELD = '[contenteditable]'

/** Tab goes from cell to cell as in any table, and out of it behind the last. Enter is dmn-js's own: down, and at the end a new row. */
export function walkCells(container: HTMLElement): void {
  container.addEventListener(
    'keydown',
    (event) => {
      const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event
      if (key !== 'Tab' || ctrlKey || metaKey || altKey) return
      const cells = [...container.querySelectorAll<HTMLElement>('tbody td[data-coords]')]
      const here = cells.findIndex((cell) => cell.contains(target as Node))
      // In a cell that has the focus a second field lies over its own.
      const next = here < 0 ? undefined : cells[here + (shiftKey ? -1 : 1)]?.querySelector<HTMLElement>(FIELD)
      if (!next) return
      event.preventDefault()
      event.stopPropagation()
      next.focus()
    },
    { capture: true },
  )
}
