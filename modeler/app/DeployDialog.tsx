/** Asks before a version is deployed, and says what that means for the cases that run. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { ProcessView, VersionView } from '../api/process.ts'
import { Dialog } from './Dialog.tsx'
import type { Store } from './store.ts'
import type { Studio } from './studio.ts'

interface Props {
  readonly process: ProcessView
  readonly studio: Studio
  readonly store: Store
  readonly onClose: () => void
}

export function DeployDialog({ process, studio, store, onClose }: Props): VNode {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

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
    <Dialog
      id="lz-dialog-title"
      title={`Version ${next} bereitstellen?`}
      problem={failure}
      actions={[
        {
          label: busy ? 'Wird bereitgestellt …' : `Version ${next} bereitstellen`,
          primary: true,
          onClick: () => void deploy(),
        },
      ]}
      close={{ label: 'Abbrechen' }}
      busy={busy}
      onClose={onClose}
    >
      <p>Neue Vorgänge laufen ab dann nach dieser Version. {sayRunning(process.versions)}</p>
      <Running versions={process.versions} />
      {!process.offered && (
        <p>
          Im Bürgerportal und am Schalter steht damit noch nichts. Soll man es dort beantragen können, beschreiben Sie
          zuerst die <a href={`/amt/prozesse/${process.key}/leistung`}>Leistung</a>.
        </p>
      )}
    </Dialog>
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
