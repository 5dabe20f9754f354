/** Loads the rehearsal, and with it the engine, only when somebody rehearses. */
import type { ComponentProps, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { RehearsePanel } from '../rehearse/RehearsePanel.tsx'

export function RehearseView(props: ComponentProps<typeof RehearsePanel>): VNode {
  const [Panel, setPanel] = useState<typeof RehearsePanel | null>(null)
  useEffect(() => {
    void import('../rehearse/RehearsePanel.tsx').then((loaded) => setPanel(() => loaded.RehearsePanel))
  }, [])
  return Panel ? (
    <Panel {...props} />
  ) : (
    <aside class="lz-panel" aria-label="Proben">
      <p class="lz-panel__body">Die Probe wird geladen …</p>
    </aside>
  )
}
