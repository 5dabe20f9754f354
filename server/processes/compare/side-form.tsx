/** Chooses what is compared: on each side a process and one of its versions. All of it stands in the address. */
import type { VNode } from 'preact'
import { Choice as Select } from '../../pages/choice.tsx'
import { Button } from '../../pages/parts.tsx'
import type { Choice, Chosen } from './choose.ts'

export const SideForm = ({ processes, from, to }: Choice): VNode => (
  <form class="process-sides no-print" method="get">
    <SideFields name="von" title="Links" chosen={from} processes={processes} />
    <SideFields name="bis" title="Rechts" chosen={to} processes={processes} />
    <div class="process-filter__buttons">
      <Button kind="secondary" label="Vergleichen" />
      <span class="process-small">Ein anderer Prozess bringt nach „Vergleichen“ seine eigenen Fassungen mit.</span>
    </div>
  </form>
)

interface FieldsProps extends Pick<Choice, 'processes'> {
  readonly name: 'von' | 'bis'
  readonly title: string
  readonly chosen: Chosen
}

const SideFields = ({ name, title, chosen, processes }: FieldsProps): VNode => (
  <fieldset class="process-side">
    <legend class="kern-label">{title}</legend>
    <Select
      name={`${name}.prozess`}
      label="Prozess"
      chosen={chosen.process}
      options={processes.map(({ key, label }) => [key, label])}
    />
    <Select
      name={name}
      label="Fassung"
      chosen={chosen.side?.id}
      options={chosen.sides.map(({ id, label }) => [id, label])}
    />
  </fieldset>
)

/** The address of exactly these two, whatever comes later. */
export const queryOf = ({ from, to }: Pick<Choice, 'from' | 'to'>): string =>
  new URLSearchParams({
    'von.prozess': from.process,
    von: from.side?.id ?? '',
    'bis.prozess': to.process,
    bis: to.side?.id ?? '',
  }).toString()
