/** What the engine could not run, below the drawing; each entry leads to its element. */
import type { VNode } from 'preact'
import type Modeler from 'bpmn-js/lib/Modeler'
import { service } from '../bpmn/services.ts'
import { call, nameOf } from '../bpmn/words.ts'
import type { Problem } from '../check/problems.ts'

interface Props {
  readonly modeler: Modeler
  readonly problems: readonly Problem[] | null
  readonly onSelect: (id: string) => void
}

export function ProblemList({ modeler, problems, onSelect }: Props): VNode {
  return (
    <section class="lz-problems" aria-labelledby="lz-problems-title">
      <h2
        id="lz-problems-title"
        tabIndex={-1}
        aria-live="polite"
        class={problems?.length ? 'lz-problems__some' : 'lz-problems__none'}
      >
        {headline(problems)}
      </h2>
      {problems && problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.element}${problem.code}`}>
              <Entry modeler={modeler} problem={problem} onSelect={onSelect} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Entry({
  modeler,
  problem,
  onSelect,
}: {
  modeler: Modeler
  problem: Problem
  onSelect: (id: string) => void
}): VNode {
  const element = problem.element ? service(modeler, 'elementRegistry').get(problem.element) : undefined
  // The engine often names the element itself.
  const named = element && problem.reason.includes(nameOf(element) ?? element.id)
  const where = element ? call(element) : 'Das Modell'
  return (
    <button
      type="button"
      class={`lz-problem lz-problem--${problem.severity}`}
      disabled={!element}
      onClick={() => element && onSelect(element.id)}
    >
      <span class={`lz-badge lz-badge--${problem.severity}`} aria-hidden="true">
        !
      </span>
      <span>
        {!named && <strong>{where}: </strong>}
        {problem.reason}
        {problem.instead && <span class="lz-problem__instead"> {problem.instead}</span>}
      </span>
    </button>
  )
}

function headline(problems: readonly Problem[] | null): string {
  if (problems === null) return 'Modell wird geprüft …'
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const hints = problems.length - errors
  if (errors === 0 && hints === 0) return 'Geprüft: keine Probleme'
  return [
    errors > 0 && (errors === 1 ? '1 Problem' : `${errors} Probleme`),
    hints > 0 && (hints === 1 ? '1 Hinweis' : `${hints} Hinweise`),
  ]
    .filter(Boolean)
    .join(', ')
}
