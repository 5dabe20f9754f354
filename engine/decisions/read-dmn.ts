/** Reads DMN: dmn-moddle knows the namespace of DMN 1.3; 1.2, 1.4 and 1.5 use the same elements in the parts that run here. */
import { DmnModdle } from 'dmn-moddle'
import type { Parsed } from '../compile/moddle.ts'

const KNOWN = 'https://www.omg.org/spec/DMN/20191111/'
const others = /https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20180521|20211108|20230324)\//g

/** @throws when the text is no XML or no DMN. */
export async function readDmn(xml: string): Promise<Parsed> {
  // The namespaces of the diagram part (DC, DI) never changed since 1.2 and must not be touched.
  const asKnown = xml.replace(others, (whole, at: number) =>
    /^(DC|DI)\//.test(xml.slice(at + whole.length)) ? whole : KNOWN,
  )
  return (await new DmnModdle().fromXML(asKnown)) as Parsed
}
