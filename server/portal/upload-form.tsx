/** Sending papers to a case. */
import type { VNode } from 'preact'
import { FileField } from '../pages/file-field.tsx'
import { CsrfField } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'

interface Props {
  readonly action: string
  readonly csrf: string
  readonly problem: string | null
}

export const UploadForm = ({ action, csrf, problem }: Props): VNode => (
  <form method="post" action={action} encType="multipart/form-data" class="stack" noValidate>
    <CsrfField csrf={csrf} />
    <FileField
      id="unterlagen"
      label="Unterlagen hochladen"
      hint="PDF, JPG oder PNG, höchstens 10 MB je Datei. Ein Foto mit dem Handy genügt, wenn alles lesbar ist."
      accept=".pdf,.jpg,.jpeg,.png"
      multiple
      problem={problem}
    />
    <Button label="Unterlagen senden" />
  </form>
)
