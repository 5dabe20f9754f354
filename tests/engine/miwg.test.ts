/** The reference models of the BPMN Model Interchange Working Group: reading and writing one again loses nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepReferences, type LostReference } from '../../engine/index.ts'
import lz from '../../engine/compile/lz.json' with { type: 'json' }
import { launchBrowser } from '../support/browser.ts'

const folder = fileURLToPath(new URL('../../../shared/conformance/miwg/', import.meta.url))
const there = existsSync(folder)
// A message beside the skipped tests: without the models nothing was tried.
if (!there) process.emitWarning(`the reference models are not at ${folder}: not tried`)

interface Descriptor {
  readonly properties: readonly { readonly name: string; readonly default?: unknown }[]
}
interface Reader {
  fromXML(xml: string): Promise<{ rootElement: object; warnings: LostReference[] }>
  toXML(root: object, options: object): Promise<{ xml: string }>
  getType(name: string): { readonly $descriptor: Descriptor }
  readonly registry: { readonly typeMap: Readonly<Record<string, unknown>> }
}
const moddle = new BpmnModdle({ zeebe, lz }) as unknown as Reader

/** What an attribute means when it is left out, by element: `{ "sequenceFlow": { … } }`. */
function defaults(): Record<string, Record<string, string>> {
  const table: Record<string, Record<string, string>> = {}
  for (const type of Object.keys(moddle.registry.typeMap).filter((name) => /^(bpmn|bpmndi|dc|di):/.test(name))) {
    const local = type.replace(/^.*:/, '')
    const set = moddle.getType(type).$descriptor.properties.filter((property) => property.default !== undefined)
    const means = Object.fromEntries(set.map(({ name, default: value }) => [name.replace(/^.*:/, ''), String(value)]))
    // BPMN's elements begin with a small letter, those of the diagram with a capital.
    for (const element of [local, local.charAt(0).toLowerCase() + local.slice(1)])
      table[element] = { ...table[element], ...means }
  }
  return table
}

/**
 * A file as lines, one an element, attribute or text, read by the browser's own parser. Left out is what does not count:
 * prefixes, the order of attributes, how numbers and white space are written,
 * the type of a waypoint, which can be no other, whether an attribute of the element's own namespace says so, the exporter's name, values that are the default.
 */
const canonical = `(xml, defaults) => {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml')
  const lines = []
  const plain = (text) => (/^-?\\d+\\.\\d+$/.test(text) ? String(Number(text)) : text.replace(/\\s+/g, ' '))
  const walk = (element, depth) => {
    const formal = element.localName === 'expression' && element.getAttribute('xsi:type')?.endsWith('tFormalExpression')
    const local = formal ? 'formalExpression' : element.localName
    lines.push('  '.repeat(depth) + '{' + element.namespaceURI + '}' + local)
    const attributes = [...element.attributes]
      .filter(({ name, localName }) => !/^xmlns(:|$)/.test(name) && !((local === 'waypoint' || formal) && localName === 'type') && localName !== 'schemaLocation' && !/^exporter(Version)?$/.test(name))
      .filter(({ localName, value, namespaceURI }) => namespaceURI !== null || (defaults[local] ?? {})[localName] !== value)
      .map(({ namespaceURI, localName, value }) => '@{' + (namespaceURI === element.namespaceURI ? '' : (namespaceURI ?? '')) + '}' + localName + '=' + plain(localName === 'type' ? value.replace(/^.*:/, '') : value))
    for (const line of [...new Set(attributes)].sort()) lines.push('  '.repeat(depth + 1) + line)
    if (element.children.length === 0 && element.textContent.trim() !== '') lines.push('  '.repeat(depth + 1) + '"' + element.textContent.trim() + '"')
    for (const child of element.children) walk(child, depth + 1)
  }
  walk(parsed.documentElement, 0)
  return lines
}`

describe.skipIf(!there)('a reference model', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage()
  })
  afterAll(() => browser.close())

  const lines = (xml: string): Promise<readonly string[]> =>
    page.evaluate(`(${canonical})(${JSON.stringify(xml)}, ${JSON.stringify(defaults())})`)

  for (const name of there ? readdirSync(folder).filter((file) => file.endsWith('.bpmn')) : [])
    it(`comes out as it went in: ${name}`, async () => {
      const xml = readFileSync(folder + name, 'utf8')
      const { rootElement, warnings } = await moddle.fromXML(xml)
      keepReferences(warnings)
      const written = (await moddle.toXML(rootElement, { format: true })).xml
      expect(await lines(written)).toEqual(await lines(xml))
    })
})
