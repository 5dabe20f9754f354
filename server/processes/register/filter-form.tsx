/** The filter above list and map: one form, whose choice stands in the address. */
import type { VNode } from 'preact'
import { Choice } from '../../pages/choice.tsx'
import { FilterFrame, OfficeFilter } from '../../pages/filter-frame.tsx'
import { isFiltered } from '../../pages/list-filter.ts'
import { TextField } from '../../pages/parts.tsx'
import type { Office } from '../../records/offices.ts'
import { kinds } from './entry.ts'
import { ages, sorts, type Filter } from './filter.ts'
import { stages, stageWords } from './stage.ts'
import { kindWords } from './words.ts'

export interface FilterProps {
  readonly filter: Filter
  readonly offices: readonly Pick<Office, 'key' | 'name'>[]
  /** Who answers for any of the processes. */
  readonly owners: readonly string[]
}

interface FormProps extends FilterProps {
  /** Address of the page; it is also the one without a filter. */
  readonly page: string
}

export const FilterForm = ({ filter, offices, owners, page }: FormProps): VNode => (
  <FilterFrame name="process-filter" page={page} filtered={isFiltered(filter)}>
    <TextField name="q.suche" label="Name oder Kennung" value={filter['q.suche'] ?? ''} type="search" />
    <OfficeFilter chosen={filter['q.amt']} offices={offices} />
    <Choice
      name="q.stand"
      label="Stand"
      all="jeder Stand"
      chosen={filter['q.stand']}
      options={stages.map((stage) => [stage, stageWords[stage]])}
    />
    <More filter={filter} owners={owners} />
  </FilterFrame>
)

/** What is asked for less often: folded, so that the list is in sight on a telephone too; open while one of them is chosen. */
const More = ({ filter, owners }: Pick<FilterProps, 'filter' | 'owners'>): VNode => {
  const chosen = folded.filter((name) => filter[name] !== undefined).length + (filter.sort === 'name' ? 0 : 1)
  return (
    <details class="process-filter__more" open={chosen > 0}>
      <summary>
        {chosen > 0 ? `Weitere Filter und Reihenfolge (${chosen} aktiv)` : 'Weitere Filter und Reihenfolge'}
      </summary>
      <div class="process-filter__fields">
        <TextField name="q.leistung" label="Leistung oder LeiKa" value={filter['q.leistung'] ?? ''} type="search" />
        <Choice
          name="q.gruppe"
          label="Gruppe"
          all="alle"
          chosen={filter['q.gruppe']}
          options={kinds.map((kind) => [kind, kindWords[kind]])}
        />
        <Choice
          name="q.verantwortlich"
          label="Verantwortlich"
          all="alle"
          chosen={filter['q.verantwortlich']}
          options={owners.map((owner) => [owner, owner])}
        />
        <Choice
          name="q.geprueft"
          label="Zuletzt geprüft"
          all="egal wann"
          chosen={filter['q.geprueft']}
          options={ages.map((age) => [age, ageWords[age]])}
        />
        <Choice
          name="sort"
          label="Sortiert nach"
          chosen={filter.sort}
          options={sorts.map((sort) => [sort, sortWords[sort]])}
        />
      </div>
    </details>
  )
}

const folded = ['q.leistung', 'q.gruppe', 'q.verantwortlich', 'q.geprueft'] as const

const ageWords: Readonly<Record<(typeof ages)[number], string>> = {
  '6': 'vor über 6 Monaten oder nie',
  '12': 'vor über 1 Jahr oder nie',
  '24': 'vor über 2 Jahren oder nie',
  nie: 'noch nie',
}

const sortWords: Readonly<Record<(typeof sorts)[number], string>> = {
  name: 'Name',
  stand: 'Stand',
  geprueft: 'Letzter Prüfung, älteste zuerst',
  vorgaenge: 'Laufenden Vorgängen',
}
