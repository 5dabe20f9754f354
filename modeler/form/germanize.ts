/** German for editors that know no other language: exchanges the texts that a list holds, now and whenever something is drawn. */

/** What a person has written stays as it is. */
const written = '.cm-editor, textarea, [contenteditable="true"], .fjs-form-field'

/** The words of a group that holds nothing yet are the editor's own, though they stand where a form is written. */
const ours = '.fjs-empty-component'

const isWritten = (place: Element | null): boolean => Boolean(place?.closest(written)) && !place?.closest(ours)

const attributes = ['title', 'placeholder', 'aria-label', 'data-label']

/** @returns a function that ends it */
export function germanize(root: HTMLElement, words: Readonly<Record<string, string>>): () => void {
  const say = (text: string): string | undefined => {
    const german = words[text.trim()]
    return german === undefined ? undefined : text.replace(text.trim(), german)
  }
  const one = (node: Node): void => {
    if (node instanceof Text) return exchange(node.data, say, (german) => (node.data = german))
    if (!(node instanceof Element)) return
    for (const name of attributes)
      exchange(node.getAttribute(name), say, (german) => void node.setAttribute(name, german))
  }
  const all = (node: Node): void => {
    const around = node instanceof Element ? node : node.parentElement
    if (!isWritten(around)) one(node)
    else if (!around?.querySelector(ours)) return
    node.childNodes.forEach(all)
  }
  all(root)
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === 'childList') addedNodes.forEach(all)
      else if (!isWritten(target.parentElement)) one(target)
  })
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes,
  })
  return () => observer.disconnect()
}

function exchange(text: string | null, say: (text: string) => string | undefined, set: (german: string) => void): void {
  const german = text ? say(text) : undefined
  if (german !== undefined && german !== text) set(german)
}
