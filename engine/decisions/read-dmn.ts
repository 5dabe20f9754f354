/**
 * Reads DMN: dmn-moddle knows the namespace and the elements of DMN 1.3; 1.2 has the same elements in the parts that run here, and the boxed
 * conditionals, filters and iterators of 1.4 and later are added to what it knows.
 */
import { DmnModdle } from 'dmn-moddle'
import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' }
import { anyIds } from '../compile/any-ids.ts'
import type { Parsed } from '../compile/moddle.ts'

const KNOWN = 'https://www.omg.org/spec/DMN/20191111/'
const others = /https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20180521|20211108|20230324|20240513)\//g

const child = (name: string) => ({ name, type: 'ChildExpression' })
const boxed = (name: string, ...parts: readonly string[]) => ({
  name,
  superClass: ['Expression'],
  properties: parts.map(child),
})
const quantified = (name: string, ...parts: readonly string[]) => ({
  ...boxed(name, 'in', ...parts),
  properties: [{ name: 'iteratorVariable', type: 'String', isAttr: true }, ...['in', ...parts].map(child)],
})

/** DMN 1.5, 10.2.1: boxed conditional, filter, iterators. */
const later = [
  { name: 'ChildExpression', superClass: ['DMNElement'], properties: [{ name: 'expression', type: 'Expression' }] },
  boxed('Conditional', 'if', 'then', 'else'),
  boxed('Filter', 'in', 'match'),
  quantified('For', 'return'),
  quantified('Some', 'satisfies'),
  quantified('Every', 'satisfies'),
]
const dmn = { ...dmn13, types: [...dmn13.types, ...later] }

/** @throws when the text is no XML or no DMN. */
export async function readDmn(xml: string): Promise<Parsed> {
  // The namespaces of the diagram part (DC, DI) never changed since 1.2 and must not be touched.
  const asKnown = xml.replace(others, (whole, at: number) =>
    /^(DC|DI)\//.test(xml.slice(at + whole.length)) ? whole : KNOWN,
  )
  return (await new DmnModdle({ dmn }).fromXML(asKnown, 'dmn:Definitions', anyIds)) as Parsed
}
