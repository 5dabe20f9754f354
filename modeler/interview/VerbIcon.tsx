import type { VNode } from 'preact'
import type { VerbIcon as Name } from '../table/verbs.ts'

export type RowIcon = Name | 'step' | 'start' | 'end' | 'wait' | 'falls' | 'together' | 'back'

const paths: Readonly<Record<RowIcon, string>> = {
  in: 'M12 3v11m-4-4 4 4 4-4M4 15v5h16v-5',
  out: 'M4 20 21 4M21 4 14 21l-4-7-7-3z',
  check: 'm4 13 5 5L20 6',
  write: 'M4 20h4L20 8l-4-4L4 16zM13 7l4 4',
  count: 'M5 3h14v18H5zM8 7h8M8 12h1m3 0h1m3 0h0M8 16h1m3 0h1m3 0h0',
  talk: 'M4 5h16v11H11l-4 4v-4H4z',
  decide: 'M12 3v18M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z',
  sign: 'M3 19c4 0 4-12 7-12s-2 10 1 10 3-4 5-4 1 4 5 3',
  pay: 'M3 6h18v12H3zM3 10h18M7 15h3',
  file: 'M3 6h7l2 3h9v10H3z',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  search: 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm5 11 5 5',
  go: 'M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zm0-9a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  step: 'M4 7h16v10H4z',
  start: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
  end: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm0 2a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  wait: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 4v4l3 2',
  falls: 'm12 3 9 9-9 9-9-9z',
  together: 'm12 3 9 9-9 9-9-9zM12 8v8m-4-4h8',
  back: 'm9 14-5-5 5-5M4 9h10a5 5 0 0 1 0 10h-3',
}

/** The sign of a row; what it says stands beside it as text. */
export const VerbIcon = ({ name }: { name: RowIcon }): VNode => (
  <svg
    class="lz-verb"
    viewBox="0 0 24 24"
    width="18"
    height="18"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linejoin="round"
    stroke-linecap="round"
  >
    <path d={paths[name]} />
  </svg>
)
