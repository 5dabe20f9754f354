/** Above the table: which interview this is, and what goes in and out. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import type { ProcessView } from '../api/process.ts'
import { drawAfresh } from '../bpmn/tableCommand.ts'
import { CsvButtons } from './CsvButtons.tsx'
import type { Session } from './session.ts'
import type { Interview } from './useInterview.ts'

interface Props {
  readonly modeler: Modeler
  readonly process: ProcessView
  readonly session: Session
  readonly onSession: (session: Session) => void
  readonly interview: Interview
}

export function InterviewHead({ modeler, process, session, onSession, interview }: Props): VNode {
  return (
    <header class="lz-interview__head">
      <label class="lz-interview__field">
        Interview am
        <input
          type="date"
          value={session.day}
          onChange={(event) => onSession({ ...session, day: event.currentTarget.value })}
        />
      </label>
      <label class="lz-interview__field">
        befragte Personen
        <input
          type="number"
          min="1"
          max="99"
          value={session.persons}
          onChange={(event) =>
            onSession({ ...session, persons: Math.max(1, Math.round(Number(event.currentTarget.value)) || 1) })
          }
        />
      </label>
      <p class="lz-interview__says" role="status">
        {interview.says ??
          sayRefused(interview.refused) ??
          'Enter: nächster Schritt · / und Buchstabe: Verb · Leere Zeile und Enter: weiter im nächsten Fall · Alt+Pfeil: Zeile verschieben · Strg+Entf: Zeile löschen'}
      </p>
      <CsvButtons modeler={modeler} process={process} table={interview.table} />
      <button type="button" class="kern-btn kern-btn--secondary kern-btn--x-small" onClick={() => drawAfresh(modeler)}>
        <span class="kern-label">Neu zeichnen</span>
      </button>
    </header>
  )
}

const sayRefused = (lines: readonly string[]): string | null =>
  lines.length === 0 ? null : `Nicht übernommen: ${lines.map((line) => `„${line}“`).join(', ')}`
