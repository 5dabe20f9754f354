/**
 * Texts of a form as pages show them: headings, paragraphs, lists, bold, italic and links of Markdown. Everything else stays
 * text; nothing of it can become markup, because it goes through the renderer as text.
 */
import type { ComponentChildren, VNode } from 'preact'

export function Markdown({ text }: { text: string }): VNode {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
  return <div class="prose">{blocks.map(block)}</div>
}

function block(text: string): VNode {
  const lines = text.trim().split('\n')
  const heading = /^(#{1,4})\s+(.*)$/.exec(lines[0] ?? '')
  if (heading && lines.length === 1)
    return heading[1] === '#' || heading[1] === '##' ? (
      <h2>{inline(heading[2] ?? '')}</h2>
    ) : (
      <h3>{inline(heading[2] ?? '')}</h3>
    )
  if (heading) return <>{[block(lines[0] ?? ''), block(lines.slice(1).join('\n'))]}</>
  if (lines.every((line) => /^\s*[-*+]\s+/.test(line))) return <ul>{items(lines, /^\s*[-*+]\s+/)}</ul>
  if (lines.every((line) => /^\s*\d+[.)]\s+/.test(line))) return <ol>{items(lines, /^\s*\d+[.)]\s+/)}</ol>
  return <p>{inline(lines.join(' '))}</p>
}

const items = (lines: readonly string[], marker: RegExp): VNode[] =>
  lines.map((line) => <li>{inline(line.replace(marker, ''))}</li>)

const marks = /\*\*(.+?)\*\*|__(.+?)__|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)/

function inline(text: string): ComponentChildren {
  const found = marks.exec(text)
  if (!found) return text
  const [whole, bold, bolder, italic, label, href] = found
  const before = text.slice(0, found.index)
  const after = inline(text.slice(found.index + whole.length))
  return [before, mark({ strong: bold ?? bolder, italic, label, href }), after]
}

function mark({
  strong,
  italic,
  label,
  href,
}: {
  strong: string | undefined
  italic: string | undefined
  label: string | undefined
  href: string | undefined
}): ComponentChildren {
  if (strong !== undefined) return <strong>{inline(strong)}</strong>
  if (italic !== undefined) return <em>{inline(italic)}</em>
  return safe(href ?? '') ? <a href={href}>{label}</a> : label
}

/** Only addresses that open a page, a mail or a telephone; `javascript:` and the like stay text. */
const safe = (href: string): boolean => /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(href)
