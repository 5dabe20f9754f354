/** The form above a list, whose choice stands in the address. */
import type { ComponentChildren, VNode } from 'preact'
import type { Office } from '../records/offices.ts'
import { Choice } from './choice.tsx'
import { Button, LinkButton } from './parts.tsx'

interface FrameProps {
  /** Class of the form; its buttons have the same with `__buttons`. */
  readonly name: string
  /** Address of the page; it is also the one without a filter. */
  readonly page: string
  readonly filtered: boolean
  readonly children: ComponentChildren
}

export const FilterFrame = ({ name, page, filtered, children }: FrameProps): VNode => (
  <form class={`${name} no-print`} method="get" action={page}>
    {children}
    <div class={`${name}__buttons`}>
      <Button kind="secondary" label="Anzeigen" />
      {filtered && <LinkButton kind="tertiary" href={page} label="Zurücksetzen" />}
    </div>
  </form>
)

interface OfficeProps {
  readonly chosen: string | undefined
  readonly offices: readonly Pick<Office, 'key' | 'name'>[]
}

export const OfficeFilter = ({ chosen, offices }: OfficeProps): VNode => (
  <Choice
    name="q.amt"
    label="Amt"
    all="alle Ämter"
    chosen={chosen}
    options={offices.map(({ key, name }) => [key, name])}
  />
)
