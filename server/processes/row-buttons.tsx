import type { VNode } from 'preact'
import { Button } from '../pages/parts.tsx'

interface ButtonsProps {
  readonly rows: string
  readonly at: number
  readonly last: number
  /** What a screen reader hears behind "Entfernen". */
  readonly called: string
}

/** The page comes back at the row that was moved. */
export const RowButtons = ({ rows, at, last, called }: ButtonsProps): VNode => {
  const button = (does: string, label: string): VNode => (
    <Button
      kind="tertiary"
      small
      name="was"
      value={`${does}.${rows}.${at}`}
      label={
        <>
          {label}
          <span class="kern-sr-only">{`: ${called}`}</span>
        </>
      }
    />
  )
  return (
    <p class="process-actions">
      {at > 0 && button('hoch', 'Nach oben')}
      {at < last && button('runter', 'Nach unten')}
      {button('weg', 'Entfernen')}
    </p>
  )
}
