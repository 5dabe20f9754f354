/** What dropped files would become: somebody looks, chooses where they go, and says yes or leaves. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
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
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => heading.current?.focus(), [applied !== null])
  const button = (label: string, onClick: () => void, kind = 'secondary'): VNode => (
    <button type="button" class={`kern-btn kern-btn--${kind}`} disabled={busy} onClick={onClick}>
      <span class="kern-label">{label}</span>
    </button>
  )
  return (
    <dialog ref={dialog} class="lz-dialog lz-intake" aria-labelledby="lz-intake-title" onClose={onClose}>
      <h2 id="lz-intake-title" ref={heading} tabIndex={-1}>
        {applied ? 'Eingelesen' : 'Was eingelesen würde'}
      </h2>
      {problem && (
        <p class="lz-notice lz-notice--bad" role="alert">
          {problem}
        </p>
      )}
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
      <div class="lz-dialog__buttons">
        {!applied && view?.writes && button('Einlesen', onYes, 'primary')}
        {applied && onBack && button('Zurücknehmen', onBack)}
        {button(
          applied ? 'Schließen' : 'Nichts einlesen',
          () => dialog.current?.close(),
          applied ? 'primary' : 'secondary',
        )}
      </div>
    </dialog>
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
        <span class={`lz-intake__state lz-intake__state--${row.state}`}>{row.word}</span>
        {row.elsewhere && <span class="lz-intake__state lz-intake__state--older">Anderer Prozess</span>}
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
