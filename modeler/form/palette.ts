/** A press on a field of the palette, by mouse or key, puts it into the form; form-js itself knows only Enter, and always the very end. */
export function pressPalette(container: HTMLElement, onPress: (type: string) => void): void {
  const fieldOf = (event: Event): string | undefined =>
    event.target instanceof Element
      ? event.target.closest<HTMLElement>('.fjs-palette-field')?.dataset['fieldType']
      : undefined
  const keep = (event: KeyboardEvent): void => {
    // The button is pressed by the same key a moment later.
    if (event.key === 'Enter' && fieldOf(event)) event.stopPropagation()
  }
  container.addEventListener('keydown', keep, { capture: true })
  container.addEventListener('click', (event) => {
    const type = fieldOf(event)
    if (type) onPress(type)
  })
}
