/** What a description begins with: taken from the catalogue, the fact sheet, the model and the application form. All of it is to be read before it is saved. */
import { fieldsOf, type DrawnNode, type Field, type Form } from '../../../engine/index.ts'
import { wordsOf } from '../../pages/service-words.ts'
import type { CatalogueService } from '../../ratings/service.ts'
import type { ServiceDefinition } from '../../services/definition.ts'
import type { ModelFacts } from '../model-facts.ts'
import type { FieldKey } from '../sheet/fields.ts'
import type { Data } from '../sheet/store.ts'
import { slugOf } from '../../records/slug.ts'
import { costOf, type Paid } from './costs.ts'
import type { TextKey, TypedService } from './typed.ts'

export interface Known {
  readonly process: { readonly key: string; readonly name: string }
  /** The service of the catalogue, where one was chosen. */
  readonly catalogue: CatalogueService | null
  /** The process's own office; null where nobody has said. */
  readonly office: string | null
  readonly officeName: (key: string) => string
  readonly sheet: Data
  readonly facts: ModelFacts
  readonly paid: Paid
  /** The application form. */
  readonly form: Form | null
}

export interface Prefilled {
  readonly typed: TypedService
  /** Where each text comes from. */
  readonly from: Readonly<Partial<Record<TextKey | 'norms' | 'milestones' | 'yourTurn', string>>>
}

type Said = readonly [text: string, from: string]

/** Where nobody has said anything yet: it is for a person to write. */
const UNKNOWN: Said = ['', '']

export function prefill(known: Known): Prefilled {
  const kind = kindOf(known.catalogue?.name ?? known.process.name)
  const said: Readonly<Record<TextKey, Said>> = { ...basics(known, kind), ...words(known, kind), ...privacy(known) }
  const texts = Object.entries(said) as (readonly [TextKey, Said])[]
  const norms = normsOf(known)
  return {
    typed: {
      texts: Object.fromEntries(texts.map(([key, [text]]) => [key, text])) as TypedService['texts'],
      norms,
      milestones: milestonesOf(known.facts.steps, kind),
      yourTurn: yourTurnOf(known.facts.steps),
    },
    from: {
      ...Object.fromEntries(texts.flatMap(([key, [text, from]]) => (text === '' ? [] : [[key, from]]))),
      ...(norms.length > 0 ? { norms: 'Katalog und Steckbrief' } : {}),
      ...{ milestones: MODEL, yourTurn: MODEL },
    },
  }
}

const CATALOGUE = 'Katalog'
const SHEET = 'Steckbrief'
const MODEL = 'Modell'
const FORM = 'Antragsformular'
const GENERAL = 'allgemeiner Text'

function basics({ process, catalogue, office, facts }: Known, kind: Kind): Record<BasicKey, Said> {
  const title = catalogue?.name ?? process.name
  const from = catalogue ? CATALOGUE : 'Name des Prozesses'
  const responsible = office ?? catalogue?.office ?? ''
  return {
    id: [catalogue?.id ?? process.key, from],
    title: [title, from],
    slug: [slugOf(title), 'aus dem Titel'],
    kind: [kind, 'aus dem Titel'],
    office: [responsible, office ? 'Amt des Prozesses' : CATALOGUE],
    domain: [domainOf(catalogue, responsible), 'aus dem Amt'],
    leika: [
      catalogue?.leikaMatch === 'none' ? '' : (catalogue?.leika ?? []).map(({ key }) => key).join('\n'),
      CATALOGUE,
    ],
    supplyMessage: [supplyIn(facts) ?? '', MODEL],
  }
}
type BasicKey = 'id' | 'title' | 'slug' | 'kind' | 'office' | 'domain' | 'leika' | 'supplyMessage'

const supplyIn = ({ messages }: ModelFacts): string | undefined =>
  messages.find((name) => /unterlag|nachweis|nachgereicht|nachreich/i.test(name))

function words({ process, catalogue, sheet, form, facts, paid }: Known, kind: Kind): Record<WordKey, Said> {
  const title = catalogue?.name ?? process.name
  return {
    summary: fromSheet(sheet, 'purpose') ?? [form ? `Hier können Sie „${title}“ online erledigen.` : '', GENERAL],
    who: UNKNOWN,
    needed: neededFor(form, catalogue),
    cost: costOf(paid, catalogue) ?? UNKNOWN,
    deadline: UNKNOWN,
    submit: [submitOf[kind], GENERAL],
    next: [nextIn(facts).join('\n'), MODEL],
  }
}

/** What the application asks to upload. What the catalogue demands beside it nobody could hand in; without a form it is all there is. */
function neededFor(form: Form | null, catalogue: CatalogueService | null): Said {
  if (!form) return [(catalogue?.documents ?? []).filter((one) => !isFetched(one)).join('\n'), CATALOGUE]
  return [[...new Set(uploadsIn(form).map(({ label }) => label))].join('\n'), FORM]
}

const uploadsIn = (form: Form): readonly Field[] =>
  fieldsOf(form.components).filter(({ type }) => type === 'filepicker')

/** The office gets it itself. */
const isFetched = (document: string): boolean => /abruf/i.test(document)

/** Of the catalogue's documents those that nobody is asked for: said beside the input, never proposed. */
export const notAsked = ({ form, catalogue }: Pick<Known, 'form' | 'catalogue'>): readonly string[] =>
  form ? (catalogue?.documents ?? []).filter((one) => uploadsIn(form).every(({ label }) => label !== one)) : []

/** Only what the model does. */
function nextIn(facts: ModelFacts): readonly string[] {
  const looked = facts.steps.some(({ type }) => type === 'bpmn:UserTask')
  return [
    ...(looked ? ['Wir prüfen Ihre Angaben.'] : []),
    ...(supplyIn(facts) === undefined ? [] : ['Fehlt etwas, schreiben wir Ihnen und nennen alles, was fehlt.']),
    ...(facts.writers.length > 0 ? ['Danach schreiben wir Ihnen, wie wir entschieden haben.'] : []),
  ]
}
type WordKey = 'summary' | 'who' | 'needed' | 'cost' | 'deadline' | 'submit' | 'next'

function privacy(known: Known): Record<Extract<TextKey, `privacy.${string}`>, Said> {
  const { process, catalogue, sheet, form, officeName, office, facts } = known
  const title = catalogue?.name ?? process.name
  const norms = normsOf(known).map(({ norm }) => norm)
  const told = [office ?? catalogue?.office ?? '', ...facts.handovers].map(officeName).filter(Boolean)
  return {
    'privacy.purpose': fromSheet(sheet, 'purpose') ?? [
      `Wir brauchen Ihre Angaben, um „${title}“ zu bearbeiten.`,
      GENERAL,
    ],
    'privacy.basis': [
      [
        'Art. 6 Abs. 1 Buchst. e DSGVO',
        ...(norms.length > 0 ? [`in Verbindung mit ${norms.join(', ')}`] : []),
        '(nicht geprüft).',
      ].join(' '),
      norms.length > 0 ? 'Rechtsgrundlagen' : GENERAL,
    ],
    'privacy.categories': fromSheet(sheet, 'categories') ?? categoriesOf(form),
    'privacy.recipients': fromSheet(sheet, 'recipients') ?? [
      told.join(', '),
      facts.handovers.length > 0 ? MODEL : 'aus dem Amt',
    ],
    'privacy.retention': fromSheet(sheet, 'retention') ?? [
      'Nach den Aufbewahrungsfristen der Stadt (nicht geprüft). Einen Entwurf, den Sie nicht absenden, löschen wir nach 30 Tagen.',
      GENERAL,
    ],
    'privacy.rights': [
      'Sie können Auskunft, Berichtigung und, soweit keine Aufbewahrungspflicht entgegensteht, Löschung verlangen und sich beim Landesbeauftragten für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz beschweren.',
      GENERAL,
    ],
  }
}

function fromSheet(sheet: Data, key: FieldKey): Said | null {
  const written = sheet[key]?.map(({ text }) => text).join(', ')
  return written ? [written, SHEET] : null
}

type Kind = ServiceDefinition['kind']

function kindOf(title: string): Kind {
  if (/anzeig/i.test(title)) return 'notice'
  return /(an|ab|um)(ge)?meld/i.test(title) ? 'registration' : 'application'
}

const submitOf: Readonly<Record<Kind, string>> = {
  registration: 'Verbindlich anmelden',
  application: 'Antrag verbindlich absenden',
  notice: 'Anzeige verbindlich absenden',
}

function domainOf(catalogue: CatalogueService | null, office: string): ServiceDefinition['domain'] {
  if (catalogue?.fee.kind === 'tax' || office === 'steueramt') return 'tax'
  if (office === 'soziales') return 'social'
  return office === 'standesamt' ? 'civil-status' : 'general'
}

function normsOf({ catalogue, sheet }: Known): TypedService['norms'] {
  const told = (sheet.norms ?? []).map(({ text }) => text)
  const says = 'Grundlage dieser Leistung.'
  const named = catalogue?.legalBasis.text.trim()
    ? [{ norm: catalogue.legalBasis.text.trim(), says, source: catalogue.legalBasis.source, checked: false }]
    : []
  const more = told.filter((norm) => !named.some((one) => one.norm === norm))
  return [...named, ...more.map((norm) => ({ norm, says, source: '', checked: false }))]
}

/** "Angaben zur Person, Fahrzeug": what the application asks for, step by step. */
function categoriesOf(form: Form | null): Said {
  const components = form?.components ?? []
  const groups = components.flatMap((one) => (one.type === 'group' && one.label ? [one.label] : []))
  const named = groups.length > 0 ? groups : fieldsOf(components).map(({ label }) => label)
  return [named.length > 0 ? `${named.join(', ')}.` : '', FORM]
}

const outside = ({ parent }: DrawnNode): boolean => parent === null

/** Begun, looked at, finished: a milestone is reached when one of its steps has been left. */
function milestonesOf(steps: readonly DrawnNode[], kind: Kind): TypedService['milestones'] {
  const top = steps.filter(outside)
  const start = top.find(({ type }) => type === 'bpmn:StartEvent')
  const tasks = top.filter(({ type }) => type === 'bpmn:UserTask')
  const ends = top.filter(({ type }) => type === 'bpmn:EndEvent')
  const [first] = tasks
  return [
    { label: `${wordsOf({ kind }).noun} eingegangen`, elements: start ? [start.id] : [] },
    { label: 'Angaben geprüft', elements: first ? [first.id] : [] },
    { label: 'Entschieden', elements: ends.map(({ id }) => id) },
  ].filter(({ elements }) => elements.length > 0)
}

const waitsForMessage = ({ type, event, host }: DrawnNode): boolean =>
  host === null &&
  (type === 'bpmn:ReceiveTask' || (type === 'bpmn:IntermediateCatchEvent' && event === 'bpmn:MessageEventDefinition'))

function yourTurnOf(steps: readonly DrawnNode[]): TypedService['yourTurn'] {
  const waiting = steps.filter(waitsForMessage).map(({ id }) => id)
  return waiting.length > 0 ? [{ label: 'Bitte reichen Sie die fehlenden Unterlagen nach.', elements: waiting }] : []
}
