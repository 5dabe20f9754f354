/** The procedure in plain sentences, to be printed, read and confirmed by the office. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { definitionsOf } from '../bpmn/tableCommand.ts'
import { processOf } from '../bpmn/moddle.ts'
import { readTable } from '../table/readTable.ts'
import { sentences, type Sentence } from '../table/sentences.ts'

interface Props {
  readonly modeler: Modeler
  readonly name: string
  readonly change: number
}

export function ReadingView({ modeler, name, change }: Props): VNode {
  const lines = useMemo(() => {
    const process = processOf(definitionsOf(modeler))
    return process ? sentences(readTable(process)) : []
  }, [modeler, change])
  useEffect(printAlone, [])
  return (
    <article class="lz-reading">
      <header>
        <h2>So läuft es: {name}</h2>
        <button
          type="button"
          class="kern-btn kern-btn--secondary kern-btn--x-small lz-reading__print"
          onClick={() => print()}
        >
          <span class="kern-label">Drucken</span>
        </button>
      </header>
      <ol>
        {lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ol>
      <footer>
        <p>Das Amt bestätigt: So läuft das Verfahren.</p>
        <dl>
          <div>
            <dt>Amt</dt>
            <dd />
          </div>
          <div>
            <dt>Datum</dt>
            <dd />
          </div>
          <div>
            <dt>Unterschrift</dt>
            <dd />
          </div>
        </dl>
      </footer>
    </article>
  )
}

const Line = ({ line: { number, depth, says, more } }: { line: Sentence }): VNode => (
  <li class={`lz-reading__line lz-inset--${Math.min(depth, 6)}`}>
    <span class="lz-reading__number">{number ?? ''}</span>
    <div>
      <p>{says}</p>
      {more.length > 0 && <p class="lz-reading__more">{more.join(' ')}</p>}
    </div>
  </li>
)

/** While it is seen, nothing else is printed. */
function printAlone(): () => void {
  document.body.classList.add('lz-page--reading')
  return () => document.body.classList.remove('lz-page--reading')
}
