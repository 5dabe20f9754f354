/** Where a case stands: the diagram with the way it took, and the same as a list for everyone. */
import type { VNode } from 'preact'
import { germanMoment } from '../pages/format.ts'
import type { CaseFile } from '../records/case-file.ts'
import { actorName } from '../records/colleagues.ts'
import { waitings } from './waiting.ts'

interface Props {
  readonly file: CaseFile
  /** Address of the BPMN file of the case's version. */
  readonly url: string
}

/** The script of the viewer fills the picture; without it the lists below say the same. */
export function DiagramView({ file, url }: Props): VNode {
  const { active, visited } = wayOf(file)
  const label = `Diagramm von „${file.model.name}“. Der Stand steht darunter auch als Text.`
  return (
    <>
      <div
        class="diagram-view"
        data-diagram-url={url}
        data-active={active.join(',')}
        data-visited={visited.map(({ element }) => element).join(',')}
        data-label={label}
      />
      <div class="file">
        <section aria-labelledby="hier">
          <h2 id="hier">Hier steht der Vorgang</h2>
          <ul class="where">
            {waitings(file).map(({ text }) => (
              <li>{text}</li>
            ))}
            {active.length === 0 && (
              <li>{`Der Vorgang ist beendet${file.row.ended_how ? `: ${file.row.ended_how}` : ''}.`}</li>
            )}
          </ul>
        </section>
        <section aria-labelledby="weg">
          <h2 id="weg">Diesen Weg hat er genommen</h2>
          <ol class="where">
            {visited
              .filter(({ element, name }) => name !== '' && !file.model.elements[element]?.type.endsWith('Gateway'))
              .map(({ name, at, who }) => (
                <li>
                  {name}
                  <span class="list__sub">{`${germanMoment(at)}, ${who}`}</span>
                </li>
              ))}
          </ol>
        </section>
      </div>
    </>
  )
}

interface Visited {
  readonly element: string
  readonly name: string
  readonly at: string
  readonly who: string
}

/** Elements with a token, and what was completed, in order. */
function wayOf({ case: state, model, trail, people }: CaseFile): {
  active: readonly string[]
  visited: readonly Visited[]
} {
  const active = Object.values(state.tokens).filter(
    ({ scope, element }) => scope !== null && model.elements[element]?.type !== 'bpmn:Process',
  )
  const visited = trail.flatMap(({ actor, events }) =>
    events.flatMap((event) =>
      event.type === 'left' && event.how === 'completed' && model.elements[event.element]?.type !== 'bpmn:Process'
        ? [
            {
              element: event.element,
              name: model.elements[event.element]?.name ?? '',
              at: event.at,
              who: actorName(people, actor),
            },
          ]
        : [],
    ),
  )
  return { active: [...new Set(active.map(({ element }) => element))], visited }
}
