/** Who edits, and what can be done about it. */
import type { VNode } from 'preact'
import type { LeaseView } from '../api/process.ts'
import { SmallAction } from './SmallAction.tsx'
import { sayTime } from '../app/time.ts'
import type { State } from '../app/store.ts'
import type { Studio } from '../app/studio.ts'

interface Props {
  readonly state: Pick<State, 'lease' | 'reads'>
  readonly studio: Pick<Studio, 'wish'>
}

export function LeaseNotice({ state: { lease, reads }, studio }: Props): VNode | null {
  if (!lease) return null
  if (reads) return <Reading lease={lease} studio={studio} />
  return lease.asked ? <Asked asked={lease.asked} studio={studio} /> : null
}

const time = (iso: string): string => sayTime(iso, new Date())

function Reading({ lease, studio }: { lease: LeaseView; studio: Props['studio'] }): VNode {
  const { holder, asked } = lease
  const action = !holder
    ? { label: 'Jetzt bearbeiten', wish: 'edit' as const }
    : { label: holder.you ? 'Hier weiterarbeiten' : 'Bearbeitung übernehmen', wish: 'ask' as const }
  return (
    <div class="lz-notice lz-lease" role="status">
      <p>
        <strong>{headline(holder)}</strong> {holder && 'Sie lesen mit und können kommentieren.'} {sayAsked(lease)}
      </p>
      {!asked && (
        <div class="lz-notice__buttons">
          <SmallAction label={action.label} onClick={() => void studio.wish(action.wish)} />
        </div>
      )}
    </div>
  )
}

function headline(holder: LeaseView['holder']): string {
  if (!holder) return 'Diesen Prozess bearbeitet gerade niemand.'
  const since = `(seit ${time(holder.since)})`
  return holder.you
    ? `Sie bearbeiten diesen Prozess in einem anderen Fenster ${since}.`
    : `${holder.name} bearbeitet gerade ${since}.`
}

function sayAsked({ asked, holder, keptAt }: LeaseView): string {
  const name = holder?.name ?? ''
  if (asked?.mine) return `${name} ist gefragt. Ohne Antwort geht die Bearbeitung um ${time(asked.until)} auf Sie über.`
  if (asked) return `${asked.name} hat schon um die Bearbeitung gebeten.`
  return keptAt ? `${name} arbeitet weiter (${time(keptAt)}).` : ''
}

function Asked({ asked, studio }: { asked: NonNullable<LeaseView['asked']>; studio: Props['studio'] }): VNode {
  return (
    <div class="lz-notice lz-lease" role="alert">
      <p>
        <strong>{`${asked.name} möchte die Bearbeitung übernehmen.`}</strong>{' '}
        {`Ohne Ihre Antwort geht sie um ${time(asked.until)} über. Was Sie gezeichnet haben, wird vorher gespeichert.`}
      </p>
      <div class="lz-notice__buttons">
        <SmallAction label="Übergeben" onClick={() => void studio.wish('give')} />
        <SmallAction label="Weiter bearbeiten" onClick={() => void studio.wish('keep')} />
      </div>
    </div>
  )
}
