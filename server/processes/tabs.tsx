import type { VNode } from 'preact'

export type Tab = 'modell' | 'ist' | 'versionen'

interface TabsProps {
  readonly process: string
  readonly current: Tab
  readonly actual: boolean
}

/** Soll, Ist and versions of one process. */
export const Tabs = ({ process, current, actual }: TabsProps): VNode => {
  const tab = (own: Tab, label: string): VNode => (
    <li>
      <a href={`/amt/prozesse/${process}/${own}`} aria-current={own === current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  )
  return (
    <nav class="process-tabs" aria-label="Ansichten des Prozesses">
      <ul>
        {tab('modell', 'Soll bearbeiten')}
        {actual && tab('ist', 'Ist')}
        {tab('versionen', 'Versionen')}
      </ul>
    </nav>
  )
}
