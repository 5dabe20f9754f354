import type { ComponentChildren, VNode } from 'preact'
import type { Entered } from './inputs.tsx'

interface Props {
  readonly entered: Entered
  readonly rows: string
  readonly at: number
  /** What the row says in one line; empty for the row in which the next one is begun. */
  readonly says: string
  readonly children: ComponentChildren
}

/** The fields of a row, folded away under what they say. What is empty, only proposed or wrong stands open, for it is to be read. */
export const RowFold = ({ entered, rows, at, says, children }: Props): VNode =>
  says === '' ? (
    <div class="process-row__fields">{children}</div>
  ) : (
    <details open={entered.proposed[rows] !== undefined || isWrong(entered, `${rows}.${at}.`)}>
      <summary>{says}</summary>
      <div class="process-row__fields">{children}</div>
    </details>
  )

const isWrong = ({ errors }: Entered, fields: string): boolean => errors.some(({ key }) => key.startsWith(fields))
