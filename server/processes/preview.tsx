/** A form as people will see it, drawn by what draws the pages: for the one who designs it. Every field is there, whatever its condition. */
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { fieldsOf, outcomeOf, parseForm, stepsOf, type Form } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { FormFields } from '../pages/form.tsx'
import { Outcomes } from '../pages/outcomes.tsx'
import { Button, Progress } from '../pages/parts.tsx'
import { PORTAL_CSS } from '../pages/styles.ts'
import { WORK_CSS } from '../records/shown/style.ts'

export type Reader = 'citizen' | 'caseworker'

/** A whole document, so that it can stand in a frame of its own with the styles of the pages. */
export function previewOf({ town }: Pick<Context, 'town'>, json: string, as: Reader): string {
  const { form } = parseForm(json)
  const page = (
    <Frame as={as} town={town.name}>
      {as === 'citizen' ? <ForCitizens form={form} /> : <ForCaseworkers form={form} />}
    </Frame>
  )
  return '<!doctype html>' + renderToString(page)
}

const Frame = ({ as, town, children }: { as: Reader; town: string; children: ComponentChildren }): VNode => (
  <html lang="de" data-kern-theme="light">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`Vorschau – Stadt ${town}`}</title>
      {['/assets/kern/kern.min.css', '/assets/app.css', PORTAL_CSS, WORK_CSS].map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
    </head>
    <body class={as === 'citizen' ? 'door-citizen' : 'door-staff'}>
      <main>
        <div class="content narrow">{children}</div>
      </main>
    </body>
  </html>
)

/** One step under the other; the page shows one at a time. */
function ForCitizens({ form }: { form: Form }): VNode {
  const steps = stepsOf(form)
  if (steps.length === 0) return <Empty />
  return (
    <>
      {steps.map((step, index) => (
        <section key={step.id} aria-labelledby={`schritt-${index + 1}`}>
          <Progress at={index + 1} of={steps.length + 1} label={`Schritt ${index + 1} von ${steps.length + 1}`} />
          <h1 class="kern-heading-x-large" id={`schritt-${index + 1}`}>
            {step.label}
          </h1>
          <FormFields form={form} components={step.components} values={{}} />
          <div class="actions actions--form">
            <Button label="Weiter" />
            {index > 0 && <Button label="Zurück" kind="secondary" />}
            <Button label="Später weitermachen" kind="tertiary" />
          </div>
        </section>
      ))}
    </>
  )
}

function ForCaseworkers({ form }: { form: Form }): VNode {
  const outcome = outcomeOf(form)
  const files = fieldsOf(form.components).filter(({ type }) => type === 'filepicker')
  const skip = [...(outcome ? [outcome.key] : []), ...files.map(({ key }) => key)]
  return (
    <section class="card" aria-labelledby="bearbeiten">
      <h1 class="kern-heading-medium" id="bearbeiten">
        Bearbeiten
      </h1>
      <FormFields form={form} values={{}} skip={skip} />
      <Outcomes field={outcome} />
    </section>
  )
}

const Empty = (): VNode => (
  <>
    <h1 class="kern-heading-medium">Noch leer</h1>
    <p>Das Formular hat noch keine Felder.</p>
  </>
)
