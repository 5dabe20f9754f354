/** What was typed before is offered again: roles, systems, media, templates. */
import type { VNode } from 'preact'
import type { Named } from '../api/process.ts'
import type { Row } from '../table/flat.ts'
import { mediumNames } from '../table/media.ts'

interface Props {
  readonly rows: readonly Row[]
  readonly offices: readonly Named[]
  /** What the forms can answer. */
  readonly conditions: readonly string[]
}

export function Suggestions({ rows, offices, conditions }: Props): VNode {
  const facts = rows.flatMap((row) => (row.kind === 'step' ? [row.item.facts] : []))
  const roles = rows.flatMap((row) => (row.kind === 'step' || row.kind === 'block' ? [row.item.who] : []))
  return (
    <>
      <List id="roles" words={[...roles, ...offices.map(({ name }) => name)]} />
      <List id="systems" words={facts.map(({ system }) => system)} />
      <List id="media" words={mediumNames} />
      <List id="conditions" words={conditions} />
      <List id="templates" words={facts.map(({ template }) => template)} />
    </>
  )
}

const List = ({ id, words }: { id: string; words: readonly (string | null)[] }): VNode => (
  <datalist id={`lz-list-${id}`}>
    {[...new Set(words.filter(Boolean))].map((word) => (
      <option key={word} value={word ?? ''} />
    ))}
  </datalist>
)
