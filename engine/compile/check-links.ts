/** Links lead from any number of throw events to exactly one catch event of the same name in the same scope. */
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import type { Element } from '../core/model.ts'

export function checkLinks(reading: Reading): void {
  const links = [...reading.elements.values()].flatMap((element) =>
    element.event?.kind === 'link' ? [{ ...element, link: element.event.name }] : [],
  )
  for (const one of links) {
    const catching = links.filter((other) => isCatch(other) && other.link === one.link && other.parent === one.parent)
    if (!isCatch(one) && catching.length === 0) noTarget(reading, one.id, one.link)
    if (isCatch(one) && catching[0] !== one) secondTarget(reading, one.id, one.link)
    if (one.events.length > 1) notAlone(reading, one.id)
    if ((isCatch(one) ? one.incoming : one.outgoing).length > 0) connected(reading, one.id)
  }
}

/** The catch event at which a link goes on. */
export function linkTarget(reading: Reading, { parent, event }: Element): string | undefined {
  const name = event?.kind === 'link' ? event.name : undefined
  const fits = (other: Element): boolean =>
    isCatch(other) && other.parent === parent && other.event?.kind === 'link' && other.event.name === name
  return name === undefined ? undefined : [...reading.elements.values()].find(fits)?.id
}

const isCatch = ({ type }: Element): boolean => type === 'bpmn:IntermediateCatchEvent'

function noTarget(reading: Reading, id: string, link: string): void {
  complain(
    reading,
    id,
    'link-target-missing',
    [`Der Link „${link}“ führt nirgends hin.`, `The link "${link}" leads nowhere.`],
    [
      'Zeichnen Sie im selben Prozess oder Teilprozess ein fangendes Linkereignis mit diesem Namen.',
      'Draw a link catch event of this name in the same process or subprocess.',
    ],
  )
}

function secondTarget(reading: Reading, id: string, link: string): void {
  complain(
    reading,
    id,
    'link-target-twice',
    [`Der Link „${link}“ hat mehrere Ziele.`, `The link "${link}" has several targets.`],
    ['Lassen Sie ein fangendes Linkereignis je Namen.', 'Leave one link catch event for each name.'],
  )
}

function connected(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'link-connected',
    [
      'Ein Link ersetzt die Verbindung: Keine führt aus dem auslösenden oder in das fangende Linkereignis.',
      'A link replaces the flow: none leaves the throwing or enters the catching link event.',
    ],
    [
      'Entfernen Sie die Verbindung, oder verwenden Sie ein leeres Zwischenereignis.',
      'Remove it, or use a none event.',
    ],
  )
}

function notAlone(reading: Reading, id: string): void {
  complain(
    reading,
    id,
    'link-not-alone',
    ['Ein Link steht nicht neben anderen Auslösern.', 'A link does not stand beside other definitions.'],
    ['Zeichnen Sie den Link als eigenes Ereignis.', 'Draw the link as an event of its own.'],
  )
}
