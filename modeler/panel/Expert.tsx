/** Everything else: the panel of bpmn-js with the Zeebe attributes. It is loaded when it is opened for the first time. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ExpertPanel } from './expertPanel.ts'
import { Fold } from './Fold.tsx'

const loaded = new WeakMap<Modeler, Promise<ExpertPanel>>()

function load(modeler: Modeler): Promise<ExpertPanel> {
  const panel =
    loaded.get(modeler) ?? import('./expertPanel.ts').then(({ createExpertPanel }) => createExpertPanel(modeler))
  loaded.set(modeler, panel)
  return panel
}

export function Expert({ modeler }: { modeler: Modeler }): VNode {
  const place = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!open) return
    let gone = false
    void load(modeler).then((panel) => !gone && place.current && panel.attachTo(place.current))
    return () => {
      gone = true
    }
  }, [open, modeler])
  return (
    <Fold title="Experte" begins={false} onOpen={setOpen}>
      <div class="lz-expert" ref={place} />
    </Fold>
  )
}
