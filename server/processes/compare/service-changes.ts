/** What differs between two states of a service, field by field. */
import { serviceSection } from '../service-lines.ts'

export function serviceChanges(before: string, now: string): readonly string[] {
  const [was, is] = [rowsOf(before), rowsOf(now)]
  if (!was || !is) return ['Die Angaben sind geändert.']
  const said = [...is].flatMap(([label, text]) => {
    const old = was.get(label)
    if (old === text) return []
    return old === undefined ? [`${label} ist neu: „${text}“`] : [`${label} ist „${text}“ statt „${old}“`]
  })
  return [...said, ...[...was].flatMap(([label, text]) => (is.has(label) ? [] : [`${label} entfällt: „${text}“`]))]
}

const rowsOf = (content: string): ReadonlyMap<string, string> | null => {
  const section = serviceSection({ name: 'service.json', content })
  return section && new Map(section.rows)
}
