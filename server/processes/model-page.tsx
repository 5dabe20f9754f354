import type { VNode } from 'preact'
import type { Bundle } from '../pages/bundle.ts'
import { Page, type PageProps } from '../pages/layout.tsx'

interface ModelProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  readonly view: 'table' | 'diagram' | 'reading'
  readonly bundle: Bundle | null
}

/** `/amt/prozesse/:key/modell`, `tabelle` and `lesefassung`: the page around the modeler, the one part of the program that needs JavaScript. */
export const ModelPage = ({ process, name, actual, view, bundle, ...page }: ModelProps): VNode => {
  const home = `/amt/prozesse/${process}`
  const shell = {
    key: process,
    api: `/api/v1/processes/${process}`,
    csrf: page.csrf ?? '',
    versions: `${home}/versionen`,
    view,
    actual: actual ? `${home}/ist` : null,
  }
  return (
    <Page {...page} title={name} wide scripts={bundle?.scripts ?? []} styles={bundle?.styles ?? []}>
      {bundle ? (
        <div data-modeler={JSON.stringify(shell)}>
          <p class="narrow">Das Modell wird geladen. Es lässt sich nur mit JavaScript bearbeiten.</p>
        </div>
      ) : (
        <>
          <h1 class="kern-heading-x-large">{name}</h1>
          <p>Der Modellierer ist nicht gebaut. Bitte starten Sie den Server mit npm start neu; dabei wird er gebaut.</p>
        </>
      )}
    </Page>
  )
}
