/** When the server could not take a form: what was typed stands in the page, and one button sends it again. */
import type { Request } from 'express'
import type { VNode } from 'preact'
import { formOf } from '../http/body.ts'

export function AgainForm({ request }: { request: Request }): VNode | null {
  if (request.method !== 'POST') return null
  const { fields, files } = formOf(request)
  const values = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((text) => ({ name, text })))
  // Files and passwords do not belong into a page; the browser still has them on the page before.
  if (values.length === 0 || files.length > 0 || values.some(({ name }) => /passwor/i.test(name)))
    return <p>Ihre Eingaben stehen noch auf der vorigen Seite: Gehen Sie mit „Zurück“ im Browser dorthin.</p>
  return (
    <form method="post" action={request.originalUrl}>
      {values.map(({ name, text }) => (
        <input type="hidden" name={name} value={text} />
      ))}
      <p>Ihre Eingaben sind nicht verloren. Sie können sie von hier aus noch einmal absenden.</p>
      <p>
        <button class="kern-btn kern-btn--primary">
          <span class="kern-label">Noch einmal absenden</span>
        </button>
      </p>
    </form>
  )
}
