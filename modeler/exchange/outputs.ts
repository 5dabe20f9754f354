/** What can be given out of the modeler: small files are made here, documents by the server. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { definitionsOf } from '../bpmn/tableCommand.ts'
import { processOf } from '../bpmn/moddle.ts'
import { base64Of, pngOf, svgOf } from './picture.ts'
import { saveFile } from './saveFile.ts'

export const outputs = [
  { kind: 'bpmn', label: 'BPMN-Datei' },
  { kind: 'svg', label: 'Bild (SVG)' },
  { kind: 'png', label: 'Bild (PNG)' },
  { kind: 'mermaid', label: 'Mermaid-Text' },
  { kind: 'csv', label: 'Schrittliste (CSV)' },
  { kind: 'pdf', label: 'Prozessdokumentation (PDF)' },
  { kind: 'docx', label: 'Prozessdokumentation (Word)' },
  { kind: 'zip', label: 'Alles zusammen (ZIP)' },
] as const
export type Output = (typeof outputs)[number]['kind']

interface Source {
  readonly modeler: Modeler
  readonly key: string
  readonly csrf: string
  readonly xml: () => Promise<string>
  /** Saves the draft: the server's documents say what is saved. */
  readonly save: () => Promise<boolean>
}

/** Makes the file and gives it to the person; the sentence that says why it could not be made, or null. */
export async function giveOut(kind: Output, source: Source): Promise<string | null> {
  const { modeler, key, xml } = source
  switch (kind) {
    case 'bpmn':
      return given(`${key}.bpmn`, await xml(), 'application/xml')
    case 'svg':
      return given(`${key}.svg`, await svgOf(modeler), 'image/svg+xml')
    case 'png':
      return given(`${key}.png`, await pngOf(await svgOf(modeler)), 'image/png')
    case 'mermaid': {
      const [{ readDrawing }, { mermaidOf }] = await Promise.all([
        import('../../engine/index.ts'),
        import('./mermaid.ts'),
      ])
      const drawn = await readDrawing(await xml())
      const process = drawn.find(({ id }) => id === key) ?? drawn[0]
      return process ? given(`${key}.mmd`, mermaidOf(process), 'text/plain') : 'Es ist kein Prozess gezeichnet.'
    }
    case 'csv': {
      const [{ writeCsv }, { readTable }] = await Promise.all([
        import('../table/csv.ts'),
        import('../table/readTable.ts'),
      ])
      const process = processOf(definitionsOf(modeler))
      if (!process) return 'Es ist kein Prozess gezeichnet.'
      return given(`${key}-schritte.csv`, writeCsv(readTable(process)), 'text/csv;charset=utf-8')
    }
    default:
      return fromServer(kind, source)
  }
}

function given(name: string, content: string | Blob, mediaType: string): null {
  saveFile(name, content, mediaType)
  return null
}

async function fromServer(kind: 'pdf' | 'docx' | 'zip', { modeler, key, csrf, save }: Source): Promise<string | null> {
  if (!(await save())) return 'Der Entwurf ist noch nicht gespeichert; die Dokumentation sagt, was gespeichert ist.'
  const svg = await svgOf(modeler)
  const picture = kind === 'docx' ? { svg, png: await base64Of(await pngOf(svg)) } : { svg }
  const response = await fetch(`/amt/prozesse/${key}/ausgabe/${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: '*/*', 'x-csrf-token': csrf },
    body: JSON.stringify(picture),
  }).catch(() => null)
  if (!response) return 'Der Server ist gerade nicht erreichbar.'
  if (!response.ok) return `Der Server hat abgelehnt (Status ${response.status}).`
  const name = kind === 'zip' ? `${key}.zip` : `${key}-dokumentation.${kind}`
  return given(name, await response.blob(), response.headers.get('content-type') ?? '')
}
