/** The form drawn by the server, as the pages draw it, in a frame of the width of a desk or of a phone. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Answer, Reader } from '../api/process.ts'
import { CheckField } from '../panel/fields.tsx'

interface Props {
  readonly json: string
  readonly as: Reader
  readonly preview: (form: string, as: Reader) => Promise<Answer<{ readonly html: string }>>
}

export function Preview({ json, as, preview }: Props): VNode {
  const [html, setHtml] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [phone, setPhone] = useState(false)
  useEffect(() => {
    let wanted = true
    void preview(json, as).then((answer) => {
      if (!wanted) return
      setFailure(answer.ok ? null : answer.says)
      if (answer.ok) setHtml(answer.value.html)
    })
    return () => {
      wanted = false
    }
  }, [json, as])
  return (
    <div class="lz-preview">
      <div class="lz-preview__bar">
        <CheckField label="So breit wie ein Telefon" checked={phone} onCommit={setPhone} />
        <p class="lz-hint">Gezeichnet wie auf den Seiten. Felder mit Bedingung sind hier immer zu sehen.</p>
      </div>
      {failure && (
        <p class="lz-notice lz-notice--bad" role="alert">
          {failure}
        </p>
      )}
      {/* No scripts and no forms: it is looked at. */}
      <iframe
        class={`lz-preview__page${phone ? ' lz-preview__page--phone' : ''}`}
        title="Vorschau des Formulars"
        sandbox="allow-same-origin"
        srcdoc={html}
      />
    </div>
  )
}
