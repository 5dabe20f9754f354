/** All components of a form, or of one step of it, as HTML that works without JavaScript. */
import { Fragment, type VNode } from 'preact'
import { fieldsOf, type Component, type Form, type FormError } from '../../../engine/index.ts'
import { Checks, Radios, Tick } from './choices.tsx'
import { Markdown } from './markdown.tsx'
import { ReadOnly } from './read-only.tsx'
import { SelectInput, TextInput } from './text-inputs.tsx'
import { Upload } from './upload.tsx'
import type { FormView } from './view.ts'

export interface FormFieldsProps extends Partial<Omit<FormView, 'values' | 'errors'>> {
  readonly form: Form
  /** One step's components; without it the whole form. */
  readonly components?: readonly Component[]
  readonly values: FormView['values']
  readonly errors?: readonly FormError[]
}

/** Name of the hidden input that says which fields the person could see, so that the server knows which ones are new. */
export const SHOWN = '_gezeigt'

/**
 * The fields of a form. Put it into a `<form method="post" enctype="multipart/form-data" noValidate>` with a `CsrfField`;
 * which fields are visible is decided by the caller (`visible` of the engine).
 */
export function FormFields({
  form,
  components = form.components,
  values,
  errors = [],
  ...rest
}: FormFieldsProps): VNode {
  const view: FormView = { shown: null, idPrefix: 'f-', files: {}, paper: null, skip: [], ...rest, values, errors }
  const keys = fieldsOf(visibleOf(components, view)).map((field) => field.key)
  return (
    <div class="form-fields">
      <input type="hidden" name={SHOWN} value={keys.join(',')} />
      {components.map((component) => (
        <One key={component.id} component={component} view={view} />
      ))}
    </div>
  )
}

const isShown = (component: Component, view: FormView): boolean =>
  (view.shown?.has(component.id) ?? true) && !('key' in component && view.skip.includes(component.key))

const visibleOf = (components: readonly Component[], view: FormView): readonly Component[] =>
  components
    .filter((component) => isShown(component, view))
    .map((component) =>
      component.type === 'group' ? { ...component, components: visibleOf(component.components, view) } : component,
    )

// Up to six possibilities are read faster than they are opened.
const FEW = 6

function One({ component, view }: { component: Component; view: FormView }): VNode | null {
  if (!isShown(component, view)) return null
  if ('key' in component && component.readonly) return <ReadOnly field={component} view={view} />
  switch (component.type) {
    case 'group':
      return (
        <fieldset class="form-group">
          <legend class="kern-heading-medium">{component.label}</legend>
          {component.components.map((inner) => (
            <One key={inner.id} component={inner} view={view} />
          ))}
        </fieldset>
      )
    case 'text':
      return <Markdown text={component.text} />
    case 'separator':
      return <hr class="kern-divider" aria-hidden="true" />
    case 'spacer':
      return <Fragment />
    case 'checkbox':
      return <Tick field={component} view={view} />
    case 'checklist':
      return <Checks field={component} view={view} />
    case 'filepicker':
      return <Upload field={component} view={view} />
    case 'select':
      return <SelectInput field={component} view={view} />
    case 'radio':
      return component.options.length <= FEW ? (
        <Radios field={component} view={view} />
      ) : (
        <SelectInput field={component} view={view} />
      )
    default:
      return <TextInput field={component} view={view} />
  }
}
