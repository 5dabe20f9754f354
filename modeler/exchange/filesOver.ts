/** Files that are held over the window or dropped anywhere on it. Dragging inside the page is not meant. */

interface Listener {
  /** Whether files are over the window now. */
  readonly over: (over: boolean) => void
  readonly drop: (files: readonly File[]) => void
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Listens until the answer is called. */
export function followFiles({ over, drop }: Listener): () => void {
  let depth = 0
  const count = (change: number): void => {
    depth = Math.max(0, depth + change)
    over(depth > 0)
  }
  const listeners: Readonly<Record<'dragenter' | 'dragleave' | 'dragover' | 'drop', (event: DragEvent) => void>> = {
    dragenter: (event) => hasFiles(event) && count(1),
    dragleave: (event) => hasFiles(event) && count(-1),
    // Without this the browser would open the file in place of the page.
    dragover: (event) => hasFiles(event) && event.preventDefault(),
    drop(event) {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      depth = 0
      over(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) drop(files)
    },
  }
  const all = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
  // First of all: the editors below would take it for something of theirs.
  for (const [name, listen] of all) window.addEventListener(name, listen, true)
  return () => all.forEach(([name, listen]) => window.removeEventListener(name, listen, true))
}
