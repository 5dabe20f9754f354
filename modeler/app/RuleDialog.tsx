/** The page of one rule: why it is asked for, what to do, and how it looks kept and broken. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Example } from '../lint/example.ts'
import type { Rule } from '../lint/rule.ts'
import { Dialog } from './Dialog.tsx'

interface Props {
  readonly rule: Rule
  readonly onClose: () => void
}

export function RuleDialog({ rule, onClose }: Props): VNode {
  return (
    <Dialog
      id="lz-rule-title"
      kind="lz-rule"
      title={
        <>
          {rule.title} <span class="lz-rule__code">{rule.code}</span>
        </>
      }
      close={{ label: 'Schließen' }}
      onClose={onClose}
    >
      <p>{rule.why}</p>
      <p>{rule.instead}</p>
      <Picture says="So nicht" example={rule.bad} />
      <Picture says="Besser" example={rule.good} />
    </Dialog>
  )
}

function Picture({ says, example }: { says: string; example: Example }): VNode {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current) void draw(place.current, example)
  }, [example])
  return (
    <figure class="lz-rule__picture">
      <figcaption>{says}</figcaption>
      <div ref={place} role="group" aria-label={`${says}: ${describe(example)}`} />
    </figure>
  )
}

/** What the picture shows, for those who hear it. */
const describe = ({ row }: Example): string => row.map(({ name }) => name || 'ohne Namen').join(', dann ')

async function draw(place: HTMLElement, example: Example): Promise<void> {
  const [{ default: Viewer }, { exampleXml }] = await Promise.all([
    import('bpmn-js/lib/Viewer'),
    import('../lint/exampleXml.ts'),
  ])
  const viewer = new Viewer({ container: place })
  await viewer.importXML(exampleXml(example))
  viewer.get<{ zoom(level: 'fit-viewport', center: 'auto'): void }>('canvas').zoom('fit-viewport', 'auto')
}
