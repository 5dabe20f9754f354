/** The list out to Excel and back in. What comes in takes the place of the table; one undo brings the old one back. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ProcessView } from '../api/process.ts'
import { makerOf, tell } from '../bpmn/tableCommand.ts'
import { readCsv, withStart, writeCsv } from '../table/csv.ts'
import type { Table } from '../table/table.ts'

interface Props {
  readonly modeler: Modeler
  readonly process: ProcessView
  readonly table: Table
}

export function CsvButtons({ modeler, process, table }: Props): VNode {
  const file = useRef<HTMLInputElement>(null)
  const [says, setSays] = useState('')
  const take = async (): Promise<void> => {
    const chosen = file.current?.files?.[0]
    if (!chosen) return
    const read = readCsv(await textOf(chosen), makerOf(modeler).id)
    if (file.current) file.current.value = ''
    if (!read) return setSays('In dieser Datei fehlt die Spalte „Was?“.')
    setSays('Die Liste ist übernommen. Strg+Z bringt die alte zurück.')
    tell(modeler, withStart(read, table), process)
  }
  return (
    <>
      <button
        type="button"
        class="kern-btn kern-btn--secondary kern-btn--x-small"
        onClick={() => save(writeCsv(table), `${process.key}-schritte.csv`)}
      >
        <span class="kern-label">Als CSV</span>
      </button>
      <button
        type="button"
        class="kern-btn kern-btn--secondary kern-btn--x-small"
        onClick={() => file.current?.click()}
      >
        <span class="kern-label">CSV laden</span>
      </button>
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label="Schrittliste als CSV"
        onChange={() => void take()}
      />
      <span role="status">{says}</span>
    </>
  )
}

/** German Excel writes Windows-1252 unless it is told otherwise. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  const text = new TextDecoder('utf-8').decode(bytes)
  return text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text
}

function save(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
