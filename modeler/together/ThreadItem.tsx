import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Named, SaidView, Thread } from '../api/process.ts'
import { sayTime } from '../app/time.ts'
import type { Conversation } from './conversation.ts'
import { SayForm } from './SayForm.tsx'
import { SmallAction } from './SmallAction.tsx'

interface Props {
  readonly thread: Thread
  readonly people: readonly Named[]
  readonly talk: Conversation
}

/** A comment with its answers. */
export function ThreadItem({ thread, people, talk }: Props): VNode {
  const [answering, setAnswering] = useState(false)
  const { id, resolvedAt, resolvedBy } = thread
  const about = thread.text.slice(0, 60)
  useEffect(() => {
    if (answering) document.getElementById(`lz-answer-${id}`)?.focus()
  }, [answering])
  const reply = async (text: string): Promise<string | null> => {
    const why = await talk.reply(id, text)
    if (why === null) setAnswering(false)
    return why
  }
  return (
    <li class="lz-thread">
      <SaidItem said={thread} />
      {thread.answers.length > 0 && (
        <ul>
          {thread.answers.map((said) => (
            <li key={said.id}>
              <SaidItem said={said} />
            </li>
          ))}
        </ul>
      )}
      {resolvedAt && (
        <p class="lz-hint">
          Erledigt von {resolvedBy}, {sayTime(resolvedAt, new Date())}
        </p>
      )}
      {answering ? (
        <SayForm id={`lz-answer-${id}`} label="Ihre Antwort" send="Antwort senden" people={people} onSay={reply} />
      ) : (
        <div class="lz-thread__do">
          <SmallAction kind="tertiary" label="Antworten" about={about} onClick={() => setAnswering(true)} />
          <SmallAction
            kind="tertiary"
            label={resolvedAt ? 'Wieder öffnen' : 'Erledigt'}
            about={about}
            onClick={() => void talk.resolve(id, resolvedAt === null)}
          />
        </div>
      )}
    </li>
  )
}

const SaidItem = ({ said: { by, at, text } }: { said: SaidView }): VNode => (
  <>
    <p class="lz-thread__who">
      <strong>{by}</strong> {sayTime(at, new Date())}
    </p>
    <p class="lz-thread__text">{text}</p>
  </>
)
