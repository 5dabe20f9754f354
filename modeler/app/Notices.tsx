/** What needs a decision before work goes on: a draft changed elsewhere, or a copy that never reached the server. */
import type { VNode } from 'preact'
import type { DraftFile } from '../api/process.ts'
import type { State } from './store.ts'
import type { Studio } from './studio.ts'
import { LeaseNotice } from '../together/LeaseNotice.tsx'
import { SmallAction as Button } from '../together/SmallAction.tsx'
import { sayTime } from './time.ts'

interface Props {
  readonly state: State
  readonly studio: Studio
}

export function Notices({ state, studio }: Props): VNode {
  return (
    <>
      {state.save.kind === 'stale' && <Stale state={state} studio={studio} />}
      {state.save.kind !== 'stale' && <LeaseNotice state={state} studio={studio} />}
      {state.leftover && state.save.kind !== 'stale' && <Leftover state={state} studio={studio} />}
      {state.removed && <Removed file={state.removed} studio={studio} />}
      {state.message && (
        <p class="lz-notice lz-notice--good" role="status">
          {state.message}
        </p>
      )}
    </>
  )
}

const Removed = ({ file, studio }: { file: DraftFile; studio: Studio }): VNode => (
  <div class="lz-notice" role="status">
    <p>{`${file.kind === 'form' ? 'Das Formular' : 'Die Regel'} „${file.name.replace(/\.dmn$/, '')}“ ist gelöscht.`}</p>
    <div class="lz-notice__buttons">
      <Button label="Zurückholen" onClick={() => studio.bringBack(file)} />
      <Button label="Ausblenden" kind="tertiary" onClick={() => studio.bringBack(null)} />
    </div>
  </div>
)

function Stale({ state, studio }: Props): VNode {
  return (
    <div class="lz-notice lz-notice--bad" role="alert">
      <p>
        <strong>Dieser Entwurf wurde inzwischen an anderer Stelle geändert.</strong> Damit niemandes Arbeit verloren
        geht, wird hier nichts mehr gespeichert. Ihr Stand liegt auf diesem Gerät.
      </p>
      <div class="lz-notice__buttons">
        <Button label="Neuesten Stand laden" onClick={() => location.reload()} />
        <Button
          label="Meinen Stand herunterladen"
          onClick={() => void studio.xml().then((xml) => download(xml, `${state.process?.key ?? 'prozess'}.bpmn`))}
        />
      </div>
    </div>
  )
}

function Leftover({ state, studio }: Props): VNode | null {
  const { leftover, process } = state
  if (!leftover || !process) return null
  const { reads, lease } = state
  const other = reads && lease?.holder && !lease.holder.you ? lease.holder.name : null
  const older = leftover.revision !== process.revision || leftover.version !== (process.versions[0]?.version ?? 0)
  return (
    <div class="lz-notice" role="alert">
      <p>
        <strong>Auf diesem Gerät liegt ein nicht gespeicherter Stand ({sayTime(leftover.at, new Date())}).</strong>{' '}
        {older &&
          'Der Entwurf wurde danach an anderer Stelle geändert. Wenn Sie Ihren Stand übernehmen, ersetzt er den Entwurf.'}
        {other && ` Sie können ihn übernehmen, sobald nicht mehr ${other}, sondern Sie bearbeiten.`}
      </p>
      <div class="lz-notice__buttons">
        {!other && (
          <Button
            label={reads ? 'Hier weiterarbeiten und meinen Stand übernehmen' : 'Meinen Stand übernehmen'}
            onClick={() => void studio.takeLeftover()}
          />
        )}
        <Button label="Herunterladen" onClick={() => download(leftover.xml, `${process.key}.bpmn`)} />
        <Button label="Verwerfen" onClick={studio.dropLeftover} />
      </div>
    </div>
  )
}

function download(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/xml' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
