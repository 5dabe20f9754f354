/** What differs between two states of a service, field by field. */
import { serviceSection } from '../service-lines.ts'
import { idsAsNames, type ServiceNames } from '../service-names.ts'

/** Compared by ids, told by names: a step that is only renamed changes nothing of the service. */
export function serviceChanges(before: string, now: string, names: ServiceNames): readonly string[] {
  const [was, is] = [rowsOf(before, names), rowsOf(now, names)]
  if (!was || !is) return ['Die Angaben sind geändert.']
  const said = [...is].flatMap(([label, { text, ids }]) => {
    const old = was.get(label)
    if (old === undefined) return [`${label} ist neu: „${text}“`]
    if (old.ids === ids) return []
    if (old.text === text) return [`${label} meint jetzt andere Schritte mit denselben Namen: „${text}“`]
    return [`${label} ist „${text}“ statt „${old.text}“`]
  })
  return [...said, ...[...was].flatMap(([label, { text }]) => (is.has(label) ? [] : [`${label} entfällt: „${text}“`]))]
}

interface Row {
  readonly text: string
  readonly ids: string
}

function rowsOf(content: string, names: ServiceNames): ReadonlyMap<string, Row> | null {
  const file = { name: 'service.json', content }
  const ids = serviceSection(file, idsAsNames)
  const told = serviceSection(file, names)
  return told && new Map(told.rows.map(([label, text], at) => [label, { text, ids: ids?.rows[at]?.[1] ?? text }]))
}
