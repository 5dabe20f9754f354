/** The process as a Mermaid flowchart: text that wikis and issue trackers draw. Lanes become subgraphs. */
import type { DrawnNode, DrawnProcess } from '../../engine/index.ts'

export function mermaidOf({ nodes, flows }: DrawnProcess): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index + 1}`]))
  const lanes = [...new Set(nodes.map(({ lane }) => lane))]
  const lines = lanes.flatMap((lane, index) => {
    const own = nodes.filter((node) => node.lane === lane).map((node) => `${ids.get(node.id)}${shape(node)}`)
    return lane === null ? own : [`subgraph l${index + 1}[${quoted(lane)}]`, ...own.map((line) => `  ${line}`), 'end']
  })
  const ways = flows.flatMap(({ source, target, name, isDefault }) => {
    const says = name || (isDefault ? 'sonst' : '')
    const [from, to] = [ids.get(source), ids.get(target)]
    return from && to ? [`${from} -->${says ? `|${quoted(says)}|` : ''} ${to}`] : []
  })
  const hung = nodes.flatMap(({ id, host }) =>
    host !== null && ids.has(host) ? [`${ids.get(host)} -.- ${ids.get(id)}`] : [],
  )
  return ['flowchart LR', ...[...lines, ...ways, ...hung].map((line) => `  ${line}`), ''].join('\n')
}

function shape({ type, name }: DrawnNode): string {
  const said = quoted(name || ' ')
  if (/(Start|End)Event$/.test(type)) return `([${said}])`
  if (/Event$/.test(type)) return `((${said}))`
  if (/Gateway$/.test(type)) return `{${said}}`
  return /SubProcess$|CallActivity$/.test(type) ? `[[${said}]]` : `[${said}]`
}

/** Within quotes only these mean something. */
const quoted = (text: string): string =>
  `"${text.replace(/\s+/g, ' ').replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;')}"`
