/** Forms and decisions to begin with, named after what they are for. */
import type { DraftFile } from '../api/process.ts'
import { plainWords } from './plainWords.ts'

/** `Antrag prüfen` becomes `antrag-pruefen`, with a number behind it where that is taken. */
export function freeId(name: string, taken: readonly string[]): string {
  const words =
    plainWords(name)
      .join('-')
      .replace(/^[-0-9]+/, '')
      .slice(0, 60)
      .replace(/-$/, '') || 'neu'
  if (!taken.includes(words)) return words
  let number = 2
  while (taken.includes(`${words}-${number}`)) number++
  return `${words}-${number}`
}

/** An application has steps: it begins with one, ready to be filled. */
export function newForm(id: string, kind: 'application' | 'task'): DraftFile {
  const step = { type: 'group', id: 'Schritt_1', label: 'Ihre Angaben', components: [] }
  const schema = { type: 'default', id, schemaVersion: 18, components: kind === 'application' ? [step] : [] }
  return { kind: 'form', name: id, content: JSON.stringify(schema, null, 2) }
}

/** A table with one input and one output: dmn-js asks for the rest in the table. */
export function newDecision(id: string, name: string, answer: string): DraftFile {
  const title = name.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}-tabelle" name="${title}" namespace="https://laufzettel.dev/processes">
  <decision id="${id}" name="${title}">
    <decisionTable id="${id}-regeln" hitPolicy="UNIQUE">
      <input id="${id}-eingang-1">
        <inputExpression id="${id}-ausdruck-1" typeRef="string">
          <text></text>
        </inputExpression>
      </input>
      <output id="${id}-ausgang-1" name="${answer}" typeRef="string" />
    </decisionTable>
  </decision>
</definitions>
`
  return { kind: 'dmn', name: `${id}.dmn`, content }
}
