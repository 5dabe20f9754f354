/** What people have said about the selected element, and everything that is open anywhere in the process. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { CommentsView, ProcessView, Thread } from '../api/process.ts'
import { service, type Drawn } from '../bpmn/services.ts'
import { call, nameOf } from '../bpmn/words.ts'
import { openThreads, type Conversation } from './conversation.ts'
import { SayForm } from './SayForm.tsx'
import { SmallAction } from './SmallAction.tsx'
import { ThreadItem } from './ThreadItem.tsx'

interface Props {
  readonly modeler: Modeler
  readonly process: ProcessView
  readonly selected: Drawn | null
  readonly comments: CommentsView | null
  readonly talk: Conversation
  readonly onSelect: (id: string) => void
  readonly onClose: () => void
}

export function CommentPanel({ modeler, process, selected, comments, talk, onSelect, onClose }: Props): VNode {
  // Who opens the comments wants to write one.
  useEffect(() => document.getElementById(FIELD)?.focus(), [])
  const element = selected?.id ?? process.key
  const what = selected ? call(selected) : 'Zum ganzen Prozess'
  const own = comments?.threads.filter((thread) => thread.element === element) ?? []
  const [open, resolved] = [own.filter(isOpen), own.filter((thread) => !isOpen(thread))]
  const others = openThreads(comments).filter((thread) => thread.element !== element)
  const items = (threads: readonly Thread[]): VNode => (
    <ul class="lz-threads">
      {threads.map((thread) => (
        <ThreadItem key={thread.id} thread={thread} people={comments?.people ?? []} talk={talk} />
      ))}
    </ul>
  )
  return (
    <aside class="lz-panel lz-comments" aria-labelledby="lz-comments-title">
      <header class="lz-panel__head lz-comments__head">
        <div>
          <p class="lz-panel__kind">{what}</p>
          <h2 class="lz-panel__name" id="lz-comments-title">
            Kommentare
          </h2>
        </div>
        <SmallAction kind="tertiary" label="Schließen" about="Kommentare" onClick={onClose} />
      </header>
      <div class="lz-panel__body">
        {open.length > 0 ? items(open) : <p class="lz-hint">Hierzu ist nichts offen.</p>}
        <SayForm
          key={element}
          id={FIELD}
          label="Neuer Kommentar"
          send="Kommentar senden"
          people={comments?.people ?? []}
          onSay={(text) => talk.comment(element, (selected && (nameOf(selected) ?? what)) ?? process.name, text)}
        />
        {resolved.length > 0 && (
          <details>
            <summary>Erledigt ({resolved.length})</summary>
            {items(resolved)}
          </details>
        )}
        <Elsewhere modeler={modeler} process={process} threads={others} onSelect={onSelect} />
      </div>
    </aside>
  )
}

const FIELD = 'lz-comment'

const isOpen = ({ resolvedAt }: Thread): boolean => resolvedAt === null

interface ElsewhereProps extends Pick<Props, 'modeler' | 'process' | 'onSelect'> {
  readonly threads: readonly Thread[]
}

/** Jumps to what is open at other elements; those that are gone are only named. */
function Elsewhere({ modeler, process, threads, onSelect }: ElsewhereProps): VNode | null {
  if (threads.length === 0) return null
  const registry = service(modeler, 'elementRegistry')
  const root = service(modeler, 'canvas').getRootElement()
  return (
    <section aria-labelledby="lz-comments-all">
      <h3 id="lz-comments-all">Offen an anderer Stelle ({threads.length})</h3>
      <ul class="lz-threads">
        {threads.map(({ id, element, elementName, by, text }) => {
          const target = element === process.key ? root : registry.get(element)
          return (
            <li key={id} class="lz-thread">
              {target ? (
                <button type="button" class="lz-thread__jump" onClick={() => onSelect(target.id)}>
                  {element === process.key ? 'Zum ganzen Prozess' : call(target)}
                </button>
              ) : (
                <p class="lz-thread__who">
                  <strong>Schritt entfernt: {elementName}</strong>
                </p>
              )}
              <p class="lz-thread__text">
                {by}: {text}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
