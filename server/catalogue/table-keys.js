// Moves up and down in a column of the table with Alt and the arrow keys. Without scripts the Tab key does it.
document.addEventListener('keydown', (event) => {
  if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  const cell = event.target.closest?.('td')
  const row = cell?.closest('tr')
  if (!cell || !row || !row.closest('[data-keys]')) return
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling
  const input = next?.children[cell.cellIndex]?.querySelector('select, textarea, input')
  if (!input) return
  event.preventDefault()
  input.focus()
  input.select?.()
})
