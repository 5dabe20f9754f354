/** The properties of a field in the order in which a town needs them; what hardly anybody needs is folded at the end. */
import type { FormEditor } from '@bpmn-io/form-js-editor'
import { ownNames } from './ownProperties.ts'

interface Entry {
  readonly id: string
}
interface Item {
  readonly label: string
}
interface Group {
  readonly id: string
  readonly label: string
  readonly shouldOpen?: boolean
  readonly entries?: readonly Entry[]
  readonly items?: readonly Item[]
}
type Groups = (groups: readonly Group[]) => readonly Group[]
interface PropertiesPanel {
  registerProvider(provider: { getGroups(): Groups }, priority: number): void
}

/** What nearly every field needs is there at once: its words, and its choices. */
const open: readonly string[] = ['general', 'staticOptions']
/** Entries that belong beside the words of a field, wherever form-js has them. */
const atHand: readonly string[] = ['required']
/** Entries and groups of which a town needs nothing day by day. */
const rarely: readonly string[] = [
  'id',
  'versionTag',
  'path',
  'disabled',
  'layout',
  'serialization',
  'securityAttributes',
]

export function arrangeGroups(editor: FormEditor): void {
  editor.get<PropertiesPanel>('propertiesPanel').registerProvider({ getGroups: () => arrange }, 500)
}

const arrange: Groups = (groups) => {
  const entries = groups.flatMap(({ id, entries = [] }) =>
    entries.map((entry) => ({ entry, expert: rarely.includes(id) })),
  )
  const expert = entries.filter(({ entry, expert }) => expert || rarely.includes(entry.id)).map(({ entry }) => entry)
  const near = entries.filter(({ entry }) => atHand.includes(entry.id)).map(({ entry }) => entry)
  const rest = groups.map((group) => (group.entries ? { ...group, entries: group.entries.filter(stays) } : group))
  return [
    ...rest
      .filter(({ id }) => !rarely.includes(id) && id !== 'custom-values')
      .map((group) => (group.id === 'general' ? { ...group, entries: withNear(group.entries ?? [], near) } : group))
      .filter(({ items, entries }) => items ?? entries?.length)
      .map((group) => (open.includes(group.id) ? { ...group, shouldOpen: true } : group)),
    ...(expert.length > 0 ? [{ id: 'expert', label: 'Experte', entries: expert }] : []),
    ...rest.filter(({ id }) => id === 'custom-values').map(foreign),
  ]
}

const stays = ({ id }: Entry): boolean => !rarely.includes(id) && !atHand.includes(id)

/** Before the key, which follows the words by itself. */
function withNear(entries: readonly Entry[], near: readonly Entry[]): readonly Entry[] {
  const at = entries.findIndex(({ id }) => id === 'key')
  return at < 0 ? [...entries, ...near] : [...entries.slice(0, at), ...near, ...entries.slice(at)]
}

/** What has a field of its own is not offered again as a key and a value. */
const foreign = (group: Group): Group => ({
  ...group,
  label: 'Für andere Programme',
  items: (group.items ?? []).filter(({ label }) => !ownNames.includes(label)),
})
