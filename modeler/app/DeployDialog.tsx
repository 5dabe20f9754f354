/** Asks before a version is deployed, and says what that means for the cases that run. */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ProcessView, VersionView } from '../api/process.ts'
import type { Store } from './store.ts'
import type { Studio } from './studio.ts'

interface Props {
  readonly process: ProcessView
  readonly studio: Studio
  readonly store: Store
  readonly onClose: () => void
}

export function DeployDialog({ process, studio, store, onClose }: Props): VNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => dialog.current?.showModal(), [])

  const next = (process.versions[0]?.version ?? 0) + 1
  const deploy = async (): Promise<void> => {
    setBusy(true)
    const answer = await studio.deploy()
    setBusy(false)
    if (!answer.ok) return setFailure(answer.says)
    store.set({ message: `Version ${answer.value.version} ist bereitgestellt. Neue Vorgänge laufen ab jetzt damit.` })
    onClose()
  }
  return (
    <dialog ref={dialog} class="lz-dialog" aria-labelledby="lz-dialog-title" onClose={onClose}>
      <h2 id="lz-dialog-title">Version {next} bereitstellen?</h2>
      <p>Neue Vorgänge laufen ab dann nach dieser Version. {sayRunning(process.versions)}</p>
      <Running versions={process.versions} />
      {!process.offered && (
        <p>
          Im Bürgerportal und am Schalter steht damit noch nichts. Soll man es dort beantragen können, beschreiben Sie
          zuerst die <a href={`/amt/prozesse/${process.key}/leistung`}>Leistung</a>.
        </p>
      )}
      {failure && (
        <p class="lz-notice lz-notice--bad" role="alert">
          {failure}
        </p>
      )}
      <div class="lz-dialog__buttons">
        <button type="button" class="kern-btn kern-btn--primary" disabled={busy} onClick={() => void deploy()}>
          <span class="kern-label">{busy ? 'Wird bereitgestellt …' : `Version ${next} bereitstellen`}</span>
        </button>
        <button type="button" class="kern-btn kern-btn--secondary" onClick={() => dialog.current?.close()}>
          <span class="kern-label">Abbrechen</span>
        </button>
      </div>
    </dialog>
  )
}

function sayRunning(versions: readonly VersionView[]): string {
  const running = versions.reduce((sum, version) => sum + version.running, 0)
  if (running === 0) return 'Zurzeit läuft kein Vorgang.'
  return running === 1
    ? 'Der eine laufende Vorgang bleibt auf seiner Version und geht dort zu Ende:'
    : `Die ${running} laufenden Vorgänge bleiben auf ihrer Version und gehen dort zu Ende:`
}

function Running({ versions }: { versions: readonly VersionView[] }): VNode | null {
  const used = versions.filter((version) => version.running > 0)
  if (used.length === 0) return null
  return (
    <ul>
      {used.map(({ version, running }) => (
        <li key={version}>
          Version {version}: {running === 1 ? '1 Vorgang' : `${running} Vorgänge`}
        </li>
      ))}
    </ul>
  )
}
