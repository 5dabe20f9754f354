import type { VNode } from 'preact'
import { germanMoment } from '../../pages/format.ts'
import { Choice } from '../../pages/choice.tsx'
import { CsrfField, type PageProps } from '../../pages/layout.tsx'
import { Button } from '../../pages/parts.tsx'
import { LongText } from '../long-text.tsx'
import type { Said, Thread } from './store.ts'
import type { CommentGroup, CommentsView } from './view.ts'

interface CommentsProps {
  readonly process: string
  readonly view: CommentsView
  readonly csrf: PageProps['csrf']
  /** Last part of the address to come back to. */
  readonly back: 'kommentare' | 'freigabe'
}

/** What people have said about a process, and a form to say more; works without JavaScript. */
export const Comments = (props: CommentsProps): VNode => {
  const { open, resolved } = props.view
  const count = (groups: readonly CommentGroup[]): number => groups.reduce((sum, one) => sum + one.threads.length, 0)
  return (
    <section aria-labelledby="kommentare" class="comments">
      <h2 class="kern-heading-large" id="kommentare">{`Offene Kommentare (${count(open)})`}</h2>
      {open.length === 0 && <p>Niemand hat etwas offen.</p>}
      <Groups groups={open} {...props} />
      <NewComment {...props} />
      {resolved.length > 0 && (
        <details>
          <summary>{`Erledigt (${count(resolved)})`}</summary>
          <Groups groups={resolved} {...props} />
        </details>
      )}
    </section>
  )
}

const Groups = ({ groups, ...props }: CommentsProps & { groups: readonly CommentGroup[] }): VNode => (
  <>
    {groups.map(({ title, threads }) => (
      <>
        <h3 class="kern-heading-medium">{title}</h3>
        <ul class="comments__list">
          {threads.map((thread) => (
            <ThreadItem thread={thread} {...props} />
          ))}
        </ul>
      </>
    ))}
  </>
)

const ThreadItem = ({ thread, process, view, csrf, back }: CommentsProps & { thread: Thread }): VNode => {
  const address = `/amt/prozesse/${process}/kommentare/${thread.id}`
  const { nameOf } = view
  return (
    <li id={`kommentar-${thread.id}`}>
      <SaidLine said={thread} nameOf={nameOf} />
      {thread.answers.length > 0 && (
        <ul class="comments__answers">
          {thread.answers.map((said) => (
            <li>
              <SaidLine said={said} nameOf={nameOf} />
            </li>
          ))}
        </ul>
      )}
      {thread.resolvedAt && (
        <p class="muted">{`Erledigt von ${nameOf(thread.resolvedBy ?? '')}, ${germanMoment(thread.resolvedAt)}`}</p>
      )}
      <div class="comments__do no-print">
        <details>
          <summary>
            Antworten<span class="kern-sr-only">{`: ${thread.text.slice(0, 60)}`}</span>
          </summary>
          <form method="post" action={`${address}/antwort`} class="stack">
            <CsrfField csrf={csrf} />
            <input type="hidden" name="zurueck" value={back} />
            <LongText name="text" id={`antwort-${thread.id}`} label="Ihre Antwort" />
            <Button kind="secondary" small label="Antwort senden" />
          </form>
        </details>
        <form method="post" action={`${address}/${thread.resolvedAt ? 'offen' : 'erledigt'}`}>
          <CsrfField csrf={csrf} />
          <input type="hidden" name="zurueck" value={back} />
          <Button
            kind="tertiary"
            small
            label={
              <>
                {thread.resolvedAt ? 'Wieder öffnen' : 'Erledigt'}
                <span class="kern-sr-only">{`: ${thread.text.slice(0, 60)}`}</span>
              </>
            }
          />
        </form>
      </div>
    </li>
  )
}

const SaidLine = ({ said: { by, at, text }, nameOf }: { said: Said; nameOf: CommentsView['nameOf'] }): VNode => (
  <>
    <p class="comments__who">
      <strong>{nameOf(by)}</strong> <span class="muted">{germanMoment(at)}</span>
    </p>
    <p class="comments__text">{text}</p>
  </>
)

const NewComment = ({ process, view, csrf, back }: CommentsProps): VNode => (
  <form method="post" action={`/amt/prozesse/${process}/kommentare`} class="stack no-print comments__new">
    <h3 class="kern-heading-medium">Kommentieren</h3>
    <CsrfField csrf={csrf} />
    <input type="hidden" name="zurueck" value={back} />
    <Choice
      name="element"
      label="Wozu"
      chosen={undefined}
      options={view.places.map(({ element, title }) => [element, title])}
    />
    <LongText name="text" label="Ihr Kommentar" />
    <Choice
      name="an"
      label="Jemanden darauf hinweisen"
      all="niemanden"
      chosen={undefined}
      options={view.people.map(({ login, name }) => [login, name])}
    />
    <Button kind="secondary" label="Kommentar senden" />
  </form>
)
