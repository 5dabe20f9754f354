import { ask, end, start, step, way } from '../example.ts'
import { extension, fact, forks, isRecorded, outgoing, quoted } from '../nodes.ts'
import type { Moddle } from '../../bpmn/services.ts'
import type { Mend, Rule } from '../rule.ts'

const done = { minutesUsual: '5', source: 'estimate' }
const ways = (yes: string, no: string) => [
  way('ja', step('Antrag buchen', done), yes),
  way('nein', step('Unterlagen anfordern', done), no),
]

export const shares: Rule = {
  code: 'V10',
  name: 'shares',
  title: 'Die Anteile der Wege ergeben 100 Prozent',
  why: 'Aus den Anteilen wird berechnet, wie oft ein Schritt anfällt. Ergeben sie nicht 100 Prozent, stimmt keine Zahl dahinter.',
  instead: 'Fragen Sie: „Von zehn Fällen, wie viele gehen hier lang?“ und tragen Sie für jeden Weg den Anteil ein.',
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), ask('Unterlagen vollständig?', ways('0.8', '0.2')), end('Antrag bearbeitet')],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [start('Antrag eingegangen'), ask('Unterlagen vollständig?', ways('0.8', '0.3')), end('Antrag bearbeitet')],
  },
  check(node, report) {
    if (!forks(node) || !isRecorded(node) || !node.$instanceOf('bpmn:ExclusiveGateway')) return
    const said = outgoing(node).map(shareOf)
    const open = said.filter((share) => share === undefined).length
    const sum = said.reduce<number>((total, share) => total + (share ?? 0), 0)
    // One way without a share takes what is left.
    if (open > 1) report(node, `Bei ${quoted(node)} fehlen die Anteile von ${open} Wegen.`, toShares(node))
    else if (open === 1 ? sum > 1 + TOLERANCE : Math.abs(sum - 1) > TOLERANCE)
      report(node, `Die Wege aus ${quoted(node)} ergeben ${format(sum * 100)} Prozent.`, toShares(node))
  },
}

/** Thirds are typed as 0.33. */
const TOLERANCE = 0.011

/** 0…1, said at the flow or at the step that it leads to. */
function shareOf(flow: Moddle): number | undefined {
  const own = extension(flow, 'lz:Way')?.get<number | undefined>('share')
  const target = flow.get<Moddle | undefined>('targetRef')
  const there = target && fact(target, 'share')
  return own ?? (there === undefined ? undefined : Number(there))
}

/** To the share of the first way that has none, else of the first. */
function toShares(node: Moddle): Mend {
  const flows = outgoing(node)
  const flow = flows.find((one) => shareOf(one) === undefined) ?? flows[0]
  return { label: 'Anteile eintragen', field: `share-${flow?.id}` }
}

const format = (value: number): string => new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 }).format(value)
