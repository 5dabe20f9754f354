/** A text as it stands in a letter; what the case fills in is marked. */
import type { VNode } from 'preact'
import { syntaxError } from '../../engine/index.ts'

const holes = /\{\{([^]+?)\}\}/g

export const LetterPreview = ({ text }: { text: string }): VNode => (
  <section class="town-preview" aria-labelledby="vorschau">
    <h2 class="kern-title" id="vorschau">
      So steht es im Brief
    </h2>
    {text.trim() === '' && <p>Der Text ist leer.</p>}
    {text
      .trim()
      .split(/\n\s*\n/)
      .map((paragraph) => (
        <p class="town-text">
          {paragraph.split(holes).map((part, index) => (index % 2 === 0 ? part : <mark>{part.trim()}</mark>))}
        </p>
      ))}
    {text.includes('{{') && <p class="muted">Hervorgehobenes setzt der Vorgang ein.</p>}
  </section>
)

/** What keeps a text from standing in a letter, or null. */
export function textProblem(text: string): string | null {
  if (text.split('{{').length !== text.split('}}').length) return 'Zu jedem {{ gehört ein }}.'
  for (const [, expression = ''] of text.matchAll(holes)) {
    const wrong = syntaxError(expression.trim().replace(/^=/, ''))
    if (wrong) return `„{{ ${expression.trim()} }}“ ist kein gültiger Ausdruck.`
  }
  return null
}
