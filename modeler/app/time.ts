const clock = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' })

/** "02.03.2026, 14:03" */
export const sayMoment = (iso: string): string => `${sayDay(iso)}, ${clock.format(new Date(iso))}`

export const sayDay = (iso: string): string => day.format(new Date(iso))

/** "14:03", and the day before it when it was not `today`. */
export function sayTime(iso: string, today: Date): string {
  const at = new Date(iso)
  return day.format(at) === day.format(today) ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`
}

/** "um 14:03", and with the day before it when it was not `today`. */
export function sayWhen(iso: string, today: Date): string {
  const at = new Date(iso)
  return day.format(at) === day.format(today) ? `um ${clock.format(at)}` : `am ${day.format(at)} um ${clock.format(at)}`
}
