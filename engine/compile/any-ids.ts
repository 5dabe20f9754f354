/**
 * XML allows ids of any letters ("Prüfen"); the reader of moddle drops what has other letters than ASCII. This takes the place of its check,
 * and only of that: the reader fills the context of the handler that it starts with, and there ids are looked at.
 */

interface Read {
  get(property: string): unknown
  readonly $descriptor: { readonly idProperty?: { readonly name: string } }
}

interface Context {
  readonly elementsById: Record<string, unknown>
  addElement(element: Read): void
}

interface Handler {
  context?: Context
}

interface Reader {
  handler(type: string): Handler
}

/** A name without colon as XML 1.0 has it, as far as letters, digits and marks go. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.·-]*$/u

/** Options for `fromXML` of any moddle. */
export const anyIds = {
  handler(this: Reader, type: string): Handler {
    const { handler: made } = Object.getPrototypeOf(this) as Reader
    return watched(made.call(this, type))
  },
}

/** The context of a handler is set once the reading begins. */
function watched(handler: Handler): Handler {
  let known: Context | undefined
  return Object.defineProperty(handler, 'context', {
    get: () => known,
    set: (context: Context) => (known = allowing(context)),
  })
}

function allowing(context: Context): Context {
  const asBefore = context.addElement.bind(context)
  context.addElement = (element) => {
    const { idProperty } = element.$descriptor
    const id = idProperty && element.get(idProperty.name)
    if (typeof id !== 'string' || !NAME.test(id)) return asBefore(element)
    if (id in context.elementsById) throw new Error(`duplicate ID <${id}>`)
    context.elementsById[id] = element
  }
  return context
}
