/** The table as a list that Excel opens: semicolons, German numbers, a mark for UTF-8. */
import { figureSources } from '../../engine/drawing/facts.ts'
import { rowsOf, type Row } from './flat.ts'
import { readMedium, writeMedium } from './media.ts'
import { number, readMinutes, readShare, writeMinutes, writeShare } from './minutes.ts'
import {
  newStep,
  everyItem,
  isStep,
  noFacts,
  type Block,
  type Branch,
  type Facts,
  type Item,
  type Step,
  type Table,
} from './table.ts'
import { durationOf, newBranch } from './typing.ts'

const heads = [
  'Ebene',
  'Art',
  'Wer?',
  'Was?',
  'Womit?',
  'mindestens (min)',
  'üblich (min)',
  'höchstens (min)',
  'Liegezeit',
  'Medium rein',
  'Medium raus',
  'Wie oft?',
  'Was stört?',
  'Norm',
  'Vorlage',
  'Personen',
  'Herkunft',
  'Gefragt am',
  'Bedingung',
] as const

const parts: Readonly<Record<Step['part'], string>> = {
  start: 'Auslöser',
  step: 'Schritt',
  wait: 'Warten',
  end: 'Ergebnis',
  other: 'Schritt',
}
const gateways: Readonly<Record<Block['gateway'], string>> = {
  exclusive: 'falls',
  inclusive: 'falls auch',
  parallel: 'gleichzeitig',
  eventBased: 'was zuerst kommt',
  complex: 'falls',
}

/** The first that is called so: "falls" is exclusive. */
const gatewayCalled = (said: string): Block['gateway'] =>
  (Object.keys(gateways) as Block['gateway'][]).find((gateway) => gateways[gateway] === said) ?? 'exclusive'

export function writeCsv(table: Table): string {
  const rows = rowsOf(table)
  const names = new Map(
    everyItem(table).flatMap((item) => (item.kind === 'jump' ? [] : [[item.id, item.what] as const])),
  )
  const lines = rows
    .filter(({ kind }) => kind !== 'aside')
    .map((row) => [String(row.depth + 1), ...cellsOf(row, names)])
  return `\uFEFF${[[...heads], ...lines].map((line) => line.map(quote).join(';')).join('\r\n')}\r\n`
}

function cellsOf(row: Row, names: ReadonlyMap<string, string>): readonly string[] {
  if (row.kind === 'step') return stepCells(row.item)
  if (row.kind === 'block') return [gateways[row.item.gateway], row.item.who ?? '', row.item.what]
  if (row.kind === 'jump') return ['zurück zu', '', names.get(row.item.target) ?? '']
  const branch = row.kind === 'branch' ? row.block.branches[row.index] : undefined
  const kind = branch?.isDefault ? 'sonst' : 'Fall'
  return placed({
    Art: kind,
    'Was?': branch?.name ?? '',
    'Wie oft?': writeShare(branch?.share ?? null),
    Bedingung: branch?.condition ?? '',
  })
}

/** Cells by their heads, without that of the level. */
const placed = (cells: Partial<Readonly<Record<(typeof heads)[number], string>>>): readonly string[] =>
  heads.slice(1).map((head) => cells[head] ?? '')

const minutes = (value: number | null): string => (value === null ? '' : number(value))

function stepCells({ part, who, what, facts }: Step): readonly string[] {
  return [
    parts[part],
    who ?? '',
    what,
    facts.system ?? '',
    ...[facts.minutesMin, facts.minutesUsual, facts.minutesMax].map(minutes),
    writeMinutes(facts.waitingMinutes),
    writeMedium(facts.mediumIn),
    writeMedium(facts.mediumOut),
    writeShare(facts.share),
    facts.pain ?? '',
    facts.norm ?? '',
    facts.template ?? '',
    minutes(facts.persons),
    figureSources.find(({ id }) => id === facts.source)?.name ?? facts.source ?? '',
    facts.day?.split('-').reverse().join('.') ?? '',
  ]
}

/** A cell that begins like a formula would be run by Excel. */
function quote(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) ? `'${text}` : text
  return /[;"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

interface Line {
  readonly depth: number
  readonly art: string
  readonly cell: (head: string) => string
}

/** Reads a list; only "Was?" is needed, every other column may be missing. Null when there is none. */
export function readCsv(text: string, id: (prefix: string) => string): Table | null {
  const [head = [], ...body] = parse(text.replace(/^\uFEFF/, ''))
  const column = (name: string): number => head.findIndex((one) => plain(one) === plain(name))
  if (column('Was?') < 0) return null
  const lines = body
    .filter((cells) => cells.some((one) => one.trim()))
    .map((cells): Line => {
      const cell = (name: string): string => cells[column(name)]?.trim() ?? ''
      return { depth: Number(cell('Ebene')) || 1, art: cell('Art').toLowerCase(), cell }
    })
  const items = build(lines, { id, jumps: [] })
  return items.length > 0 ? { items, asides: [] } : null
}

/** The element with which the process begins stays: forms and versions know it. */
export function withStart(read: Table, before: Table): Table {
  const old = before.items[0]
  const [first, ...others] = read.items
  if (old?.kind !== 'step' || old.part !== 'start') return read
  if (first?.kind !== 'step' || first.part !== 'start')
    return { ...read, items: [old, ...read.items], asides: before.asides }
  const start = { ...old, who: first.who ?? old.who, what: first.what || old.what, facts: first.facts }
  return { items: [start, ...others], asides: before.asides }
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-zäöüß]/g, '')
    .replace(/min$/, '')

interface Building {
  readonly id: (prefix: string) => string
  readonly jumps: string[]
}

function build(lines: readonly Line[], building: Building): readonly Item[] {
  const items = level(lines, 0, 1, building).items
  const steps = everyItem({ items, asides: [] }).filter((item): item is Step | Block => item.kind !== 'jump')
  const target = (name: string): string | undefined =>
    steps.find(({ what }) => what.toLowerCase() === name.toLowerCase())?.id
  const settle = (all: readonly Item[]): readonly Item[] =>
    all.flatMap((item): readonly Item[] => {
      if (item.kind === 'block')
        return [{ ...item, branches: item.branches.map((one) => ({ ...one, items: settle(one.items) })) }]
      if (isStep(item)) return [item]
      const found = target(item.target)
      return found ? [{ ...item, target: found }] : []
    })
  return settle(items)
}

/** Items of one depth; what stands deeper belongs to the branch before it. */
function level(
  lines: readonly Line[],
  from: number,
  depth: number,
  building: Building,
): { items: readonly Item[]; next: number } {
  const items: Item[] = []
  let at = from
  for (let line = lines[at]; line && line.depth >= depth; line = lines[at]) {
    if (isBranch(line) && depth > 1) break
    if (!isBlock(line)) {
      items.push(single(line, building))
      at += 1
      continue
    }
    const read = branches(lines, at + 1, line.depth, building)
    items.push(block(line, read.branches, building))
    at = read.next
  }
  return { items, next: at }
}

const isBlock = ({ art }: Line): boolean => /^(falls|gleichzeitig|was zuerst)/.test(art)
const isBranch = ({ art }: Line): boolean => art === 'fall' || art === 'sonst'

function branches(
  lines: readonly Line[],
  from: number,
  depth: number,
  building: Building,
): { branches: readonly Branch[]; next: number } {
  const found: Branch[] = []
  let at = from
  for (let line = lines[at]; line && isBranch(line) && line.depth === depth; line = lines[at]) {
    const inner = level(lines, at + 1, depth + 1, building)
    found.push({
      ...newBranch(line.cell('Was?'), line.art === 'sonst'),
      share: readShare(line.cell('Wie oft?')) ?? null,
      condition: line.cell('Bedingung') || null,
      items: inner.items,
    })
    at = inner.next
  }
  return { branches: found, next: at }
}

function block(line: Line, all: readonly Branch[], { id }: Building): Block {
  const gateway = gatewayCalled(line.art)
  const own = { id: id('Gateway_'), who: line.cell('Wer?') || null, what: line.cell('Was?'), merges: [], plain: false }
  const missing = Array.from({ length: Math.max(0, 2 - all.length) }, () => newBranch(''))
  return { ...own, kind: 'block', gateway, branches: [...all, ...missing], join: null }
}

function single(line: Line, { id }: Building): Item {
  const [what, who] = [line.cell('Was?'), line.cell('Wer?') || null]
  if (line.art === 'zurück zu') return { kind: 'jump', target: what }
  const facts = factsOf(line)
  if (line.art === 'auslöser') return { ...newStep(id('Event_'), 'start', 'bpmn:StartEvent', what, who), facts }
  if (line.art === 'ergebnis') return { ...newStep(id('Event_'), 'end', 'bpmn:EndEvent', what, who), facts }
  if (line.art !== 'warten') return { ...newStep(id('Activity_'), 'step', 'bpmn:UserTask', what, who), facts }
  const duration = durationOf(what)
  return {
    ...newStep(id('Event_'), 'wait', 'bpmn:IntermediateCatchEvent', what, who),
    facts,
    on: duration ? 'timer' : 'message',
    duration,
  }
}

function factsOf({ cell }: Line): Facts {
  const time = (head: string, unit = 1): number | null => readMinutes(cell(head), unit) ?? null
  return {
    ...noFacts,
    system: cell('Womit?') || null,
    minutesMin: time('mindestens'),
    minutesUsual: time('üblich'),
    minutesMax: time('höchstens'),
    waitingMinutes: time('Liegezeit', 480),
    mediumIn: readMedium(cell('Medium rein')),
    mediumOut: readMedium(cell('Medium raus')),
    share: readShare(cell('Wie oft?')) ?? null,
    pain: cell('Was stört?') || null,
    norm: cell('Norm') || null,
    template: cell('Vorlage') || null,
    persons: Number(cell('Personen')) || null,
    source: readSource(cell('Herkunft')),
    day: readDay(cell('Gefragt am')),
  }
}

const readSource = (said: string): string | null =>
  figureSources.find(({ id, name }) => [id, plain(name)].includes(plain(said)))?.id ?? (said || null)

/** "02.03.2026", as Excel leaves it, or the day as a file has it. */
function readDay(said: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(said) ?? []
  if (year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d{4}-\d\d-\d\d$/.test(said) ? said : null
}

/** Cells by line; quotes may hold semicolons and line breaks. */
function parse(text: string): readonly (readonly string[])[] {
  const separator = (text.split('\n')[0] ?? '').includes(';') ? ';' : ','
  const lines: string[][] = [[]]
  const pattern = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'y')
  while (pattern.lastIndex < text.length) {
    const [, quoted, bare = '', stop] = pattern.exec(text) ?? ['', '', '', '']
    lines.at(-1)?.push(quoted === undefined ? bare.replace(/^'(?=[=+@])/, '') : quoted.replaceAll('""', '"'))
    if (stop !== separator) lines.push([])
    if (stop === '' || stop === undefined) break
  }
  return lines.filter((line) => line.length > 0)
}
