/** What dropped files would become: somebody looks, chooses where they go, and says yes or leaves. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { Dialog } from '../app/Dialog.tsx'
import type { Applied, IntakeRow, IntakeView } from './intakeApi.ts'

interface Props {
  /** Null while the server looks. */
  readonly view: IntakeView | null
  readonly applied: readonly Applied[] | null
  readonly busy: boolean
  /** What is to be said above all. */
  readonly problem: string | null
  readonly onChoose: (at: number, key: string) => void
  readonly onYes: () => void
  /** Takes back what was written; null where nothing can be. */
  readonly onBack: (() => void) | null
  readonly onClose: () => void
}

export function IntakeDialog({ view, applied, busy, problem, onChoose, onYes, onBack, onClose }: Props): VNode {
  useEffect(() => document.getElementById('lz-intake-title')?.focus(), [applied !== null])
  const actions = applied
    ? onBack
      ? [{ label: 'Zurücknehmen', onClick: onBack }]
      : []
    : view?.writes
      ? [{ label: 'Einlesen', primary: true, onClick: onYes }]
      : []
  return (
    <Dialog
      id="lz-intake-title"
      kind="lz-intake"
      title={applied ? 'Eingelesen' : 'Was eingelesen würde'}
      problem={problem}
      actions={actions}
      close={applied ? { label: 'Schließen', primary: true } : { label: 'Nichts einlesen' }}
      busy={busy}
      onClose={onClose}
    >
      {applied ? (
        <AppliedList applied={applied} />
      ) : (
        <>
          <p role="status">{view ? sayCount(view) : problem ? '' : 'Die Dateien werden angesehen …'}</p>
          {view && (
            <ul class="lz-intake__rows" aria-busy={busy}>
              {view.rows.map((row) => (
                <Row key={row.at} row={row} busy={busy} onChoose={(key) => onChoose(row.at, key)} />
              ))}
            </ul>
          )}
        </>
      )}
    </Dialog>
  )
}

const sayCount = ({ rows, writes }: IntakeView): string =>
  writes
    ? `Noch ist nichts geschrieben. ${rows.length === 1 ? 'Eine Datei' : `${rows.length} Dateien`}:`
    : 'So gibt es nichts zu schreiben:'

function Row({ row, busy, onChoose }: { row: IntakeRow; busy: boolean; onChoose: (key: string) => void }): VNode {
  return (
    <li>
      <p class="lz-intake__file">
        <strong>{row.file}</strong> <span>{row.kind}</span>{' '}
        <span class={`intake-state intake-state--${row.state}`}>{row.word}</span>
        {row.elsewhere && <span class="intake-state intake-state--older">Anderer Prozess</span>}
      </p>
      <ul>
        {row.says.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {row.cannotRun.length > 0 && (
        <details>
          <summary>
            {row.cannotRun.length === 1
              ? 'Eine Stelle kann so nicht laufen. Sie steht danach unter Probleme.'
              : `${row.cannotRun.length} Stellen können so nicht laufen. Sie stehen danach unter Probleme.`}
          </summary>
          <ul>
            {row.cannotRun.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      {row.choices.length > 0 && (
        <label>
          Wohin?{' '}
          <select value={row.chosen} disabled={busy} onChange={(event) => onChoose(event.currentTarget.value)}>
            {row.choices.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
    </li>
  )
}

const AppliedList = ({ applied }: { applied: readonly Applied[] }): VNode => (
  <ul>
    {applied.map(({ key, name, isNew, before }) => (
      <li key={key}>
        <a href={`/amt/prozesse/${key}/modell`}>{name}</a>
        {isNew ? ': neuer Prozess, als Entwurf.' : ': in den Entwurf übernommen.'}
        {before && (
          <>
            {' '}
            <a href={`/amt/prozesse/${key}/versionen`}>Der Stand davor</a> bleibt unter Versionen.
          </>
        )}
      </li>
    ))}
  </ul>
)
