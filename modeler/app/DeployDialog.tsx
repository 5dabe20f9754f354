/** Asks before a version is deployed, and says what that means for the cases that run. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { ProcessView, VersionView } from '../api/process.ts'
import type { Problem } from '../check/problems.ts'
import { Dialog } from './Dialog.tsx'
import type { Store } from './store.ts'
import type { Studio } from './studio.ts'

interface Props {
  readonly process: ProcessView
  readonly problems: readonly Problem[]
  readonly studio: Studio
  readonly store: Store
  readonly onClose: () => void
}

export function DeployDialog({ process, problems, studio, store, onClose }: Props): VNode {
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
      <OpenHints problems={problems} onShow={() => lookAtList(onClose)} />
    </Dialog>
  )
}

/** So many are said in full; the list has all of them. */
const SAID = 3

function OpenHints({ problems, onShow }: { problems: readonly Problem[]; onShow: () => void }): VNode | null {
  if (problems.length === 0) return null
  const inCases = problems.filter(({ onlyDrawn }) => !onlyDrawn)
  return (
    <section aria-label="Offene Hinweise">
      <p>
        <strong>{sayHints(problems.length, inCases.length)}</strong>{' '}
        <button type="button" class="lz-problems__do" onClick={onShow}>
          Zur Liste der Hinweise
        </button>
      </p>
      <ul>
        {inCases.slice(0, SAID).map(({ code, element, reason }) => (
          <li key={`${code}${element}${reason}`}>{reason}</li>
        ))}
      </ul>
    </section>
  )
}

function sayHints(all: number, inCases: number): string {
  const open = all === 1 ? '1 Hinweis ist offen' : `${all} Hinweise sind offen`
  if (inCases === 0) return `${open}, ${all === 1 ? 'er betrifft' : 'alle betreffen'} nur die Zeichnung.`
  if (inCases === all) return `${open}, ${all === 1 ? 'er betrifft' : 'alle betreffen'} die Vorgänge.`
  return `${open}, davon ${inCases === 1 ? 'betrifft 1' : `betreffen ${inCases}`} die Vorgänge:`
}

/** The dialog gives the cursor back to the button that opened it first. */
function lookAtList(close: () => void): void {
  close()
  requestAnimationFrame(() => document.getElementById('lz-problems-title')?.focus())
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
