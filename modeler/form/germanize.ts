/** German for editors that know no other language: exchanges the texts that a list holds, now and whenever something is drawn. */

/** What a person has written stays as it is. */
const written = '.cm-editor, textarea, [contenteditable="true"], .fjs-form-field'

/** Here the editor speaks for itself, though it stands where a form is written. */
const ours =
  '.fjs-empty-component, .fjs-filepicker-container, .fjs-select-placeholder, .fjs-form-field-placeholder, .fjs-context-pad'

const isWritten = (place: Element | null): boolean => Boolean(place?.closest(written)) && !place?.closest(ours)

const attributes = ['title', 'placeholder', 'aria-label', 'data-label', 'alt']

/** @returns a function that ends it */
export function germanize(root: HTMLElement, inGerman: (text: string) => string | undefined): () => void {
  const say = (text: string): string | undefined => {
    const german = inGerman(text.trim())
    return german === undefined ? undefined : text.replace(text.trim(), () => german)
  }
  const one = (node: Node): void => {
    if (node instanceof Element) nameIn(node, say)
    else if (node instanceof Text && !isWritten(node.parentElement))
      exchange(node.data, say, (german) => (node.data = german))
  }
  const all = (node: Node): void => {
    one(node)
    node.childNodes.forEach(all)
  }
  all(root)
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === 'childList') addedNodes.forEach(all)
      else one(target)
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

/** What an element is called is the editor's own also where a person writes. */
function nameIn(node: Element, say: (text: string) => string | undefined): void {
  for (const name of attributes) exchange(node.getAttribute(name), say, (german) => node.setAttribute(name, german))
}

function exchange(text: string | null, say: (text: string) => string | undefined, set: (german: string) => void): void {
  const german = text ? say(text) : undefined
  if (german !== undefined && german !== text) set(german)
}
