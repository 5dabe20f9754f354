import type { VNode } from 'preact'
import type { Bundle } from '../pages/bundle.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { Tabs, type Tab } from './tabs.tsx'

interface DiagramProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly heading: string
  readonly explains: string
  /** Address of the BPMN file. */
  readonly diagram: string
  readonly tab: Tab
  readonly actual: boolean
  readonly bundle: Bundle | null
}

/** A diagram to look at: the Ist, or an older version. */
export const DiagramPage = ({
  process,
  heading,
  explains,
  diagram,
  tab,
  actual,
  bundle,
  ...page
}: DiagramProps): VNode => (
  <Page
    {...page}
    title={heading}
    wide
    scripts={bundle?.scripts ?? []}
    styles={['/amt/prozesse.css', ...(bundle?.styles ?? [])]}
  >
    <h1 class="kern-heading-x-large">{heading}</h1>
    <Tabs process={process} current={tab} actual={actual} staff={page.staff} />
    <p>{explains}</p>
    <div class="lz-diagram lz-diagram--tall" data-diagram-url={diagram} data-outline="yes">
      <p>Das Diagramm wird geladen. Ohne JavaScript können Sie die Datei herunterladen.</p>
    </div>
    <p>
      <a href={diagram} download={`${process}.bpmn`}>
        Als BPMN-Datei herunterladen
      </a>
    </p>
  </Page>
)
