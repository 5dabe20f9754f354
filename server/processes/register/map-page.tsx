import type { VNode } from 'preact'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { LinkButton } from '../../pages/parts.tsx'
import { kinds, type Kind } from './entry.ts'
import { queryOf } from '../../pages/list-filter.ts'
import { FilterForm, type FilterProps } from './filter-form.tsx'
import type { Registered } from './registered.ts'
import { stageWords } from './stage.ts'

interface MapProps extends Omit<PageProps, 'title' | 'children'>, FilterProps {
  readonly all: readonly Registered[]
  readonly shown: readonly Registered[]
}

const bands: Readonly<Record<Kind, { readonly title: string; readonly says: string }>> = {
  lead: { title: 'Führung', says: 'Wie die Stadt sich steuert' },
  core: { title: 'Kern', says: 'Was die Stadt für andere tut' },
  support: { title: 'Unterstützung', says: 'Was die Verwaltung dafür selbst braucht' },
}

/** `/amt/landkarte`: the register as a map in three bands. */
export const MapPage = ({ all, shown, filter, offices, owners, ...page }: MapProps): VNode => (
  <Page {...page} title="Landkarte" wide styles={['/amt/prozesse.css']}>
    <h1 class="kern-heading-x-large">Landkarte der Prozesse</h1>
    <p class="process-actions no-print">
      <LinkButton kind="secondary" href={`/amt/prozesse${queryOf(filter)}`} label="Als Liste" />
    </p>
    <FilterForm filter={filter} offices={offices} owners={owners} page="/amt/landkarte" />
    <p role="status">{`${shown.length} von ${all.length} Prozessen`}</p>
    {kinds.map((kind) => (
      <Band
        processes={shown.filter((one) => one.kind === kind)}
        empty={
          all.some((one) => one.kind === kind)
            ? 'Kein Prozess passt zu diesem Filter.'
            : 'Hier ist noch kein Prozess aufgenommen.'
        }
        {...{ kind, offices }}
      />
    ))}
  </Page>
)

interface BandProps extends Pick<MapProps, 'offices'> {
  readonly kind: Kind
  readonly processes: readonly Registered[]
  /** What stands there when there are none. */
  readonly empty: string
}

const Band = ({ kind, processes, empty, offices }: BandProps): VNode => {
  const known = offices.filter(({ key }) => processes.some(({ office }) => office === key))
  const others = processes.filter(({ office }) => !known.some(({ key }) => key === office))
  return (
    <section class={`process-band process-band--${kind}`} aria-labelledby={`band-${kind}`}>
      <h2 class="kern-heading-large" id={`band-${kind}`}>
        {bands[kind].title}
      </h2>
      <p class="muted">{bands[kind].says}</p>
      {processes.length === 0 && <p>{empty}</p>}
      <div class="process-band__offices">
        {known.map(({ key, name }) => (
          <Group name={name} processes={processes.filter(({ office }) => office === key)} />
        ))}
        {others.length > 0 && <Group name="Ohne Amt" processes={others} />}
      </div>
    </section>
  )
}

const Group = ({ name, processes }: { name: string; processes: readonly Registered[] }): VNode => (
  <div>
    <h3 class="kern-heading-small">{name}</h3>
    <ul class="process-tiles">
      {processes.map(({ key, name: title, stage }) => (
        <li>
          <a href={`/amt/prozesse/${key}/steckbrief`}>{title}</a>
          <span class={`process-stage process-stage--${stage}`}>{stageWords[stage]}</span>
        </li>
      ))}
    </ul>
  </div>
)
