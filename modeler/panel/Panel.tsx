/** What a manager changes about the selected element. In groups, only what applies; the rest is under "Experte". */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import type { ProcessView } from '../api/process.ts'
import { canInsertAfter, insertTaskAfter } from '../bpmn/insert.ts'
import { is, service, type Drawn } from '../bpmn/services.ts'
import { kindOf, nameOf } from '../bpmn/words.ts'
import type { Problem } from '../check/problems.ts'
import { Expert } from './Expert.tsx'
import { fieldId } from './fieldId.ts'
import { TextField } from './fields.tsx'
import type { Desk } from './desk.ts'
import { Groups } from './Groups.tsx'
import { sayCount } from '../together/paintComments.ts'
import { MendButton } from './MendButton.tsx'
import { SmallButton } from './SmallButton.tsx'

interface Props {
  readonly modeler: Modeler
  readonly selected: Drawn | null
  readonly process: ProcessView
  readonly problems: readonly Problem[]
  readonly desk: Desk
  /** Whether it is only looked at. */
  readonly reads: boolean
  /** Open comments by element. */
  readonly comments: ReadonlyMap<string, number>
  readonly onTalk: () => void
  readonly onMend: (problem: Problem) => void
}

export function Panel({ modeler, selected, process, problems, desk, reads, comments, onTalk, onMend }: Props): VNode {
  const element = selected ?? service(modeler, 'canvas').getRootElement()
  return (
    <aside class="lz-panel" aria-label="Eigenschaften">
      <header class="lz-panel__head">
        <p class="lz-panel__kind">{kindOf(element)}</p>
        <h2 class="lz-panel__name">{nameOf(element) ?? (selected ? 'ohne Namen' : process.name)}</h2>
      </header>
      <div class="lz-panel__body" key={element.id}>
        {!selected && <p class="lz-hint">Wählen Sie im Diagramm einen Schritt, um ihn zu ändern.</p>}
        <TalkButton count={comments.get(selected ? element.id : process.key) ?? 0} onTalk={onTalk} />
        <fieldset class="lz-plain" disabled={reads}>
          {element.type !== 'bpmn:Collaboration' && <NameField modeler={modeler} element={element} />}
          {canInsertAfter(element) && <InsertAfter modeler={modeler} element={element} />}
          <Groups modeler={modeler} element={element} process={process} desk={desk} />
          <Expert modeler={modeler} />
        </fieldset>
      </div>
      <OwnProblems
        problems={problems.filter((problem) => problem.element === element.id)}
        onMend={reads ? null : onMend}
      />
    </aside>
  )
}

const TalkButton = ({ count, onTalk }: { count: number; onTalk: () => void }): VNode => (
  <SmallButton label={count === 0 ? 'Kommentieren' : sayCount(count)} onClick={onTalk} />
)

interface Of {
  readonly modeler: Modeler
  readonly element: Drawn
}

function NameField({ modeler, element }: Of): VNode {
  const annotation = is(element, 'bpmn:TextAnnotation')
  const commit = (name: string): void =>
    service(modeler, 'modeling').updateProperties(element, { [annotation ? 'text' : 'name']: name.trim() || undefined })
  return (
    <TextField
      id={fieldId('name')}
      label={annotation ? 'Text' : 'Name'}
      lines={2}
      value={nameOf(element) ?? ''}
      onCommit={commit}
    />
  )
}

function InsertAfter({ modeler, element }: Of): VNode {
  const insert = (): void => {
    const task = insertTaskAfter(modeler, element)
    if (!task) return
    service(modeler, 'selection').select(task)
    service(modeler, 'canvas').scrollToElement(task, 120)
    requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>(`#${fieldId('name')}`)?.select())
  }
  return (
    <button type="button" class="kern-btn kern-btn--secondary kern-btn--x-small lz-insert" onClick={insert}>
      <span class="kern-label">Aufgabe danach einfügen</span>
    </button>
  )
}

interface OwnProblemsProps extends Pick<Props, 'problems'> {
  readonly onMend: Props['onMend'] | null
}

/** Below the fields, which must not move under the hand when the check has something to say. */
function OwnProblems({ problems, onMend }: OwnProblemsProps): VNode | null {
  if (problems.length === 0) return null
  return (
    <ul class="lz-own-problems">
      {problems.map((problem) => (
        <li key={problem.code} class={`lz-own-problem lz-own-problem--${problem.severity}`}>
          {problem.reason} {problem.instead} {onMend && <MendButton problem={problem} onMend={onMend} />}
        </li>
      ))}
    </ul>
  )
}
