/** Whether a description may be saved, told beside the inputs. */
import type { FormError } from '../../../engine/index.ts'
import { ServiceDefinition } from '../../services/definition.ts'

export const labels = {
  title: 'Titel',
  slug: 'Anschrift im Portal',
  office: 'Zuständiges Amt',
  summary: 'Kurz gesagt',
  who: 'Wer darf',
  cost: 'Kosten',
  deadline: 'Frist',
  submit: 'Knopf zum Absenden',
  'privacy.purpose': 'Wofür',
  'privacy.basis': 'Rechtsgrundlage der Verarbeitung',
  'privacy.categories': 'Welche Daten',
  'privacy.recipients': 'Wer sie bekommt',
  'privacy.retention': 'Wie lange',
  'privacy.rights': 'Rechte der Betroffenen',
} as const

const sayings: Readonly<Record<string, string>> = {
  slug: 'Anschrift im Portal: nur kleine Buchstaben, Ziffern und Bindestriche, zum Beispiel „bewohnerparkausweis“.',
  kind: 'Bitte wählen Sie, was die Bürgerinnen und Bürger stellen.',
  domain: 'Bitte wählen Sie, welches Geheimnis gilt.',
  leika: 'LeiKa-Schlüssel: je Zeile einer, 14 Ziffern, vorn 99.',
}

/** Other services by what no two may share. */
export interface Others {
  bySlug(slug: string): { readonly title: string; readonly process: string } | undefined
  byId(id: string): { readonly title: string; readonly process: string } | undefined
}

/** Errors in the order of the page; none: it may be saved. */
export function serviceErrors(shape: ServiceDefinition, others: Others): readonly FormError[] {
  const { error } = ServiceDefinition.safeParse(shape)
  const found = (error?.issues ?? []).map(({ path }): FormError => sentence(path.map(String)))
  const errors = [...found, ...taken(shape, others)]
  return errors.filter(({ key }, index) => errors.findIndex((one) => one.key === key) === index)
}

function sentence(path: readonly string[]): FormError {
  const [first = '', at = '', field = ''] = path
  if (first === 'norms')
    return {
      key: path.join('.'),
      message: `${Number(at) + 1}. Rechtsgrundlage: ${field === 'says' ? 'Bitte sagen Sie, was sie regelt.' : 'Bitte nennen Sie die Norm.'}`,
    }
  if (first === 'milestones' || first === 'yourTurn')
    return {
      key: `${first}.${at}.label`,
      message:
        field === 'elements'
          ? 'Bitte wählen Sie mindestens einen Schritt, oder entfernen Sie diesen Eintrag.'
          : 'Bitte schreiben Sie, was die Bürgerinnen und Bürger lesen sollen.',
    }
  const key = first === 'privacy' ? path.join('.') : first
  const label = key in labels ? labels[key as keyof typeof labels] : key
  return { key, message: sayings[key] ?? `${label}: Bitte ausfüllen.` }
}

function taken({ id, slug, process }: ServiceDefinition, others: Others): readonly FormError[] {
  const at = others.bySlug(slug)
  const same = others.byId(id)
  return [
    ...(at && at.process !== process
      ? [{ key: 'slug', message: `Unter dieser Anschrift steht schon „${at.title}“. Bitte wählen Sie eine andere.` }]
      : []),
    ...(same && same.process !== process
      ? [{ key: 'id', message: `Dieser Eintrag des Katalogs gehört schon zu „${same.title}“.` }]
      : []),
  ]
}
