import { momentIn, type Sentence } from './reason.ts'
import type { Until } from '../core/case.ts'
import type { Instant } from '../core/ids.ts'
import type { ListenerEvent } from '../core/model.ts'

type Listening = Extract<Until, { readonly kind: 'listener' }>

/** What is held until the listener has answered. */
const held: Readonly<Record<ListenerEvent, Sentence>> = {
  beforeAll: { de: 'bevor es zum ersten Mal beginnt', en: 'before it begins for the first time' },
  start: { de: 'bevor es beginnt', en: 'before it begins' },
  end: { de: 'bevor es von dort weitergeht', en: 'before the case goes on from there' },
  creating: { de: 'bevor die Aufgabe erscheint', en: 'before the task appears' },
  assigning: { de: 'bevor die Zuweisung gilt', en: 'before the assignment holds' },
  updating: { de: 'bevor die Änderung der Aufgabe gilt', en: 'before the change of the task holds' },
  canceling: { de: 'weil die Aufgabe weggefallen ist', en: 'because the task has gone' },
  completing: { de: 'bevor die Aufgabe als erledigt gilt', en: 'before the task counts as completed' },
}

export function listenerSentence({ event, topic, retryAt }: Listening, name: string, zone: string): Sentence {
  const { de, en } = held[event]
  const again = later(retryAt, zone)
  return {
    de: `„${name}“ wartet auf das Programm „${topic}“, das gefragt wird, ${de}.${again.de}`,
    en: `"${name}" waits for the program "${topic}", which is asked ${en}.${again.en}`,
  }
}

function later(retryAt: Instant | undefined, zone: string): Sentence {
  if (retryAt === undefined) return { de: '', en: '' }
  const at = momentIn(zone, retryAt)
  return { de: ` Am ${at.de} wird es noch einmal versucht.`, en: ` It is tried again on ${at.en}.` }
}
