/** What is to be said about a form while it is made: what the pages cannot show of it, and what is asked without a reason. */
import { fieldsOf, parseForm, type Component, type Field } from '../../engine/index.ts'

export interface FormFinding {
  readonly kind: 'cannot-run' | 'outside' | 'not-shown' | 'no-reason'
  /** Key or id of the component, or what the form as a whole is called. */
  readonly element: string
  readonly says: string
}

interface Raw {
  readonly id?: string
  readonly key?: string
  readonly type?: string
  readonly label?: string
  readonly components?: readonly Raw[]
  readonly layout?: { readonly columns?: number | null }
  readonly appearance?: { readonly prefixAdorner?: string; readonly suffixAdorner?: string }
  readonly validate?: { readonly patternErrorMessage?: string }
  readonly verticalAlignment?: string
  readonly searchable?: boolean
  readonly increment?: unknown
}

/**
 * All findings of form-js JSON, those that refuse a deployment first.
 *
 * @param application whether it begins a case: then each group is a step
 */
export function formFindings(json: string, application = false): readonly FormFinding[] {
  const { form, problems } = parseForm(json)
  const refused = problems.map(({ element, reason }): FormFinding => ({ kind: 'cannot-run', element, says: reason }))
  const raw = problems.some(({ element }) => element === 'Formular') ? {} : (JSON.parse(json) as Raw)
  const outside = application ? loose(form.components) : []
  return [...refused, ...outside, ...unshown(raw.components ?? []), ...fieldsOf(form.components).flatMap(reasonless)]
}

/** What stands beside the steps of an application becomes one more, called „Angaben“. */
const loose = (components: readonly Component[]): readonly FormFinding[] =>
  components.flatMap((component) =>
    'key' in component
      ? [
          {
            kind: 'outside',
            element: component.key,
            says: `„${component.label}“ steht in keinem Schritt und käme auf eine eigene Seite „Angaben“.`,
          },
        ]
      : [],
  )

const unshown = (components: readonly Raw[]): readonly FormFinding[] =>
  components.flatMap((component) => [
    ...differences
      .filter(({ when }) => when(component))
      .map(({ says }): FormFinding => ({ kind: 'not-shown', element: component.key ?? component.id ?? '', says })),
    ...unshown(component.components ?? []),
  ])

const differences: readonly { readonly when: (component: Raw) => boolean; readonly says: string }[] = [
  {
    when: ({ layout }) => typeof layout?.columns === 'number' && layout.columns < 16,
    says: 'Felder nebeneinander: Die Seiten zeigen jedes Feld in einer eigenen Zeile.',
  },
  {
    when: ({ appearance }) => Boolean(appearance?.prefixAdorner),
    says: 'Der Text vor der Eingabe wird nicht gezeigt.',
  },
  {
    when: ({ type, appearance }) => type !== 'number' && Boolean(appearance?.suffixAdorner),
    says: 'Der Text hinter der Eingabe wird nur bei Zahlen gezeigt.',
  },
  {
    when: ({ validate }) => Boolean(validate?.patternErrorMessage),
    says: 'Die eigene Fehlermeldung wird nicht gezeigt, sondern eine einheitliche.',
  },
  { when: ({ type }) => type === 'spacer', says: 'Der Abstand wird nicht gezeigt.' },
  { when: ({ searchable }) => searchable === true, says: 'Die Liste lässt sich auf den Seiten nicht durchsuchen.' },
  { when: ({ increment }) => Boolean(increment), says: 'Die Schrittweite wird nicht geprüft.' },
]

/** Data sparsity: who asks must know why. What the office itself decides needs no reason. */
function reasonless({ key, label, readonly, properties }: Field): readonly FormFinding[] {
  const own = properties['lz:outcome'] === 'true' || properties['lz:delivery'] !== undefined || readonly
  if (own || properties['lz:purpose']?.trim() || properties['lz:norm']?.trim()) return []
  return [{ kind: 'no-reason', element: key, says: `Wozu wird „${label}“ gefragt? Bitte nennen Sie Zweck oder Norm.` }]
}
