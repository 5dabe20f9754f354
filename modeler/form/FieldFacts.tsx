/** What the office must know of a field beside its looks: why it is asked, and by which norm. */
import type { VNode } from 'preact'
import { TextField } from '../panel/fields.tsx'
import type { FormDesk } from './createEditor.ts'

export function FieldFacts({ desk }: { desk: FormDesk }): VNode {
  const field = desk.selected()
  return (
    <section aria-labelledby="lz-field-facts">
      <h3 id="lz-field-facts">{field?.key ? (field.label ?? field.key) : 'Zweck eines Feldes'}</h3>
      {field?.key ? (
        <>
          <TextField
            label="Wozu wird das gefragt?"
            value={field.properties?.['lz:purpose'] ?? ''}
            onCommit={(value) => desk.setProperty(field, 'lz:purpose', value)}
          />
          <TextField
            label="Norm"
            value={field.properties?.['lz:norm'] ?? ''}
            onCommit={(value) => desk.setProperty(field, 'lz:norm', value)}
          />
        </>
      ) : (
        <p class="lz-hint">Wählen Sie ein Feld, um zu sagen, wozu es gefragt wird.</p>
      )}
    </section>
  )
}
