/** What differs between two states of a form: fields that come and go, and what has changed at each. */
type Component = Readonly<Record<string, unknown>> & { readonly components?: readonly Component[] }

export function formChanges(before: string, now: string): readonly string[] {
  const [old, later] = [fieldsOf(before), fieldsOf(now)]
  const said = [
    ...[...later].filter(([key]) => !old.has(key)).map(([, field]) => `Feld „${labelOf(field)}“ ist neu.`),
    ...[...old].filter(([key]) => !later.has(key)).map(([, field]) => `Feld „${labelOf(field)}“ entfällt.`),
    ...[...later].flatMap(([key, field]) => {
      const was = old.get(key)
      return was ? fieldChanges(was, field) : []
    }),
  ]
  if (said.length > 0) return said
  return before === now ? [] : ['Texte oder Reihenfolge sind geändert.']
}

function fieldsOf(form: string): ReadonlyMap<string, Component> {
  const walk = (list: readonly Component[] = []): readonly Component[] =>
    list.flatMap((one) => [one, ...walk(one.components)])
  const fields = walk((JSON.parse(form) as Component).components).filter(({ key }) => key)
  return new Map(fields.map((field) => [String(field['key']), field]))
}

const labelOf = (field: Component): string => String(field['label'] ?? field['dateLabel'] ?? field['key'])

/** Everything that a person would call a change of a field, each in a sentence of its own. */
function fieldChanges(before: Component, now: Component): readonly string[] {
  const what = `Feld „${labelOf(now)}“`
  const said = [
    ...(labelOf(before) === labelOf(now) ? [] : [`Feld „${labelOf(before)}“ heißt jetzt „${labelOf(now)}“.`]),
    ...(before['type'] === now['type'] ? [] : [`${what} ist von anderer Art als vorher.`]),
    ...(isRequired(before) === isRequired(now)
      ? []
      : [`${what} ist jetzt ${isRequired(now) ? 'Pflicht' : 'freiwillig'}.`]),
    ...optionChanges(before, now).map((says) => `${what}: ${says}`),
    ...aspects.flatMap(([says, read]) => (text(read(before)) === text(read(now)) ? [] : [`${what}: ${says}`])),
  ]
  if (said.length > 0 || same(before, now)) return said
  return [`${what} ist geändert.`]
}

const text = (value: unknown): string => JSON.stringify(value ?? null)

/** What lies inside is compared for itself. In which order a field is written, and the id of its row, the editor changes of itself. */
const bare = (field: Component): string =>
  text(Object.entries({ ...field, components: [], layout: object(field['layout'])['columns'] ?? null }).sort())
const same = (before: Component, now: Component): boolean => bare(before) === bare(now)

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const isRequired = ({ validate }: Component): boolean => object(validate)['required'] === true

const property =
  (name: string) =>
  ({ properties }: Component): unknown =>
    object(properties)[name]

const aspects: readonly (readonly [says: string, read: (field: Component) => unknown])[] = [
  ['Der Hinweis ist geändert.', ({ description }) => description],
  ['Wann es erscheint, ist geändert.', ({ conditional }) => conditional],
  ['Was eingegeben werden darf, ist geändert.', ({ validate }) => ({ ...object(validate), required: null })],
  ['Der Zweck ist geändert.', property('lz:purpose')],
  ['Die Rechtsgrundlage ist geändert.', property('lz:norm')],
]

function optionChanges(before: Component, now: Component): readonly string[] {
  const [old, later] = [optionsOf(before), optionsOf(now)]
  return [
    ...later.filter((one) => !old.includes(one)).map((one) => `Auswahl „${one}“ ist neu.`),
    ...old.filter((one) => !later.includes(one)).map((one) => `Auswahl „${one}“ entfällt.`),
  ]
}

const optionsOf = ({ values }: Component): readonly string[] =>
  Array.isArray(values) ? values.map((one) => String(object(one)['label'] ?? object(one)['value'])) : []
