/** The verbs beside the table: each begins a step with one key behind "/", or one click. */
import type { VNode } from 'preact'
import { verbs, whole, type Verb } from '../table/verbs.ts'
import { VerbIcon } from './VerbIcon.tsx'

export const VerbBar = ({ onTake }: { onTake: (verb: Verb) => void }): VNode => (
  <div class="lz-verbs" role="toolbar" aria-label="Verben: in leerer Zeile / und der Buchstabe" onKeyDown={walk}>
    {verbs.map((verb, index) => (
      <button
        key={verb.name}
        type="button"
        class="lz-verbs__one"
        tabIndex={index === 0 ? 0 : -1}
        title={`${whole(verb)}: in leerer Zeile /${verb.key}`}
        onClick={() => onTake(verb)}
      >
        <VerbIcon name={verb.icon} />
        {verb.name}
        <kbd class="lz-key">/{verb.key}</kbd>
      </button>
    ))}
  </div>
)

/** One stop of the Tab key; the arrows go along it. */
function walk(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  const bar = event.currentTarget as HTMLElement
  const all = [...bar.querySelectorAll('button')]
  const next = all[all.indexOf(event.target as HTMLButtonElement) + (by ?? 0)]
  if (!by || !next) return
  event.preventDefault()
  next.focus()
}
