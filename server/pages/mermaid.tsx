/** A chart that a script of the charts bundle draws. Without it nothing is shown: the table beside it says the same. */
import type { VNode } from 'preact'

interface Props {
  /** Mermaid text. */
  readonly source: string
  readonly title: string
  /** What to read from it, for those who do not see it. */
  readonly alt: string
}

export const MermaidChart = ({ source, title, alt }: Props): VNode => (
  <figure class="mermaid-chart" hidden>
    <figcaption>{title}</figcaption>
    <div role="img" aria-label={`${alt} Die Zahlen stehen in der Tabelle.`} data-mermaid={source} />
  </figure>
)
