/** `/amt/prozesse/:key/leistung` before there is a description: which service of the catalogue is it? */
import type { VNode } from 'preact'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, Button, LinkButton, TextField } from '../../pages/parts.tsx'
import type { CatalogueService } from '../../ratings/service.ts'
import { Tabs } from '../tabs.tsx'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  readonly query: string
  readonly found: readonly CatalogueService[]
  readonly officeName: (key: string) => string
  /** Taken out of the portal by the draft, while the version still has it. */
  readonly taken: boolean
  readonly justTaken: boolean
  /** The draft has a description that this release cannot read. */
  readonly unreadable: boolean
}

export const ChoosePage = (props: Props): VNode => {
  const { process, name, actual, query, found, officeName, taken, justTaken, unreadable, ...page } = props
  const here = `/amt/prozesse/${process}/leistung`
  return (
    <Page {...page} title={`Leistung: ${name}`} wide styles={['/amt/prozesse.css']}>
      {justTaken && <Alert kind="success" title="Im Entwurf aus dem Portal genommen." live />}
      <h1 class="kern-heading-x-large">{`Leistung: ${name}`}</h1>
      <Tabs process={process} current="leistung" actual={actual} staff={page.staff} />
      {unreadable && (
        <Alert kind="warning" title="Im Entwurf liegt eine Beschreibung, die nicht lesbar ist">
          <p class="kern-body">Sie bleibt, bis Sie hier eine neue speichern; dann wird sie ersetzt.</p>
        </Alert>
      )}
      {taken ? <Taken here={here} /> : <h2 class="kern-heading-large">Diese Leistung steht noch nicht im Portal</h2>}
      <p>
        Damit Bürgerinnen und Bürger sie finden und beantragen können, braucht sie eine Beschreibung: Titel, wer darf,
        was gebraucht wird, Kosten, Frist, Datenschutz. Welche Leistung des Katalogs ist es? Was der Katalog, der
        Steckbrief und das Modell schon wissen, wird vorgeschlagen.
      </p>
      <form method="get" action={here} class="stack process-search" role="search">
        <TextField name="suche" label="Im Katalog suchen" value={query} type="search" />
        <p class="process-actions">
          <Button kind="secondary" label="Suchen" />
        </p>
      </form>
      <p role="status">{sayFound(found.length, query)}</p>
      <ul class="process-tiles process-starts">
        {found.map(({ id, name: called, office }) => (
          <li>
            <span>
              {called}
              <span class="process-small">{officeName(office)}</span>
            </span>
            <a class="kern-link" href={`${here}?aus=${id}`}>
              Damit beginnen<span class="kern-sr-only">{`: ${called}`}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="process-actions">
        <LinkButton kind="secondary" href={`${here}?aus=`} label="Ohne Eintrag im Katalog beginnen" />
      </p>
    </Page>
  )
}

const sayFound = (count: number, query: string): string =>
  count === 0
    ? `Zu „${query}“ steht nichts im Katalog. Suchen Sie mit einem anderen Wort, oder beginnen Sie ohne Eintrag.`
    : `${count === 1 ? 'Ein Eintrag' : `${count} Einträge`} zu „${query}“`

const Taken = ({ here }: { here: string }): VNode => (
  <>
    <h2 class="kern-heading-large">Der Entwurf nimmt die Leistung aus dem Portal</h2>
    <p>
      Sie steht dort noch, bis die nächste Version bereitgestellt ist.{' '}
      <a class="kern-link" href={`${here}?aus=bisher`}>
        Mit der bisherigen Beschreibung wieder aufnehmen
      </a>
    </p>
  </>
)
