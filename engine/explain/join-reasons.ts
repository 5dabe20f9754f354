/** Tokens that stand at a gateway and wait for other tokens of their case. */
import { groupBy } from './group.ts'
import { nameOf, type Places } from './place.ts'
import type { Reason, Sentence } from './reason.ts'
import type { Case, Token } from '../core/case.ts'
import { isJoin } from '../core/gateways.ts'
import type { FlowId } from '../core/ids.ts'
import type { Element, Model } from '../core/model.ts'
import { waysInto } from '../core/reach.ts'

/** One gateway in one scope, with what has arrived and what may still come. */
interface Join {
  readonly state: Case
  readonly model: Model
  readonly element: Element
  readonly here: readonly Token[]
  /** The other tokens of the scope. */
  readonly others: readonly Token[]
}

/** One reason for each gateway at which tokens wait, named by the oldest of them. */
export function joinReasons(places: Places): readonly Reason[] {
  const joins = groupBy(
    Object.values(places.state.tokens).filter((token) => rests(places, token)),
    ({ scope, element }) => `${scope}/${element}`,
  )
  return [...joins.values()].flatMap((here) => reasonOf(places, here))
}

/** Tokens that leave are held by something else. */
function rests(places: Places, token: Token): boolean {
  const element = places.elementAt(token)
  return element !== undefined && isJoin(element) && token.phase !== 'leaving' && !token.compensates
}

function reasonOf(places: Places, here: readonly Token[]): Reason[] {
  const [oldest] = here
  const model = oldest && places.modelOf(oldest)
  const element = oldest && places.elementAt(oldest)
  const scope = oldest?.scope === null || oldest === undefined ? undefined : places.state.tokens[oldest.scope]
  if (!model || !element || !scope) return []
  const others = places.inside(scope).filter((token) => token.element !== element.id && !token.compensates)
  const says = speakers[element.type]?.({ state: places.state, model, element, here, others })
  return says ? [{ token: oldest.id, element: element.id, wait: null, since: null, says }] : []
}

const speakers: Readonly<Partial<Record<Element['type'], (join: Join) => Sentence>>> = {
  'bpmn:ParallelGateway': parallel,
  'bpmn:InclusiveGateway': inclusive,
  'bpmn:ComplexGateway': complex,
}

/** It needs every way; where nothing is on a missing one, it never goes on. */
function parallel(join: Join): Sentence {
  const { model, element } = join
  const missing = element.incoming.filter((flow) => !arrived(join).has(flow))
  const from = missing.map((flow) => quoted(sourceOf(model, flow)))
  const [hopeless] = missing.filter((flow) => coming(join, [flow]).length === 0)
  const never = hopeless === undefined ? null : quoted(sourceOf(model, hopeless))
  const name = called(element)
  return {
    de: `${name.de} wartet noch auf den Weg von ${from.join(' und von ')}. ${never === null ? onTheWay(join, missing).de : `Von ${never} kommt nichts mehr: So geht es hier nie weiter.`}`,
    en: `${name.en} still waits for the way from ${from.map(english).join(' and from ')}. ${never === null ? onTheWay(join, missing).en : `Nothing will come from ${english(never)}: this never goes on.`}`,
  }
}

/** It waits as long as something can still arrive on a way that has brought nothing (table 13.3). */
function inclusive(join: Join): Sentence {
  const name = called(join.element)
  const names = listed(join, open(join))
  return {
    de: `${name.de} wartet, denn hierher kann noch kommen: ${names || 'etwas'}.`,
    en: `${name.en} waits because this can still arrive: ${english(names) || 'something'}.`,
  }
}

/** First for its activation condition, then for what belongs to the same round. */
function complex(join: Join): Sentence {
  const { state, element, here } = join
  const name = called(element)
  const again = state.gates.some((gate) => gate.element === element.id && gate.scope === here[0]?.scope)
  if (again) {
    const names = listed(join, open(join))
    return {
      de: `${name.de} hat schon weitergegeben und nimmt noch auf, was zur selben Runde gehört: ${names || 'nichts mehr'}.`,
      en: `${name.en} has gone on already and still takes in what belongs to the same round: ${english(names) || 'nothing more'}.`,
    }
  }
  const missing = element.incoming.filter((flow) => !arrived(join).has(flow))
  const on = onTheWay(join, missing)
  return {
    de: `${name.de} wartet, bis die Bedingung „${element.activation}“ zutrifft; angekommen: ${here.length}. ${on.de}`,
    en: `${name.en} waits until the condition "${element.activation}" is true; arrived: ${here.length}. ${on.en}`,
  }
}

const arrived = ({ state, element, here }: Join): ReadonlySet<FlowId | null> => {
  const gate = state.gates.find((one) => one.element === element.id && one.scope === here[0]?.scope)
  return new Set([...here.map(({ via }) => via), ...(gate?.taken ?? [])])
}

/** The tokens from which a way leads to one of these flows without passing the gateway. */
function coming({ model, element, others }: Join, flows: readonly FlowId[]): readonly Token[] {
  const ways = waysInto(model, element.id)
  return others.filter((token) => flows.some((flow) => ways.get(flow)?.has(token.element)))
}

/** Those for which an inclusive or complex gateway waits: on the way to an empty flow, and to none that has brought something. */
function open(join: Join): readonly Token[] {
  const filled = join.element.incoming.filter((flow) => arrived(join).has(flow))
  const empty = join.element.incoming.filter((flow) => !arrived(join).has(flow))
  const elsewhere = new Set(coming(join, filled))
  return coming(join, empty).filter((token) => !elsewhere.has(token))
}

function onTheWay(join: Join, flows: readonly FlowId[]): Sentence {
  const names = listed(join, coming(join, flows))
  return names
    ? { de: `Dorthin unterwegs: ${names}.`, en: `On the way there: ${english(names)}.` }
    : { de: 'Zurzeit ist nichts dorthin unterwegs.', en: 'Nothing is on the way there now.' }
}

const listed = ({ model }: Join, tokens: readonly Token[]): string =>
  [...new Set(tokens.map(({ element }) => quoted(model.elements[element] ?? { name: '', id: element })))].join(', ')

const called = ({ name }: Element): Sentence =>
  name ? { de: `„${name}“`, en: `"${name}"` } : { de: 'Die Zusammenführung', en: 'The join' }

const quoted = (element: Pick<Element, 'name' | 'id'>): string => `„${nameOf(element)}“`

/** Names stay as they are; only their quotation marks change. */
const english = (text: string): string => text.replace(/„([^“]*)“/g, '"$1"')

const sourceOf = ({ flows, elements }: Model, flow: FlowId): Pick<Element, 'name' | 'id'> => {
  const source = flows[flow]?.source
  return (source === undefined ? undefined : elements[source]) ?? { name: '', id: source ?? (flow as string) }
}
