/** The page of one rule: why it is asked for, what to do, and how it looks kept and broken. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Example } from '../lint/example.ts'
import type { Rule } from '../lint/rule.ts'

interface Props {
  readonly rule: Rule
  readonly onClose: () => void
}

export function RuleDialog({ rule, onClose }: Props): VNode {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="lz-dialog lz-rule" aria-labelledby="lz-rule-title" onClose={onClose}>
      <h2 id="lz-rule-title">
        {rule.title} <span class="lz-rule__code">{rule.code}</span>
      </h2>
      <p>{rule.why}</p>
      <p>{rule.instead}</p>
      <Picture says="So nicht" example={rule.bad} />
      <Picture says="Besser" example={rule.good} />
      <div class="lz-dialog__buttons">
        <button type="button" class="kern-btn kern-btn--secondary" onClick={() => dialog.current?.close()}>
          <span class="kern-label">Schließen</span>
        </button>
      </div>
    </dialog>
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
