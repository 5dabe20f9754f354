/** A Soll that begins as a copy of an Ist: the same drawing under its own id, marked as what shall be. */
import { readDrawing } from '../../engine/index.ts'

interface Target {
  /** Key of the Ist; its drawing may have another id. */
  readonly from: string
  readonly key: string
  readonly name: string
}

/**
 * Changes the text and not the tree, so that everything foreign in the file stays as it was. Ids of elements stay too:
 * by them the two drawings are compared.
 */
export async function targetOf(xml: string, { from, key, name }: Target): Promise<string> {
  const drawn = await readDrawing(xml)
  const old = (drawn.find(({ id }) => id === from) ?? drawn[0])?.id ?? from
  return withKey(xml, old, key)
    .replace(new RegExp(`<(?:[\\w-]+:)?process\\b[^>]*\\bid="${key}"[^>]*>`), (tag) => shall(tag, name))
    .replace(/<(?:[\w-]+:)?service\b[^>]*\bstate="ist"[^>]*>/, (tag) => tag.replace('state="ist"', 'state="soll"'))
}

/** The same file with another id for its process. */
export const withKey = (xml: string, old: string, key: string): string =>
  xml.replaceAll(
    /\b(id|processRef|bpmnElement|sourceRef|targetRef)=(["'])([^"']*)\2/g,
    (whole, attribute: string, quote: string, id: string) =>
      id === old ? `${attribute}=${quote}${key}${quote}` : whole,
  )

const shall = (tag: string, name: string): string =>
  attribute(
    attribute(tag, 'isExecutable', 'true'),
    'name',
    name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  )

function attribute(tag: string, attribute: string, value: string): string {
  const found = new RegExp(`\\s${attribute}="[^"]*"`)
  const text = ` ${attribute}="${value}"`
  return found.test(tag) ? tag.replace(found, () => text) : tag.replace(/\/?>$/, (end) => text + end)
}
