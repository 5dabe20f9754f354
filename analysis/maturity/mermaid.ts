/** The distribution of statuses as Mermaid text, for those who write their reports in Markdown. */
import type { Group } from './summary.ts'
import { statuses, type Status } from './types.ts'

/** A bar chart (`xychart-beta`) of services per status. Labels come from the caller, in the reader's language. */
export function statusChart(title: string, group: Group, labels: Readonly<Record<Status, string>>): string {
  const counts = statuses.map((status) => group.byStatus[status].services.numerator)
  return [
    'xychart-beta',
    `  title "${plain(title)}"`,
    `  x-axis [${statuses.map((status) => `"${plain(labels[status])}"`).join(', ')}]`,
    `  y-axis "Leistungen" 0 --> ${Math.max(1, group.services)}`,
    `  bar [${counts.join(', ')}]`,
    '',
  ].join('\n')
}

// Mermaid ends a text at the next quotation mark and has no escape for it.
const plain = (text: string): string => text.replaceAll('"', "'")
