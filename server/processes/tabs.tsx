import type { VNode } from 'preact'
import { hasRole } from '../access/index.ts'
import type { PageProps } from '../pages/layout.tsx'

export type Tab =
  | 'steckbrief'
  | 'modell'
  | 'leistung'
  | 'briefe'
  | 'ist'
  | 'versionen'
  | 'vergleich'
  | 'zahlen'
  | 'kommentare'
  | 'freigabe'

interface TabsProps {
  readonly process: string
  readonly current: Tab
  readonly actual: boolean
  /** Who only reads does not come into the modeler. */
  readonly staff: PageProps['staff']
}

/** The pages of one process. */
export const Tabs = ({ process, current, actual, staff }: TabsProps): VNode => {
  const tab = (own: Tab, label: string): VNode => (
    <li>
      <a href={`/amt/prozesse/${process}/${own}`} aria-current={own === current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  )
  const manages = staff ? hasRole(staff, 'manager') : false
  return (
    <nav class="process-tabs no-print" aria-label="Ansichten des Prozesses">
      <ul>
        {tab('steckbrief', 'Steckbrief')}
        {manages && tab('modell', 'Modell bearbeiten')}
        {manages && tab('leistung', 'Leistung')}
        {manages && tab('briefe', 'Briefe')}
        {actual && tab('ist', 'Ist')}
        {tab('versionen', 'Versionen')}
        {tab('vergleich', 'Vergleich')}
        {tab('zahlen', 'Zahlen')}
        {tab('kommentare', 'Kommentare')}
        {tab('freigabe', 'Freigabe')}
      </ul>
    </nav>
  )
}
