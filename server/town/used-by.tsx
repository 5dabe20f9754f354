import type { VNode } from 'preact'

/** What reads a value, and that those who have read it keep it. */
export const UsedBy = ({ processes }: { processes: readonly string[] }): VNode | null =>
  processes.length === 0 ? null : (
    <p>
      {`Verwendet von: ${processes.join(', ')}. Ein Vorgang, der den Wert schon gelesen hat, behält ihn; eine Änderung wirkt nur auf das, was danach berechnet wird.`}
    </p>
  )
