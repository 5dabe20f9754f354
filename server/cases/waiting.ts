/** What a case waits for, in plain German. */
import { explain, type Wait } from '../../engine/index.ts'
import { ZONE } from '../context.ts'
import { germanDay } from '../pages/format.ts'
import type { CaseFile } from '../records/case-file.ts'

export interface Waiting {
  readonly text: string
  readonly due: string | null
  /** Id of the wait of a task (for its link) or of an incident (to go on). */
  readonly wait: number | null
  readonly trouble: boolean
}

export function waitings({
  case: state,
  model,
  people,
  offices,
}: Pick<CaseFile, 'case' | 'model' | 'people' | 'offices'>): readonly Waiting[] {
  const name = (id: string): string => model.elements[id]?.name || id
  const plain = (text: string): Waiting => ({ text, due: null, wait: null, trouble: false })
  const of = ({ id, on, until }: Wait): Waiting | null => {
    switch (until.kind) {
      case 'task': {
        const who =
          until.assignee === null
            ? until.groups.map((group) => offices.get(group) ?? group).join(', ')
            : (people.get(until.assignee)?.name ?? until.assignee)
        return { text: `Aufgabe „${name(on)}“${who ? ` bei ${who}` : ''}`, due: until.due, wait: id, trouble: false }
      }
      case 'job':
        return plain(`„${name(on)}“ wird automatisch erledigt`)
      case 'timer':
        return plain(
          until.due === null
            ? `„${name(on)}“ ruht`
            : `„${name(on)}“ am ${germanDay(until.due)}, wenn bis dahin nichts geschieht`,
        )
      case 'message':
        return plain(`Wartet auf: „${name(on)}“`)
      case 'incident':
        return { ...plain(`Störung bei „${name(on)}“: ${until.problem.message}`), wait: id, trouble: true }
      default:
        return plain(`Wartet bei „${name(on)}“`)
    }
  }
  const joins = explain({ models: { [model.id]: model }, zone: ZONE }, state).filter(({ wait }) => wait === null)
  return [...Object.values(state.waits).flatMap((wait) => of(wait) ?? []), ...joins.map(({ says }) => plain(says.de))]
}
