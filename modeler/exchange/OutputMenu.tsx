/** "Datei": files of others come in here, and the process goes out as files for others. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import './exchange.css'
import { giveOut, outputs, type Output } from './outputs.ts'

interface Props {
  readonly modeler: Modeler
  readonly process: string
  readonly csrf: string
  readonly xml: () => Promise<string>
  readonly save: () => Promise<boolean>
  /** Files that were chosen to be taken in. */
  readonly onFiles: (files: readonly File[]) => void
}

export function OutputMenu({ modeler, process, csrf, xml, save, onFiles }: Props): VNode {
  const menu = useRef<HTMLDetailsElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [says, setSays] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const close = (): void => {
    if (!menu.current?.open) return
    menu.current.open = false
    menu.current.querySelector('summary')?.focus()
  }
  const give = async (kind: Output, label: string): Promise<void> => {
    close()
    setProblem(null)
    setSays(`${label}: wird gemacht …`)
    const failure = await giveOut(kind, { modeler, key: process, csrf, xml, save }).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    )
    setProblem(failure)
    setSays(failure ? '' : `${label}: heruntergeladen.`)
  }
  const taken = (): void => {
    const files = [...(chooser.current?.files ?? [])]
    if (chooser.current) chooser.current.value = ''
    close()
    onFiles(files)
  }
  return (
    <div class="lz-output">
      <details ref={menu} onKeyDown={(event) => event.key === 'Escape' && close()}>
        <summary class="kern-btn kern-btn--secondary kern-btn--x-small">
          <span class="kern-label">Datei</span>
        </summary>
        <ul>
          <li>
            <button type="button" onClick={() => chooser.current?.click()}>
              Einlesen …
            </button>
            <input
              ref={chooser}
              type="file"
              multiple
              hidden
              accept=".bpmn,.xml,.dmn,.form,.json,.csv,.zip"
              aria-label="Dateien einlesen"
              onChange={taken}
            />
          </li>
          <li class="lz-output__head">Ausgeben als</li>
          {outputs.map(({ kind, label }) => (
            <li key={kind}>
              <button type="button" onClick={() => void give(kind, label)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      </details>
      <span class="lz-unseen" role="status">
        {says}
      </span>
      {problem && (
        <p class="lz-output__problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
