/** What a description lacks before it can be deployed, told beside the inputs. */
import type { CheckProblem, FormError } from '../../../engine/index.ts'
import { takenBy, type Named } from '../../services/check-service.ts'
import { ServiceDefinition, type DraftedService } from '../../services/definition.ts'
import { sayPath } from '../../services/field-words.ts'

const sayings: Readonly<Record<string, string>> = {
  slug: 'Anschrift im Portal: nur kleine Buchstaben, Ziffern und Bindestriche, zum Beispiel „bewohnerparkausweis“.',
  kind: 'Bitte wählen Sie, was die Bürgerinnen und Bürger stellen.',
  domain: 'Bitte wählen Sie, welches Geheimnis gilt.',
  leika: 'LeiKa-Schlüssel: je Zeile einer, 14 Ziffern, vorn 99.',
}

/** Errors in the order of the page; none: it is complete. */
export function serviceErrors(shape: DraftedService, services: readonly Named[]): readonly FormError[] {
  const { error } = ServiceDefinition.safeParse(shape)
  const found = (error?.issues ?? []).map(({ path }): FormError => sentence(path.map(String)))
  const errors = [...found, ...taken(shape, services)]
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
  return { key, message: sayings[key] ?? `${sayPath([first === 'privacy' ? at : first])}: Bitte ausfüllen.` }
}

const taken = (shape: DraftedService, services: readonly Named[]): readonly FormError[] =>
  takenBy(
    shape,
    services.filter(({ process }) => process !== shape.process),
  ).map(({ field, other: { title } }) => ({
    key: field,
    message:
      field === 'slug'
        ? `Unter dieser Anschrift steht schon „${title}“. Bitte wählen Sie eine andere.`
        : `Dieser Eintrag des Katalogs gehört schon zu „${title}“.`,
  }))

/** What deployment warns of in the description, at its inputs. */
export const serviceWarnings = (problems: readonly CheckProblem[]): readonly FormError[] =>
  problems.flatMap(({ severity, attribute, reason, instead }) =>
    severity === 'warning' && attribute !== undefined
      ? [{ key: attribute.replace(/\.elements$/, '.label'), message: `${reason.de} ${instead.de}` }]
      : [],
  )
