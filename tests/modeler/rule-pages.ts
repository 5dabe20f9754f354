/** Makes the page of the rule set from the rules themselves; pictures as mermaid, which most readers of Markdown draw. */
import type { Example, Item } from '../../modeler/lint/example.ts'
import type { Rule } from '../../modeler/lint/rule.ts'

/** The picture of a larger example shows its beginning. */
const SHOWN = 8

/** `clicks`: what the button says at the bad example of each rule. */
export const rulesPage = (
  rules: readonly Rule[],
  clicks: ReadonlyMap<string, string>,
): string => `# Regeln für gute Prozessbilder („Verwaltung“)

Der Editor prüft jedes Bild nach diesen Regeln und zeigt die Funde unter der Zeichnung. Ein Klick führt zum Element, „Warum?“ zur Regel; was sich gefahrlos ändern lässt, ändert ein Klick, und wo nur Sie wissen, was hingehört, führt er ins Feld. Was der Klick tut, steht bei der Regel. Regeln sind Hinweise: sie verhindern keine Bereitstellung.

${rules.map(({ code, title }) => `- [${code}](#${code.toLowerCase()}): ${title}`).join('\n')}

${rules.map((rule) => section(rule, clicks.get(rule.code))).join('\n\n')}

${WITHOUT_NUMBER}
`

/** What no drawing shows by itself: the checks of `engine/variables` and `server/services`, which deployment makes too. */
const WITHOUT_NUMBER = `## Hinweise ohne Nummer

Die Regeln oben sieht man der Zeichnung an. Was erst Zeichnung, Formulare, Regeln, Briefe und Leistung zusammen zeigen, prüft der Editor auch, und beim Bereitstellen wird es noch einmal gesagt. Diese Funde erklären sich selbst und haben deshalb keine Nummer:

- Ein Feld des Antrags liest niemand: kein Weg, keine Regel, kein Brief, kein späteres Formular. Steht auch kein Zweck dabei, darf es nicht gefragt werden (DSGVO Art. 5 Abs. 1 Buchst. c).
- Ein Weg, eine Regel oder ein Brief nennt einen Namen, den nichts füllt. Der ähnlichste Name steht dabei.
- Eine Auswahl wird mit einem Wert verglichen, den sie nicht hat.
- Ein Bescheid wird geschrieben, und keine spätere Aufgabe fragt, wann er zur Post ging. Er gälte nie als abgesendet. Das Feld „Abgesendet am“ steht in der Feldbibliothek.
- Etwas in der Leistung oder in einem Brief fehlt oder lässt sich nicht verwenden. Ein Klick führt zur Seite.

Nur das Letzte kann eine Bereitstellung verhindern, alles andere sind Hinweise.`

const section = ({ code, title, why, instead, good, bad }: Rule, click: string | undefined): string => `## ${code}

**${title}.** ${why}

${instead}${click ? `\n\nMit einem Klick: _${click}_.` : ''}

So nicht:

${picture(bad)}

Besser:

${picture(good)}`

function picture({ row, lane }: Example): string {
  const lines: string[] = []
  let open: readonly string[] = []
  let count = 0
  const node = (item: Item): string => {
    count += 1
    lines.push(`  n${count}${shape(item)}`)
    return `n${count}`
  }
  for (const item of row.slice(0, SHOWN)) {
    const here = node(item)
    if (item.type !== 'startEvent' && item.type !== 'dataStoreReference')
      for (const from of open) lines.push(`  ${from} --> ${here}`)
    open = item.type === 'endEvent' || item.type === 'dataStoreReference' ? [] : [here]
    if (!item.ways) continue
    open = item.ways.map((way) => {
      const to = node(way.step)
      const share = way.share ? `${Math.round(Number(way.share) * 100)} %` : ''
      const label = [way.name, share].filter(Boolean).join(', ')
      lines.push(`  ${here} -->${label ? `|"${label}"|` : ''} ${to}`)
      return to
    })
  }
  if (row.length > SHOWN) lines.push(`  more["… ${row.length - SHOWN} weitere"]`, `  ${open[0]} --> more`)
  const within = lane ? [`  subgraph lane["${lane}"]`, ...lines.map((line) => `  ${line}`), '  end'] : lines
  return ['\`\`\`mermaid', 'flowchart LR', ...within, '\`\`\`'].join('\n')
}

function shape({ type, name, facts, extensions = '' }: Item): string {
  const [, office] = /candidateGroups="(.+?)"/.exec(extensions) ?? []
  const said = [
    ...Object.entries(facts ?? {}).flatMap(([key, value]) => labels[key]?.(value) ?? []),
    ...(office ? [`geht an: ${office}`] : []),
  ]
  const text = [name || 'ohne Namen', ...said].join('<br/>')
  if (type.endsWith('Gateway')) return `{"${text}"}`
  if (type.endsWith('Event')) return `(["${text}"])`
  if (type === 'dataStoreReference') return `[("${text}")]`
  return `["${text}"]`
}

const words: Readonly<Record<string, string>> = {
  paper: 'Papier',
  pdf: 'PDF',
  data: 'Daten',
  oral: 'mündlich',
  estimate: 'geschätzt',
  measured: 'gemessen',
  interview: 'Interview',
}

/** How a fact of a step reads in its box; all others are left out. */
const labels: Readonly<Record<string, (value: string) => string>> = {
  minutesUsual: (value) => `${value} min`,
  source: (value) => words[value] ?? value,
  day: (value) => value,
  norm: (value) => value,
  mediumIn: (value) => `rein: ${words[value] ?? value}`,
  mediumOut: (value) => `raus: ${words[value] ?? value}`,
}
