/** What differs between the forms and decisions that go with two drawings, in sentences. */
import type { DraftFile } from '../draftFiles.ts'
import { formName } from '../formName.ts'

const kinds = { form: 'Formular', dmn: 'Regel' } as const
export function fileChanges(before: readonly DraftFile[], now: readonly DraftFile[]): readonly string[] {
  const key = ({ kind, name }: DraftFile): string => `${kind} ${name}`
  const [old, later] = [before, now].map((files) => new Map(files.map((file) => [key(file), file])))
  if (!old || !later) return []
  return [
    ...[...later].flatMap(([id, file]) => {
      const was = old.get(id)
      if (!was) return [`${sayFile(file)} ist neu.`]
      return was.content === file.content ? [] : inside(file, was.content)
    }),
    ...[...old].flatMap(([id, file]) => (later.has(id) ? [] : [`${sayFile(file)} entfällt.`])),
  ]
}

const sayFile = ({ kind, name, content }: DraftFile): string =>
  `${kinds[kind]} „${kind === 'form' ? formName(name, content) : name}“`

function inside(file: DraftFile, before: string): readonly string[] {
  const what = sayFile(file)
  if (file.kind === 'dmn')
    return [`${what}: ${rules(file.content)} Zeilen, vorher ${rules(before)}; der Inhalt ist geändert.`]
  const [old, now] = [fieldsOf(before), fieldsOf(file.content)]
  const said = [
    ...[...now].filter(([key]) => !old.has(key)).map(([, { label }]) => `Feld „${label}“ ist neu.`),
    ...[...old].filter(([key]) => !now.has(key)).map(([, { label }]) => `Feld „${label}“ entfällt.`),
    ...[...now].flatMap(([key, field]) => {
      const was = old.get(key)
      if (!was || was.all === field.all) return []
      return [
        was.label === field.label
          ? `Feld „${field.label}“ ist geändert.`
          : `Feld „${was.label}“ heißt jetzt „${field.label}“.`,
      ]
    }),
  ]
  return said.length > 0 ? said.map((says) => `${what}: ${says}`) : [`${what}: Texte oder Reihenfolge sind geändert.`]
}

const rules = (dmn: string): number => [...dmn.matchAll(/<(?:[\w-]+:)?rule[\s>]/g)].length

interface Component {
  readonly key?: string
  readonly path?: string
  readonly label?: string
  readonly dateLabel?: string
  readonly components?: readonly Component[]
}

interface Field {
  readonly label: string
  /** Everything about it, to be compared. */
  readonly all: string
}

function fieldsOf(form: string): ReadonlyMap<string, Field> {
  const walk = (list: readonly Component[] = []): readonly Component[] =>
    list.flatMap((one) => [one, ...walk(one.components)])
  const fields = walk((JSON.parse(form) as Component).components).filter(({ key }) => key)
  return new Map(
    fields.map((field) => [
      field.key ?? '',
      {
        label: field.label ?? field.dateLabel ?? field.key ?? '',
        // What lies inside is compared for itself.
        all: JSON.stringify({ ...field, components: [] }),
      },
    ]),
  )
}
