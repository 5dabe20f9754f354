/** Gaps and overlaps of the tables of a file, in sentences, and what could not be judged. */
import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Choice } from '../draft/choices.ts'
import { sayTables, type TableSays } from './sayTables.ts'

interface Props {
  readonly xml: string
  readonly choices: ReadonlyMap<string, Choice>
  readonly children?: ComponentChildren
}

export function CoverageList({ xml, choices, children }: Props): VNode {
  const [tables, setTables] = useState<readonly TableSays[]>([])
  useEffect(() => {
    let wanted = true
    void sayTables(xml, choices).then((said) => wanted && setTables(said))
    return () => {
      wanted = false
    }
  }, [xml])
  return (
    <section class="lz-findings" aria-label="Lücken und Überschneidungen" tabIndex={0}>
      {children}
      {tables.map(({ name, lists, fine }) => (
        <div key={name}>
          {tables.length > 1 && <h3>{name}</h3>}
          {fine && <p>{fine}</p>}
          {lists.map(({ title, entries }) => (
            <div key={title}>
              <h3>{`${title} (${entries.length})`}</h3>
              <ul>
                {entries.map((entry) => (
                  <li key={entry}>{entry}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
    </section>
  )
}
