/** What a single file is, before anybody asks where it belongs. */
import {
  compile,
  compileDecisions,
  decodeText,
  parseForm,
  parseStory,
  readBpmn,
  type CheckProblem,
} from '../../../engine/index.ts'
import { stepsIn } from '../../../modeler/exchange/stepList.ts'
import { withDrawing } from '../../../modeler/exchange/withDrawing.ts'
import { letterProblems } from '../../services/check.ts'
import { readService } from '../../services/read.ts'
import { foreignIn, type Foreign } from './foreign.ts'
import { processesIn } from './processes-in.ts'
import type { GivenFile } from './unpack.ts'
import { readXml, type XmlFile } from './xml-file.ts'

export type Kind = 'bpmn' | 'form' | 'dmn' | 'story' | 'letter' | 'service' | 'csv' | 'other'

export interface LookedAt {
  readonly name: string
  readonly kind: Kind
  /** As it would be kept; empty when it is refused. */
  readonly content: string
  /** Processes (the drawn one first), decisions, the form, the letter, or the process of a service. */
  readonly ids: readonly string[]
  /** What it calls itself. */
  readonly title: string | null
  readonly foreign: readonly Foreign[]
  /** What is to be known about it. */
  readonly notes: readonly string[]
  /** What the engine would refuse at deployment; it may come in all the same. */
  readonly cannotRun: readonly string[]
  /** Why it cannot be taken. */
  readonly refused: string | null
  /** Why a part of a parcel stays out of the draft although nothing is wrong with it. */
  readonly aside: string | null
}

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
const DMN = /^https?:\/\/www\.omg\.org\/spec\/DMN\//

export async function look({ name, bytes, refused }: GivenFile): Promise<LookedAt> {
  const nothing = {
    name,
    kind: 'other',
    content: '',
    ids: [],
    title: null,
    foreign: [],
    notes: [],
    cannotRun: [],
    aside: asideOf(name),
  } as const
  const no = (says: string, kind: Kind = 'other'): LookedAt => ({ ...nothing, kind, refused: says })
  if (refused) return no(refused)
  if (nothing.aside) return no('')
  if (bytes.length === 0) return no('Die Datei ist leer.')
  const text = decodeText(bytes).replace(/^\uFEFF/, '')
  if (/\.csv$/i.test(name)) return steps(nothing, bytes, text)
  if (text.includes('\uFFFD')) return no(sayEncoding(text))
  if (/^\s*</.test(text)) return xml(nothing, text)
  if (/^\s*\{/.test(text) && /\.(form|json)$/i.test(name)) return form(nothing, text)
  return no(sayUnknown(name))
}

/** Parts of a parcel that are no part of a draft. */
function asideOf(name: string): string | null {
  if (!name.includes('/')) return null
  return /\.(?:pdf|svg|png|jpe?g|md|txt|docx)$/i.test(name) ? 'Gehört nicht zum Entwurf und bleibt draußen.' : null
}

type Nothing = Omit<LookedAt, 'refused'>

function sayEncoding(text: string): string {
  const named = /^<\?xml[^>]*?encoding=["']([\w.-]+)["']/.exec(text)?.[1] ?? 'UTF-8'
  return `Die Datei ist anders gespeichert, als sie angibt (${named}): Umlaute gingen verloren. Bitte speichern Sie sie neu als UTF-8.`
}

function sayUnknown(name: string): string {
  const ending = /\.[^./]+$/.exec(name)?.[0].toLowerCase() ?? ''
  if (['.vsd', '.vsdx', '.adl', '.xpdl', '.vdx'].includes(ending))
    return `${ending} lässt sich nicht einlesen. Bitte speichern Sie das Diagramm dort als BPMN 2.0.`
  return 'Eingelesen werden BPMN (.bpmn, .xml), Regeln (.dmn), Formulare (.form, .json), Schrittlisten (.csv) und ZIP.'
}

async function xml(nothing: Nothing, text: string): Promise<LookedAt> {
  const file = readXml(text)
  const no = (refused: string, kind: Kind = 'other'): LookedAt => ({ ...nothing, kind, refused })
  if (file.broken !== null) return no(`Das XML ist nicht wohlgeformt. ${file.broken}`)
  if (/<!DOCTYPE/i.test(text)) return no('Dateien mit DOCTYPE werden nicht gelesen.')
  // What is kept is text: an encoding that the file names would no longer be true.
  const kept = text.replace(/^(<\?xml[^>]*?encoding=["'])[\w.-]+(["'])/, '$1UTF-8$2')
  const about = { ...nothing, content: kept, foreign: foreignIn(file.namespaces) }
  if (file.root?.name === 'definitions' && file.root.uri === BPMN) return bpmn(about, file)
  if (file.root?.name === 'definitions' && DMN.test(file.root.uri)) return dmn(about, file)
  return no(`Das XML ist weder BPMN 2.0 noch DMN (es beginnt mit „${file.root?.name ?? ''}“).`)
}

const sayTwice = ({ twice }: XmlFile): string =>
  `Kennungen stehen mehrmals: ${twice.join(', ')}. Beim Öffnen ginge davon etwas verloren; bitte berichtigen Sie die Datei.`

async function bpmn(about: Nothing, file: XmlFile): Promise<LookedAt> {
  const no = (refused: string): LookedAt => ({ ...about, kind: 'bpmn', content: '', refused })
  if (file.twice.length > 0) return no(sayTwice(file))
  const parsed = await readBpmn(about.content).catch((error: unknown) => String(error))
  if (typeof parsed === 'string') return no(`Das BPMN ist nicht lesbar: ${parsed}`)
  const { processes, drawn } = processesIn(parsed)
  const first = processes[0]
  if (!first) return no('Die Datei enthält keinen Prozess.')
  const content = drawn ? about.content : await drawingFor(about.content)
  if (content === null)
    return no(
      'Die Datei hat keine Zeichnung und ließ sich nicht zeichnen. Geben Sie jedem Prozess darin einen Pool, oder speichern Sie sie dort mit Diagramm (BPMN DI).',
    )
  const { problems } = await compile(about.content, { id: 'einlesen' })
  const lost = parsed.warnings.filter(({ message }) => message.startsWith('unresolved reference')).length
  const others = processes.slice(1).map(({ id, name }) => name ?? id)
  return {
    ...about,
    kind: 'bpmn',
    content,
    ids: processes.map(({ id }) => id),
    title: first.name,
    notes: [
      ...(drawn
        ? []
        : [`Hat keine Zeichnung; sie wird gezeichnet${others.length > 0 ? ', jeder Prozess in einem Pool' : ''}.`]),
      ...(first.executable
        ? []
        : ['Nicht als ausführbar gekennzeichnet: Das lässt sich danach mit einem Klick setzen.']),
      ...(others.length > 0 ? [`Enthält auch: ${others.join(', ')}.`] : []),
      ...(lost > 0
        ? [`${lost === 1 ? 'Ein Verweis führt' : `${lost} Verweise führen`} ins Leere; sie bleiben stehen.`]
        : []),
    ],
    cannotRun: problems.filter(({ severity }) => severity === 'error').map(say),
    refused: null,
  }
}

/** Null where it cannot be drawn. */
const drawingFor = (xml: string): Promise<string | null> => withDrawing(xml).catch(() => null)

const say = ({ element, reason, instead }: CheckProblem): string =>
  `${element ? `${element}: ` : ''}${reason.de} ${instead.de}`.trim()

async function dmn(about: Nothing, file: XmlFile): Promise<LookedAt> {
  if (file.twice.length > 0) return { ...about, kind: 'dmn', content: '', refused: sayTwice(file) }
  const { decisions, problems } = await compileDecisions(about.content)
  const ids = [...about.content.matchAll(/<(?:[\w-]+:)?decision\s[^>]*?\bid="([^"]+)"/g)].map(([, id = '']) => id)
  if (ids.length === 0) return { ...about, kind: 'dmn', content: '', refused: 'Die Datei enthält keine Entscheidung.' }
  return {
    ...about,
    kind: 'dmn',
    ids,
    title: decisions[0]?.name ?? null,
    cannotRun: problems.filter(({ severity }) => severity === 'error').map(say),
    refused: null,
  }
}

interface FormJson {
  readonly id?: unknown
  readonly components?: unknown
}

function form(nothing: Nothing, text: string): LookedAt {
  const no = (refused: string): LookedAt => ({ ...nothing, kind: 'form', refused })
  let raw: FormJson & object
  try {
    raw = JSON.parse(text) as FormJson
  } catch (error) {
    return no(`Die Datei ist kein lesbares JSON: ${error instanceof Error ? error.message : ''}`)
  }
  if ('story' in raw) return story(nothing, text, raw)
  if ('slug' in raw && 'process' in raw) return definition('service', nothing, text, raw)
  if ('blocks' in raw && 'subject' in raw) return definition('letter', nothing, text, raw)
  if (!Array.isArray(raw.components))
    return { ...nothing, refused: 'Das JSON ist weder Formular noch Probe, Brief oder Leistung.' }
  if (text.length > 1_000_000) return no('Das Formular ist größer als 1 MB.')
  const { problems } = parseForm(text)
  const id = typeof raw.id === 'string' ? raw.id : ''
  return {
    ...nothing,
    kind: 'form',
    content: text,
    ids: id ? [id] : [],
    cannotRun: problems.map(({ element, reason }) => `${element}: ${reason}`),
    refused: null,
  }
}

/** What belongs to a service is kept as it came, also while fields are missing: they can be filled in afterwards. */
function definition(kind: 'service' | 'letter', nothing: Nothing, content: string, raw: object): LookedAt {
  const { process, id, title }: { process?: unknown; id?: unknown; title?: unknown } = raw
  const called = kind === 'service' ? process : id
  if (content.length > 1_000_000) return { ...nothing, kind, refused: 'Die Datei ist größer als 1 MB.' }
  const file = { name: '', content }
  return {
    ...nothing,
    kind,
    content,
    ids: typeof called === 'string' && called ? [called] : [],
    title: typeof title === 'string' ? title : null,
    cannotRun: (kind === 'service' ? readService(file).problems : letterProblems(file))
      .filter(({ severity }) => severity === 'error')
      .map(({ reason }) => reason.de),
    refused: null,
  }
}

/** A rehearsal that was recorded. */
function story(nothing: Nothing, text: string, raw: object): LookedAt {
  const parsed = parseStory(raw)
  if ('errors' in parsed)
    return { ...nothing, kind: 'story', refused: `Die Probe ist nicht lesbar: ${parsed.errors.join(' ')}` }
  return { ...nothing, kind: 'story', content: text, title: parsed.story.story, refused: null }
}

/** German Excel writes Windows-1252 unless it is told otherwise. */
function steps(nothing: Nothing, bytes: Uint8Array, utf8: string): LookedAt {
  const text = utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : utf8
  const count = stepsIn(text)
  if (!count) return { ...nothing, kind: 'csv', refused: 'In dieser Liste fehlt die Spalte „Was?“, oder sie ist leer.' }
  const notes = [count === 1 ? 'Ein Schritt.' : `${count} Schritte.`]
  return { ...nothing, kind: 'csv', content: text, notes, refused: null }
}
