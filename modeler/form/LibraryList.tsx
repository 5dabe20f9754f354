import type { VNode } from 'preact'
import { library, type LibraryEntry } from './library.ts'

/** The field library: one click puts an entry into the form. */
export const LibraryList = ({ onInsert }: { onInsert: (entry: LibraryEntry) => void }): VNode => (
  <section aria-labelledby="lz-library">
    <h3 id="lz-library">Feldbibliothek</h3>
    <ul class="lz-library">
      {library.map((entry) => (
        <li key={entry.id}>
          <button type="button" onClick={() => onInsert(entry)}>
            <strong>{entry.name}</strong> <span>{entry.says}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
)
