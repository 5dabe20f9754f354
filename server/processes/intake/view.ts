/** The dry run in words, for the page and for the modeler. */
import type { Foreign } from './foreign.ts'
import type { Kind } from './look.ts'
import type { Plan, Planned, State } from './plan.ts'

export interface IntakeRow {
  readonly at: number
  readonly file: string
  readonly kind: string
  readonly state: State
  readonly word: string
  readonly target: string | null
  /** Something else is open. */
  readonly elsewhere: boolean
  readonly says: readonly string[]
  readonly cannotRun: readonly string[]
  readonly choices: Planned['choices']
  /** Key of the process that takes it; empty when none does. */
  readonly chosen: string
}

export interface IntakeView {
  /** Says what was seen; it is sent back with the yes. */
  readonly seal: string
  readonly writes: boolean
  readonly rows: readonly IntakeRow[]
}

const kinds: Readonly<Record<Kind, string>> = {
  bpmn: 'Diagramm',
  form: 'Formular',
  dmn: 'Regel',
  story: 'Probe',
  letter: 'Brief',
  service: 'Leistung',
  csv: 'Schrittliste',
  other: 'Datei',
}

const words: Readonly<Record<State, string>> = {
  new: 'Neu',
  newer: 'Neue Fassung',
  older: 'Frühere Fassung',
  duplicate: 'Schon da',
  left: 'Bleibt draußen',
  homeless: 'Wohin?',
  refused: 'Geht nicht',
}

export const intakeView = ({ files, writes }: Plan, seal: string): IntakeView => ({
  seal,
  writes,
  rows: files.map(row),
})

function row({ at, file, state, target, elsewhere, says, choices }: Planned): IntakeRow {
  return {
    at,
    file: file.name,
    kind: kinds[file.kind],
    state,
    word: words[state],
    target: target?.name ?? null,
    elsewhere,
    says: [
      ...(file.refused ? [file.refused] : []),
      ...says,
      ...(state === 'homeless' ? ['Bitte wählen Sie, zu welchem Prozess sie gehört.'] : []),
      ...(state === 'left' ? [] : [...file.notes, ...sayForeign(file.foreign)]),
    ],
    cannotRun: state === 'left' ? [] : file.cannotRun,
    choices,
    chosen: target?.key ?? '',
  }
}

const sayForeign = (foreign: readonly Foreign[]): readonly string[] =>
  foreign.length === 0
    ? []
    : [`Bleibt unverändert in der Datei: ${foreign.map(({ whose, count }) => `${whose} (${count})`).join(', ')}.`]
