/** The filter above the list, as a form for the screen and in words for paper. */
import type { VNode } from 'preact'
import { responsibles, statuses } from '../../analysis/index.ts'
import { Choice } from '../pages/choice.tsx'
import type { Office } from '../records/offices.ts'
import { FilterFrame, OfficeFilter } from '../pages/filter-frame.tsx'
import { isFiltered } from '../pages/list-filter.ts'
import type { Filter } from './filter.ts'
import { responsibleWords, statusWords } from '../ratings/words.ts'

interface Props {
  readonly filter: Filter
  readonly offices: readonly Office[]
}

/** Empty without a filter; on paper nobody sees the form. */
export function filterWords(filter: Filter, offices: readonly Office[]): string {
  const words = [
    offices.find(({ key }) => key === filter['q.amt'])?.name,
    filter['q.status'] && statusWords[filter['q.status']],
    filter['q.zustaendig'] && responsibleWords[filter['q.zustaendig']],
    filter['q.ozg'] && (filter['q.ozg'] === 'ja' ? 'nur OZG' : 'außerhalb des OZG'),
  ].filter(Boolean)
  return words.length === 0 ? '' : `: ${words.join(', ')}`
}

export const FilterForm = ({ filter, offices }: Props): VNode => (
  <FilterFrame name="ozg-filter" page="/amt/ozg" filtered={isFiltered(filter)}>
    <OfficeFilter chosen={filter['q.amt']} offices={offices} />
    <Choice
      name="q.status"
      label="Status"
      all="jeder Status"
      chosen={filter['q.status']}
      options={statuses.map((status) => [status, statusWords[status]])}
    />
    <Choice
      name="q.zustaendig"
      label="Zuständig"
      all="alle"
      chosen={filter['q.zustaendig']}
      options={responsibles.map((who) => [who, responsibleWords[who]])}
    />
    <Choice
      name="q.ozg"
      label="OZG"
      all="alle Leistungen"
      chosen={filter['q.ozg']}
      options={[
        ['ja', 'nur OZG'],
        ['nein', 'nur außerhalb'],
      ]}
    />
    <Choice
      name="sort"
      label="Sortiert nach"
      chosen={filter.sort}
      options={[
        ['name', 'Name'],
        ['status', 'Status'],
        ['faelle', 'Fälle im Jahr'],
      ]}
    />
  </FilterFrame>
)
