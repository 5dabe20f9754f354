/** What the pieces of a letter are called. */
import type { LetterDefinition } from '../../services/definition.ts'

export const blockWords: Readonly<Record<LetterDefinition['blocks'][number]['type'], string>> = {
  text: 'Absatz',
  heading: 'Überschrift',
  list: 'Aufzählung',
  table: 'Tabelle',
  block: 'Textbaustein der Stadt',
}
