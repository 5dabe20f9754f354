/** The dry run: what every file would become, in which process, and what would happen. Pure: nothing is read or written here. */
import type { DraftFile, FileKind } from '../draftFiles.ts'
import type { Basis } from '../drafts.ts'
import { freeKey, keyFor } from './keys.ts'
import type { LookedAt } from './look.ts'
import { sayTheSame } from './same.ts'

/** A process as it stands: its draft, else its newest version. */
export interface Standing {
  readonly key: string
  readonly name: string
  readonly basis: Basis
  readonly hasDraft: boolean
  readonly xml: string
  readonly files: readonly DraftFile[]
  /** What it once was: "Version 2", „Vor dem Amtstermin“. */
  readonly earlier: readonly { readonly label: string; readonly xml: string; readonly files: readonly DraftFile[] }[]
}

export interface Around {
  /** Key of the process that is open; null on the register. */
  readonly open: string | null
  /** All processes of the town. */
  readonly processes: readonly { readonly key: string; readonly name: string }[]
  /** Those that the files or the person name. */
  readonly standing: ReadonlyMap<string, Standing>
  /** What the person chose, by the place of the file in the list: a key, or '' to leave it out. */
  readonly chosen: ReadonlyMap<number, string>
}

/** `newer` takes the place of what stands there, `older` would bring back a former state, `left` was left out by choice, `homeless` has no process yet. */
export type State = 'new' | 'newer' | 'older' | 'duplicate' | 'left' | 'homeless' | 'refused'

export interface Planned {
  readonly at: number
  readonly file: LookedAt
  readonly state: State
  /** The process that takes it. */
  readonly target: { readonly key: string; readonly name: string; readonly isNew: boolean } | null
  /** The name under which the draft keeps it; of diagrams and lists null. */
  readonly as: string | null
  /** Something else is open. */
  readonly elsewhere: boolean
  /** What happens, in sentences. */
  readonly says: readonly string[]
  readonly choices: readonly { readonly key: string; readonly label: string }[]
}

export interface Plan {
  readonly files: readonly Planned[]
  /** Whether there is anything to write. */
  readonly writes: boolean
}

export function planIntake(files: readonly LookedAt[], around: Around): Plan {
  const begun: Begun = { keys: new Map(), placed: new Set() }
  const diagrams = files.map((file, at) => (isDiagram(file) ? planDiagram(file, at, around, begun) : null))
  const planned = files.map((file, at) => diagrams[at] ?? planPart(file, at, around, begun, diagrams))
  return { files: planned, writes: planned.some(({ state }) => writing.has(state)) }
}

const writing: ReadonlySet<State> = new Set(['new', 'newer', 'older'])
export const isWritten = ({ state }: Pick<Planned, 'state'>): boolean => writing.has(state)
const isDiagram = ({ kind, refused }: LookedAt): boolean => refused === null && (kind === 'bpmn' || kind === 'csv')

interface Begun {
  /** Processes that the files begin, with their names. */
  readonly keys: Map<string, string>
  /** What has its place already: two files cannot take the same. */
  readonly placed: Set<string>
}

function planDiagram(file: LookedAt, at: number, around: Around, begun: Begun): Planned {
  const { open, processes } = around
  const taken = (key: string): boolean => processes.some((one) => one.key === key) || begun.keys.has(key)
  const known = [open, ...file.ids].find(
    (id) => id !== null && (file.ids.includes(id) || file.kind === 'csv') && taken(id),
  )
  const fresh = freeKey(keyFor(file), taken)
  const key = choice(around, at, [...processes.map((one) => one.key), fresh], known ?? fresh)
  const choices = [
    ...processes.map((one) => ({ key: one.key, label: one.key === open ? `Offener Prozess: ${one.name}` : one.name })),
    { key: fresh, label: `Neuer Prozess „${fresh}“` },
    leaveOut,
  ]
  const base = { at, file, as: null, choices, elsewhere: open !== null && key !== '' && key !== open }
  if (key === '') return { ...base, state: 'left', target: null, says: [] }
  const place = `bpmn ${key}`
  if (begun.placed.has(place))
    return { ...base, state: 'left', target: null, says: ['Für diesen Prozess ist schon eine Zeichnung dabei.'] }
  begun.placed.add(place)
  const standing = around.standing.get(key)
  if (!standing) {
    const name = file.title ?? stemOf(file.name)
    begun.keys.set(key, name)
    const says = [`Beginnt den Prozess „${name}“ als Entwurf.`, ...sayRenamed(file, key)]
    return { ...base, state: 'new', target: { key, name, isNew: true }, says }
  }
  const target = { key, name: standing.name, isNew: false }
  const compared = file.kind === 'csv' ? { state: 'newer' as const, says: [] } : compare(file, key, standing)
  const replaced = file.kind === 'csv' ? 'Die Liste ersetzt die Schritte' : 'Die Zeichnung ersetzt die jetzige'
  const says =
    compared.state === 'duplicate'
      ? ['Gleicht dem jetzigen Stand: Es geschieht nichts.']
      : [...compared.says, `${replaced} in „${standing.name}“.`, ...sayRenamed(file, key), ...sayKept(standing)]
  return { ...base, state: compared.state, target, says }
}

const leaveOut = { key: '', label: 'Nicht einlesen' }

/** What the person chose counts where it is possible. */
function choice({ chosen }: Around, at: number, possible: readonly string[], usual: string): string {
  const wanted = chosen.get(at)
  return wanted === '' || (wanted !== undefined && possible.includes(wanted)) ? wanted : usual
}

function compare(file: LookedAt, key: string, { xml, earlier }: Standing): { state: State; says: readonly string[] } {
  // Under another id it is another drawing, whatever else is equal.
  if (!file.ids.includes(key)) return { state: 'newer', says: [] }
  if (sayTheSame('bpmn', file.content, xml)) return { state: 'duplicate', says: [] }
  const was = earlier.find((one) => sayTheSame('bpmn', file.content, one.xml))
  return was ? { state: 'older', says: [`Gleicht ${was.label}.`] } : { state: 'newer', says: [] }
}

const sayRenamed = ({ kind, ids }: LookedAt, key: string): readonly string[] =>
  kind === 'csv' || ids.includes(key) ? [] : [`Die Kennung „${ids[0] ?? ''}“ wird zu „${key}“.`]

const sayKept = ({ hasDraft }: Standing): readonly string[] =>
  hasDraft ? ['Der Stand davor bleibt unter Versionen als „Vor dem Einlesen“.'] : []

/** What lies beside a diagram goes where it goes. */
function planPart(
  file: LookedAt,
  at: number,
  around: Around,
  begun: Begun,
  diagrams: readonly (Planned | null)[],
): Planned {
  const choices = [
    ...[...begun.keys].map(([key, name]) => ({ key, label: `${name} (dabei)` })),
    ...around.processes.map(({ key, name }) => ({ key, label: name })),
    leaveOut,
  ]
  const base = { at, file, as: null, elsewhere: false, target: null, says: [] }
  if (file.aside !== null) return { ...base, state: 'left', says: [file.aside], choices: [] }
  if (file.refused !== null) return { ...base, state: 'refused', choices: [] }
  const usual = around.open ?? homeOf(file, diagrams)
  const key = choice(
    around,
    at,
    choices.map((one) => one.key),
    usual ?? '',
  )
  if (key === '') return { ...base, choices, state: usual === null && !around.chosen.has(at) ? 'homeless' : 'left' }
  const standing = around.standing.get(key)
  const name = standing?.name ?? begun.keys.get(key) ?? key
  const placed = {
    ...base,
    choices,
    target: { key, name, isNew: !standing },
    elsewhere: around.open !== null && key !== around.open,
  }
  return { ...placed, ...planFile(file, key, standing, begun) }
}

/** The process that names it, among those of its folder where there are any; else the only one that came with it. In a parcel of ours `process.bpmn` runs. */
function homeOf({ name, ids }: LookedAt, diagrams: readonly (Planned | null)[]): string | null {
  const placed = diagrams.flatMap((one) => (one?.target ? [{ file: one.file, key: one.target.key }] : []))
  const beside = placed.filter(({ file }) => folderOf(file.name) !== '' && name.startsWith(folderOf(file.name)))
  const near = beside.length > 0 ? beside : placed
  const naming = near.filter(({ file }) => ids.some((id) => file.content.includes(`"${id}"`)))
  const likely = naming.length > 0 ? naming : near
  const keys = new Set(likely.map(({ key }) => key))
  if (keys.size === 1) return likely[0]?.key ?? null
  return beside.length > 0 ? (likely.find(({ file }) => file.name.endsWith('/process.bpmn'))?.key ?? null) : null
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1)
const stemOf = (name: string): string => (name.split('/').at(-1) ?? name).replace(/(?:\.bpmn20)?\.[^.]+$/, '')

function planFile(
  file: LookedAt,
  key: string,
  standing: Standing | undefined,
  begun: Begun,
): Pick<Planned, 'state' | 'as' | 'says'> {
  const kind = partKind(file)
  const there = (standing?.files ?? []).filter((one) => one.kind === kind)
  const named = nameFor(file, there)
  if (typeof named !== 'string') return { state: 'refused', as: null, says: [named.refused] }
  const place = `${kind} ${key} ${named}`
  if (begun.placed.has(place)) return { state: 'left', as: named, says: [`„${named}“ ist schon dabei.`] }
  begun.placed.add(place)
  const word = partWords[kind]
  const old = there.find((one) => one.name === named)
  if (!old) return { state: 'new', as: named, says: [`${word} „${named}“ kommt hinzu.`] }
  if (sayTheSame(kind, file.content, old.content))
    return { state: 'duplicate', as: named, says: ['Gleicht dem jetzigen Stand: Es geschieht nichts.'] }
  const was = standing?.earlier.find(({ files }) =>
    files.some((one) => one.kind === kind && one.name === named && sayTheSame(kind, file.content, one.content)),
  )
  const says = [...(was ? [`Gleicht ${was.label}.`] : []), `${word} „${named}“ wird ersetzt.`]
  return { state: was ? 'older' : 'newer', as: named, says: [...says, ...(standing ? sayKept(standing) : [])] }
}

export const partKind = ({ kind }: LookedAt): FileKind =>
  kind === 'bpmn' || kind === 'csv' || kind === 'other' ? 'dmn' : kind
const partWords: Readonly<Record<FileKind, string>> = {
  form: 'Das Formular',
  dmn: 'Die Regel',
  story: 'Die Probe',
  letter: 'Der Brief',
  service: 'Die Leistung',
}

/** Forms and letters are known by their id. A decision that stands in a file already stays in that file, whatever the new one is called. */
function nameFor(file: LookedAt, there: readonly DraftFile[]): string | { readonly refused: string } {
  const plain = stemOf(file.name)
    .normalize('NFC')
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 70)
  if (file.kind === 'service') return 'service.json'
  if (file.kind === 'form' || file.kind === 'letter') {
    const id = file.ids[0] ?? plain
    if (!/^[\w.-]{1,80}$/.test(id)) return { refused: `Die Kennung „${id}“ hat Zeichen, die nicht möglich sind.` }
    return file.kind === 'form' ? id : `${id}.json`
  }
  if (file.kind === 'story') return `${plain}.json`
  const holds = (one: DraftFile): boolean =>
    file.ids.some((id) => new RegExp(`<(?:[\\w-]+:)?decision\\s[^>]*\\bid="${escaped(id)}"`).test(one.content))
  const own = `${plain}.dmn`
  const homes = there.filter(holds)
  if (homes.length > 1)
    return {
      refused: `Ihre Entscheidungen stehen hier in mehreren Dateien: ${homes.map(({ name }) => name).join(', ')}.`,
    }
  return homes[0]?.name ?? own
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
