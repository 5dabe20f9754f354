/** The procedure in plain sentences, to be printed, read and confirmed by the office. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { ProcessView } from '../api/process.ts'
import { sayDay, sayMoment } from '../app/time.ts'
import { definitionsOf } from '../bpmn/tableCommand.ts'
import { processOf } from '../bpmn/moddle.ts'
import type { SaveState } from '../draft/autosave.ts'
import { readTable } from '../table/readTable.ts'
import { sentences, type Sentence } from '../table/sentences.ts'

interface Props {
  readonly modeler: Modeler
  readonly process: ProcessView
  readonly save: SaveState
  readonly change: number
}

export function ReadingView({ modeler, process: view, save, change }: Props): VNode {
  const lines = useMemo(() => {
    const process = processOf(definitionsOf(modeler))
    return process ? sentences(readTable(process)) : []
  }, [modeler, change])
  useEffect(printAlone, [])
  return (
    <article class="lz-reading">
      <header>
        <h2>So läuft es: {view.name}</h2>
        <button
          type="button"
          class="kern-btn kern-btn--secondary kern-btn--x-small lz-reading__print"
          onClick={() => print()}
        >
          <span class="kern-label">Drucken</span>
        </button>
      </header>
      <p class="lz-reading__edition">{[view.town, sayEdition(view, save), `Kennung ${view.key}`].join(' · ')}</p>
      <ol>
        {lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ol>
      <footer>
        <p>Das Amt bestätigt: So läuft das Verfahren.</p>
        <ul class="lz-reading__sign">
          <li>Amt</li>
          <li>Datum</li>
          <li>Unterschrift</li>
        </ul>
      </footer>
    </article>
  )
}

/** What exactly is signed: the sheet says it, so that it can be matched later. */
function sayEdition({ draftSince, digest, versions }: ProcessView, save: SaveState): string {
  if (save.kind !== 'saved' && save.kind !== 'untouched') return 'Entwurf, noch nicht gespeichert'
  const saved = save.kind === 'saved' ? save : draftSince === null ? null : { at: draftSince, digest }
  const [newest] = versions
  if (saved) return `Entwurf vom ${sayMoment(saved.at)}${saved.digest ? ` · Prüfzeichen ${saved.digest}` : ''}`
  return newest ? `Version ${newest.version} vom ${sayDay(newest.deployedAt)}` : 'Entwurf'
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
