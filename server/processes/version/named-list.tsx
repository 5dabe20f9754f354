import type { VNode } from 'preact'
import { germanMoment } from '../../pages/format.ts'
import { CsrfField, type PageProps } from '../../pages/layout.tsx'
import { Button, TextField } from '../../pages/parts.tsx'
import type { NamedVersion } from './store.ts'

interface NamedProps {
  readonly process: string
  readonly named: readonly NamedVersion[]
  /** Of the draft; 0 when there is none. */
  readonly revision: number
  readonly csrf: PageProps['csrf']
  readonly mayEdit: boolean
  readonly nameOf: (login: string) => string
}

/** Named versions of the draft, with a way back to each. */
export const NamedList = ({ process, named, revision, csrf, mayEdit, nameOf }: NamedProps): VNode => (
  <section aria-labelledby="benannt">
    <h2 class="kern-heading-large" id="benannt">
      Benannte Versionen
    </h2>
    {named.length === 0 && <p>Noch hat niemand einen Stand des Entwurfs benannt.</p>}
    <ul class="process-named">
      {named.map(({ number, name, at, by }) => (
        <li>
          <strong>{`„${name}“`}</strong>
          {`, ${germanMoment(at)}, ${nameOf(by)}. `}
          <a href={`/amt/prozesse/${process}/vergleich?von=name-${number}`}>
            Vergleichen<span class="kern-sr-only">{`: ${name}`}</span>
          </a>
          {mayEdit && (
            <Restore process={process} side={`name-${number}`} label={name} revision={revision} csrf={csrf} />
          )}
        </li>
      ))}
    </ul>
    {mayEdit && revision > 0 && (
      <form method="post" action={`/amt/prozesse/${process}/versionen/benennen`} class="stack no-print">
        <CsrfField csrf={csrf} />
        <TextField
          name="name"
          label="Diesen Stand des Entwurfs benennen"
          hint="zum Beispiel: nach dem Gespräch im Amt"
        />
        <Button kind="secondary" label="Version benennen" />
      </form>
    )}
  </section>
)

interface RestoreProps extends Pick<NamedProps, 'process' | 'revision' | 'csrf'> {
  /** As in the address of the comparison. */
  readonly side: string
  readonly label: string
}

/** In two steps: opening, and doing. */
export const Restore = ({ process, side, label, revision, csrf }: RestoreProps): VNode => (
  <details class="no-print">
    <summary>
      Wiederherstellen<span class="kern-sr-only">{`: ${label}`}</span>
    </summary>
    <form method="post" action={`/amt/prozesse/${process}/versionen/wiederherstellen`}>
      <CsrfField csrf={csrf} />
      <input type="hidden" name="fassung" value={side} />
      <input type="hidden" name="revision" value={revision} />
      <p>
        Der Entwurf sieht danach aus wie diese Fassung. Der jetzige Entwurf bleibt als benannte Version erhalten. Was
        bereitgestellt ist, ändert sich nicht.
      </p>
      <Button kind="secondary" label="Als Entwurf wiederherstellen" />
    </form>
  </details>
)
