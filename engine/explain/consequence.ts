/** What a catching event means for what is around it, once it comes. */
import { nameOf } from './place.ts'
import type { Sentence } from './reason.ts'
import type { Element } from '../core/model.ts'

/** Where a wait stands: its own element, that of the token which waits, and the scope of an event subprocess. */
export interface Standing {
  readonly on: Element
  readonly at: Element
}

const nothing: Sentence = { de: '', en: '' }

export function consequence(standing: Standing): Sentence {
  const both = [outcome(standing), several(standing)].filter(({ de }) => de !== '')
  return both.length === 0
    ? nothing
    : { de: both.map(({ de }) => ` ${de}`).join(''), en: both.map(({ en }) => ` ${en}`).join('') }
}

/** Whether what waits may be overtaken by something else. */
export const mayBeOvertaken = ({ on, at }: Standing): boolean =>
  on.interrupting && (on.type === 'bpmn:BoundaryEvent' || on.type === 'bpmn:StartEvent' || on.id !== at.id)

function outcome({ on, at }: Standing): Sentence {
  const name = nameOf(at)
  if (on.type === 'bpmn:BoundaryEvent')
    return on.interrupting ? { de: `Dann endet „${name}“.`, en: `"${name}" ends then.` } : goesOn(name)
  if (on.type === 'bpmn:StartEvent' && at.id !== on.id)
    return on.interrupting
      ? { de: `Dann endet alles andere in „${name}“.`, en: `Everything else in "${name}" ends then.` }
      : goesOn(name)
  if (at.type === 'bpmn:EventBasedGateway' && at.instantiate !== 'parallel')
    return { de: 'Was zuerst kommt, entscheidet.', en: 'What comes first decides.' }
  return nothing
}

const goesOn = (name: string): Sentence => ({
  de: `„${name}“ läuft dabei weiter.`,
  en: `"${name}" goes on meanwhile.`,
})

function several({ on }: Standing): Sentence {
  if (on.events.length < 2) return nothing
  return on.parallelMultiple
    ? { de: `„${nameOf(on)}“ braucht alle seine Ereignisse.`, en: `"${nameOf(on)}" needs all of its events.` }
    : {
        de: `Für „${nameOf(on)}“ genügt eines seiner Ereignisse.`,
        en: `For "${nameOf(on)}" one of its events is enough.`,
      }
}
