/** The clock of the rehearsal: it stands still until somebody moves it. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { readInstant, type Action, type Look } from '../../engine/index.ts'
import type { Moment } from './answerForm.ts'
import { durationUntil } from './durationUntil.ts'
import { nextDue } from './waiting.ts'
import { Button } from './Button.tsx'

interface Props {
  readonly look: Look
  readonly moment: Moment
  readonly onAct: (action: Action) => void
}

export function ClockForm({ look, moment: { now, zone }, onAct }: Props): VNode {
  const [day, setDay] = useState('')
  const due = nextDue(look)
  const say = (at: string): string =>
    new Intl.DateTimeFormat('de-DE', { timeZone: zone, dateStyle: 'long', timeStyle: 'short' }).format(new Date(at))
  const moveTo = (then: string): void => onAct({ advance: durationUntil(now, then, zone) })
  const then = day === '' ? null : startOf(day, now, zone)
  return (
    <section aria-labelledby="lz-try-clock">
      <h3 id="lz-try-clock">Uhr</h3>
      <p>Es ist der {say(now)}.</p>
      {due !== null && (
        <div class="lz-try__buttons">
          <Button label={`Bis zur nächsten Frist (${say(due)})`} onClick={() => moveTo(due)} />
        </div>
      )}
      <form
        class="lz-try__row"
        onSubmit={(event) => {
          event.preventDefault()
          if (then) moveTo(then)
        }}
      >
        <label class="lz-label" for="lz-try-day">
          Weiter bis
        </label>
        <input
          id="lz-try-day"
          class="lz-input"
          type="date"
          min={now.slice(0, 10)}
          value={day}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small" disabled={then === null}>
          <span class="kern-label">Uhr stellen</span>
        </button>
      </form>
    </section>
  )
}

/** Eight o'clock of that day in the town; null when that is not later than now. */
function startOf(day: string, now: string, zone: string): string | null {
  const then = readInstant(`${day}T08:00:00`, zone)
  return then !== null && then > now ? then : null
}
