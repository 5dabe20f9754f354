/** How many of 100 cases take a way out of a decision. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { readShareOf, writeShareOf } from '../bpmn/said.ts'
import type { Drawn } from '../bpmn/services.ts'
import { call, nameOf } from '../bpmn/words.ts'
import { sayUnreadable } from '../table/factColumns.ts'
import { readShare, writeShare } from '../table/minutes.ts'
import { fieldId } from './fieldId.ts'
import { TextField } from './fields.tsx'

interface Props {
  readonly modeler: Modeler
  readonly flow: Drawn
}

export function ShareField({ modeler, flow }: Props): VNode {
  const [unread, setUnread] = useState<string | null>(null)
  const commit = (text: string): void => {
    const share = readShare(text)
    setUnread(share === undefined ? sayUnreadable(text, 'eine Zahl von 0 bis 100') : null)
    if (share !== undefined) writeShareOf(modeler, flow, share)
  }
  return (
    <TextField
      id={fieldId(`share-${flow.id}`)}
      label={`Anteil ${nameOf(flow) ? `„${nameOf(flow)}“` : `→ ${flow.target ? call(flow.target) : 'kein Ziel'}`} (Prozent)`}
      value={writeShare(readShareOf(flow))}
      problem={unread}
      onCommit={commit}
    />
  )
}
