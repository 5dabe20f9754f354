/** The day on which something put off comes back. */
import { readInstant, type Instant } from '../../engine/index.ts'
import { localDay, ZONE, type Context } from '../context.ts'
import { Failure } from '../errors.ts'

/** The first moment of a day as people or browsers write it; null for an empty text, which takes the follow-up away. Throws `bad-input` for what is no day to come. */
export function followUpAt({ clock }: Pick<Context, 'clock'>, text: string): Instant | null {
  if (text === '') return null
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(text) ?? []
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? readInstant(iso, ZONE) : null
  if (at === null || iso <= localDay(clock.now()))
    throw new Failure('bad-input', 'Die Wiedervorlage braucht einen Tag, der noch kommt, zum Beispiel 31.12.2026.')
  return at
}
