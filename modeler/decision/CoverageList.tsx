/** Gaps and overlaps of the tables of a file, in sentences, and what could not be judged. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { sayTables, type TableSays } from './sayTables.ts'

export function CoverageList({ xml }: { xml: string }): VNode {
  const [tables, setTables] = useState<readonly TableSays[]>([])
  useEffect(() => {
    let wanted = true
    void sayTables(xml).then((said) => wanted && setTables(said))
    return () => {
      wanted = false
    }
  }, [xml])
  return (
    <section class="lz-findings" aria-label="Lücken und Überschneidungen" tabIndex={0}>
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
