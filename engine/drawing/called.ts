/** What an element of a drawing is called. One without a name is called after what stands beside it: nobody knows ids. */

interface Kind {
  readonly type: RegExp
  readonly de: string
  readonly article: string
  readonly en: string
}

const kind = (type: RegExp, article: string, de: string, en: string): Kind => ({ type, article, de, en })

const kinds: readonly Kind[] = [
  kind(/SubProcess$|Transaction$/, 'Der', 'Teilprozess', 'subprocess'),
  kind(/CallActivity$/, 'Der', 'Aufruf', 'call'),
  kind(/Task$/, 'Der', 'Schritt', 'step'),
  kind(/StartEvent$/, 'Der', 'Beginn', 'start'),
  kind(/EndEvent$/, 'Das', 'Ende', 'end'),
  kind(/Event$/, 'Das', 'Ereignis', 'event'),
  kind(/ExclusiveGateway$|InclusiveGateway$|ComplexGateway$/, 'Die', 'Entscheidung', 'decision'),
  kind(/Gateway$/, 'Die', 'Verzweigung', 'gateway'),
  kind(/:Lane$/, 'Die', 'Bahn', 'lane'),
  kind(/MessageFlow$/, 'Die', 'Nachricht', 'message'),
  kind(/SequenceFlow$/, 'Der', 'Weg', 'way'),
  kind(/DataObjectReference$|DataStoreReference$/, 'Die', 'Unterlage', 'document'),
]

const OTHER = kind(/$/, 'Das', 'Element', 'element')
const PROCESS = kind(/:(Process|Participant)$/, 'Der', 'Prozess', 'process')
const JOIN = kind(/$/, 'Die', 'Zusammenführung', 'join')

/** Undefined for parts of the file that nobody sees. */
export const drawnKind = (type: string): Kind | undefined => kinds.find((one) => one.type.test(type))

/** As `drawnKind`, and nothing is decided where ways only come together. */
export function kindIn(type: string, waysOut: number): Kind {
  const found = drawnKind(type) ?? (PROCESS.type.test(type) ? PROCESS : OTHER)
  return found.de === 'Entscheidung' && waysOut < 2 ? JOIN : found
}

/** Names of what stands around an element, as far as it has names. */
export interface Beside {
  /** The step at whose border it stands. */
  readonly at?: string | undefined
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly inside?: string | undefined
}

type Words = Readonly<Record<keyof Beside | 'nowhere', string>>

const GERMAN: Words = { at: 'an', before: 'nach', after: 'vor', inside: 'in', nowhere: 'ohne Namen' }
const ENGLISH: Words = { at: 'at', before: 'after', after: 'before', inside: 'in', nowhere: 'without a name' }

/** "nach „Akte holen“". */
export const sayBeside = (beside: Beside): string => told(beside, GERMAN, ['„', '“'])

function told(beside: Beside, words: Words, [open, close]: readonly [string, string]): string {
  const found = (['at', 'before', 'after', 'inside'] as const).find((place) => beside[place])
  return found ? `${words[found]} ${open}${beside[found]}${close}` : words.nowhere
}

/** An element as moddle gives it; read by the engine or by bpmn-js. */
interface FileNode {
  readonly $type: string
  readonly name?: string | undefined
  readonly $parent?: unknown
}

/** Its name, or what stands in its place between quotation marks: "Schritt nach ‚Akte holen‘". */
export function calledNode(node: FileNode): { readonly de: string; readonly en: string } {
  const name = nameOfNode(node)
  if (name) return { de: name, en: name }
  const flows = members(up(node)).filter(({ $type }) => $type === 'bpmn:SequenceFlow')
  const ways = {
    out: flows.filter((flow) => at(flow, 'sourceRef') === node),
    in: flows.filter((flow) => at(flow, 'targetRef') === node),
  }
  const named = (nodes: readonly (FileNode | undefined)[]): string | undefined => nodes.map(nameOfNode).find(Boolean)
  const isWay = node.$type === 'bpmn:SequenceFlow'
  const beside: Beside = {
    at: named([at(node, 'attachedToRef')]),
    before: named(isWay ? [at(node, 'sourceRef')] : ways.in.map((flow) => at(flow, 'sourceRef'))),
    after: named(isWay ? [at(node, 'targetRef')] : ways.out.map((flow) => at(flow, 'targetRef'))),
    inside: /SubProcess$|Transaction$/.test(up(node)?.$type ?? '') ? named([up(node)]) : undefined,
  }
  if (isWay && beside.before && beside.after)
    return {
      de: `Weg von ‚${beside.before}‘ zu ‚${beside.after}‘`,
      en: `way between '${beside.before}' and '${beside.after}'`,
    }
  const { de, en } = kindIn(node.$type, ways.out.length)
  return { de: `${de} ${told(beside, GERMAN, ['‚', '‘'])}`, en: `${en} ${told(beside, ENGLISH, ["'", "'"])}` }
}

/** Without white space around it; empty where there is none. */
export const nameOfNode = (node: Pick<FileNode, 'name'> | undefined): string =>
  (node?.name ?? '').replace(/\s+/g, ' ').trim()
const up = (node: FileNode): FileNode | undefined => node.$parent as FileNode | undefined
const at = (node: FileNode, property: string): FileNode | undefined =>
  (node as unknown as Readonly<Record<string, FileNode | undefined>>)[property]
const members = (scope: FileNode | undefined): readonly FileNode[] =>
  (scope as { readonly flowElements?: readonly FileNode[] } | undefined)?.flowElements ?? []
