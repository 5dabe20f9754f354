import { describe, expect, it } from 'vitest'
import { jobKinds } from '../../../modeler/bpmn/jobKinds.ts'
import { answer } from '../../../modeler/interview/answer.ts'
import { questionOf, withQuestion } from '../../../modeler/draft/question.ts'
import { fromInterview } from '../../../modeler/interview/session.ts'
import { readCsv, writeCsv } from '../../../modeler/table/csv.ts'
import { decide, move } from '../../../modeler/table/edit.ts'
import { factColumns } from '../../../modeler/table/factColumns.ts'
import { rowsOf, type Place } from '../../../modeler/table/flat.ts'
import { jobIn } from '../../../modeler/table/jobPhrases.ts'
import { readMinutes, sayOutOfOrder, writeMinutes } from '../../../modeler/table/minutes.ts'
import { sentences } from '../../../modeler/table/sentences.ts'
import { noFacts, type Block, type Item, type Step, type Table } from '../../../modeler/table/table.ts'
import { suggestVerbs, verbByKey, verbIn, verbs } from '../../../modeler/table/verbs.ts'
import { branch, end, falls, gewerbeanmeldung, start, step, table } from './build.ts'

interface Form {
  readonly components: readonly { readonly key: string; readonly values?: readonly { readonly value: string }[] }[]
}

let count = 0
const id = (prefix: string): string => `${prefix}${(count += 1)}`

/** Types line after line, each where the one before has left the cursor. */
const type = (...lines: readonly string[]) => typeIn(false, ...lines)

function typeIn(runs: boolean, ...lines: readonly string[]): { table: Table; says: string | null } {
  let now = table(start('Amt', 'Antrag geht ein'))
  let place: Place = { list: 'main', index: 1 }
  let says: string | null = null
  for (const line of lines) {
    const made = answer(line, { table: now, rows: rowsOf(now), place, who: 'Amt', id, runs })
    now = made.table ?? now
    place = made.next ?? place
    says = made.says
  }
  return { table: now, says }
}

const shape = (items: readonly Item[]): unknown[] =>
  items.map((item) => {
    if (item.kind === 'jump') return 'zurück'
    return item.kind === 'step'
      ? `${item.part}: ${item.what}`
      : [item.gateway, item.what, ...item.branches.map(({ name, items: inner }) => [name, ...shape(inner)])]
  })

describe('what is typed into "Was?"', () => {
  it('becomes a decision with "falls", goes back, and goes on behind it when only "sonst" is left', () => {
    const typed = type(
      'Antrag prüfen',
      'falls Angaben fehlen',
      'Angaben nachfordern',
      'warten auf Antwort',
      'zurück zu 1',
      'Bescheid zustellen',
      'Ende: beschieden',
    )
    expect(shape(typed.table.items)).toEqual([
      'start: Antrag geht ein',
      'step: Antrag prüfen',
      ['exclusive', 'Angaben fehlen?', ['ja', 'step: Angaben nachfordern', 'wait: Antwort', 'zurück'], ['nein']],
      'step: Bescheid zustellen',
      'end: beschieden',
    ])
  })

  it('becomes further cases with "oder falls", the other case with "sonst", and leaves them with "danach"', () => {
    const typed = type(
      'falls privat',
      'Formular A',
      'oder falls gewerblich',
      'Formular B',
      'sonst',
      'Formular C',
      'danach',
      'Ablegen',
    )
    expect(shape(typed.table.items).slice(1)).toEqual([
      [
        'exclusive',
        'Privat oder gewerblich?',
        ['privat', 'step: Formular A'],
        ['gewerblich', 'step: Formular B'],
        ['sonst', 'step: Formular C'],
      ],
      'step: Ablegen',
    ])
  })

  it('says a verb once that a key had put there already', () => {
    expect(shape(type('Bestätigung versenden versenden').table.items).slice(1)).toEqual(['step: Bestätigung versenden'])
  })

  it('gives a further case to the decision just left, behind a case that ends or goes back', () => {
    const typed = type(
      'Antrag prüfen',
      'falls unzulässig',
      'Ende: abgelehnt',
      'oder falls unvollständig',
      'zurück zu Antrag',
      'oder falls verjährt',
      'Ende: verjährt',
      'Ende: erledigt',
    )
    expect(shape(typed.table.items).slice(2)).toEqual([
      [
        'exclusive',
        'Unzulässig, unvollständig oder verjährt?',
        ['unzulässig', 'end: abgelehnt'],
        ['unvollständig', 'zurück'],
        ['verjährt', 'end: verjährt'],
        ['sonst'],
      ],
      'end: erledigt',
    ])
    const nested = type('falls P', 'falls Q', 'Ende: a', 'sonst', 'Ende: b', 'sonst', 'C', 'sonst')
    expect(shape(nested.table.items).slice(1)).toEqual([
      ['exclusive', 'P?', ['ja', ['exclusive', 'Q?', ['ja', 'end: a'], ['nein', 'end: b']]], ['nein', 'step: C']],
    ])
    expect(nested.says).toContain('„sonst“ braucht eine Entscheidung')
  })

  it('is kept out where nothing can follow, and the word that was typed is named', () => {
    expect(type('Prüfen', 'oder falls X').says).toContain('„oder falls“ braucht')
    expect(type('falls X', 'Ende: a', 'sonst', 'Ende: b', 'Noch etwas').says).toContain('endet schon jeder Weg')
    expect(shape(type('falls X', 'Ende: a', 'sonst', 'Ende: b', 'oder falls Y', 'C').table.items).slice(1)).toEqual([
      ['exclusive', 'X oder Y?', ['X', 'end: a'], ['Y', 'step: C'], ['sonst', 'end: b']],
    ])
  })

  it('becomes parallel parts with "gleichzeitig", a third one as well', () => {
    const typed = type(
      'gleichzeitig',
      'A schreiben',
      'gleichzeitig',
      'B schreiben',
      'gleichzeitig',
      'C schreiben',
      'danach',
      'D',
    )
    expect(shape(typed.table.items).slice(1)).toEqual([
      ['parallel', '', ['', 'step: A schreiben'], ['', 'step: B schreiben'], ['', 'step: C schreiben']],
      'step: D',
    ])
  })

  it('waits for a time where a time is named', () => {
    const wait = type('warten 14 Tage').table.items[1] as Step
    expect([wait.on, wait.duration]).toEqual(['timer', 'P14D'])
    expect((type('warten auf 3 Wochen').table.items[1] as Step).duration).toBe('P21D')
  })

  it('says so when there is no such step to go back to', () => {
    expect(type('Prüfen', 'zurück zu 7').says).toBe('Einen Schritt „7“ gibt es nicht.')
  })

  it('brings the minutes of an easy case of its verb, named by the table they stand in, and no more', () => {
    const made = type('Unterlagen prüfen').table.items[1] as Step
    expect(made.facts).toEqual({
      ...noFacts,
      verb: 'prüfen',
      minutesUsual: 5,
      source: 'table',
    })
  })

  it('gives its minutes up for the first figure that somebody says', () => {
    const made = type('Unterlagen prüfen').table.items[1] as Step
    const typed = (id: string, text: string): Step['facts'] =>
      fromInterview(factColumns.find((column) => column.id === id)!.write(made.facts, text)!, {
        day: '2026-03-02',
        persons: 4,
      })
    const interview = { source: 'interview', day: '2026-03-02', persons: 4 }
    expect(typed('minutesMax', '3')).toEqual({ ...noFacts, verb: 'prüfen', minutesMax: 3, ...interview })
    expect(typed('waitingMinutes', '2')).toEqual({ ...noFacts, verb: 'prüfen', waitingMinutes: 960, ...interview })
    expect(typed('minutesUsual', '')).toEqual({ ...noFacts, verb: 'prüfen' })
  })

  it('rests on no more persons than the fewest that told a figure of it', () => {
    const told = { ...noFacts, minutesUsual: 5, waitingMinutes: 480, source: 'interview', persons: 1 }
    const now = { day: '2026-03-02', persons: 3 }
    expect(fromInterview(told, now).persons).toBe(1)
    expect(fromInterview({ ...told, waitingMinutes: null }, now).persons).toBe(3)
    expect(fromInterview({ ...told, persons: 5 }, now).persons).toBe(3)
  })

  it('is left to the program where the process shall run, and to a person where it is only recorded', () => {
    const lines = ['Gebühr berechnen', 'Bescheid zustellen', 'Unterlagen kopieren']
    const kinds = (steps: readonly Item[]) => steps.slice(1).map((one) => one.kind === 'step' && [one.type, one.job])
    expect(kinds(type(...lines).table.items)).toEqual([
      ['bpmn:UserTask', undefined],
      ['bpmn:UserTask', undefined],
      ['bpmn:ManualTask', undefined],
    ])
    expect(kinds(typeIn(true, ...lines).table.items)).toEqual([
      ['bpmn:BusinessRuleTask', undefined],
      ['bpmn:ServiceTask', 'laufzettel.letter'],
      ['bpmn:ManualTask', undefined],
    ])
    const sent = (runs: boolean) => (typeIn(runs, 'Bescheid zustellen').table.items[1] as Step).facts
    expect([sent(false).mediumOut, sent(true).mediumOut, sent(true).minutesUsual]).toEqual(['paper', null, null])
  })

  it('is the work of the program in the words of the office, for each kind of it; an Ist leaves all of it to a person', () => {
    const said: Readonly<Record<string, readonly string[]>> = {
      'laufzettel.letter': ['Brief schreiben', 'Ablehnungsbescheid erstellen', 'Eingangsbestätigung wird gesendet'],
      'laufzettel.rates': ['Gebührensatz holen', 'Gebührensätze holen', 'Gebühr holen', 'Hundesteuersätze abrufen'],
      'laufzettel.duplicates': ['Doppelte suchen', 'Auf Dubletten prüfen', 'Doppelte Anträge suchen'],
      'laufzettel.handover': ['An anderes Amt übergeben', 'Vorgang an die Stadtkasse übergeben'],
    }
    expect(Object.keys(said)).toEqual(jobKinds.map(({ id }) => id))
    for (const [job, lines] of Object.entries(said))
      for (const line of lines) {
        expect([line, typeIn(true, line).table.items[1]]).toMatchObject([line, { type: 'bpmn:ServiceTask', job }])
        expect(typeIn(false, line).table.items[1]).toMatchObject({ type: 'bpmn:UserTask' })
      }
    const byHand = ['Schreiben prüfen', 'Antrag doppelt prüfen', 'Schlüssel übergeben', 'Datensatz abrufen']
    expect(byHand.map((line) => jobIn(line))).toEqual(byHand.map(() => null))
  })

  it('has a verb for each key, known in the forms that people write', () => {
    expect(new Set(verbs.map(({ key }) => key)).size).toBe(verbs.length)
    expect(verbByKey('/p')?.name).toBe('prüfen')
    expect(verbByKey('/')).toBeNull()
    const known = (text: string) => verbIn(text)?.name
    expect(
      ['Amt prüft den Antrag', 'Antrag geprüft', 'Unterlagen nachgefordert', 'Entwurf mitzuzeichnen'].map(known),
    ).toEqual(['prüfen', 'prüfen', 'nachfordern', 'mitzeichnen'])
    expect(['Antrag entschieden', 'Post öffnen', 'Bescheid drucken', 'Buch führen', 'Prüfbericht'].map(known)).toEqual([
      'entscheiden',
      ...[undefined, undefined, undefined, undefined],
    ])
  })

  it('finds about twenty verbs by their beginning', () => {
    expect(verbs.length).toBeGreaterThanOrEqual(20)
    expect(suggestVerbs('Antrag mitz').map(({ name }) => name)).toEqual(['mitzeichnen'])
  })
})

describe('a decision that shall run', () => {
  it('takes the only way left unsaid otherwise', () => {
    const privat = falls('Amt', 'Privat?', branch('ja', []), branch('nein', []))
    const said = decide(table(privat), privat.id, 0, 'privat = true').items[0] as Block
    expect(said.branches.map(({ condition, isDefault }) => [condition, isDefault])).toEqual([
      ['privat = true', false],
      [null, true],
    ])
    const three = falls('Amt', 'Wer?', branch('a', []), branch('b', []), branch('c', []))
    const open = decide(table(three), three.id, 0, 'wer = "a"').items[0] as Block
    expect(open.branches.some(({ isDefault }) => isDefault)).toBe(false)
  })

  it('is asked in a form with all its ways, and one that came later is added to the question', () => {
    const form = '{"id":"pruefen","components":[{"key":"name"}]}'
    const once = withQuestion(form, questionOf('Angaben fehlen?', ['ja', 'nein']))
    const twice = JSON.parse(withQuestion(once, questionOf('Angaben fehlen?', ['ja', 'zu spät', 'nein']))) as Form
    expect(twice.components.map(({ key }) => key)).toEqual(['name', 'angabenFehlen'])
    expect(twice.components[1]?.values?.map(({ value }) => value)).toEqual(['ja', 'nein', 'zu-spaet'])
  })
})

describe('rows that are moved', () => {
  it('go into a branch, through it and out behind the decision', () => {
    const moved = step('Amt', 'Kopieren')
    let now = table(
      start('Amt', 'Eingang'),
      moved,
      falls('Amt', 'Ja?', branch('ja', []), branch('nein', [])),
      end('Amt', 'Aus'),
    )
    let place: Place = { list: 'main', index: 1 }
    const seen: unknown[] = []
    for (let by = 0; by < 4; by += 1) {
      const next = move(now, place, 1)
      if (!next) break
      now = next.table
      place = next.place
      seen.push(shape(now.items).slice(1, -1))
    }
    expect(seen).toEqual([
      [['exclusive', 'Ja?', ['ja', 'step: Kopieren'], ['nein']]],
      [['exclusive', 'Ja?', ['ja'], ['nein', 'step: Kopieren']]],
      [['exclusive', 'Ja?', ['ja'], ['nein']], 'step: Kopieren'],
    ])
  })
})

describe('times', () => {
  it('are read as people write them, a working day being eight hours', () => {
    expect(['10', '1,5 Std', '2 Tage', '1 Woche', ''].map((text) => readMinutes(text))).toEqual([
      10,
      90,
      960,
      2400,
      null,
    ])
    expect(readMinutes('2', 480)).toBe(960)
    expect(readMinutes('1 Std. 30 min')).toBe(90)
    for (const text of ['bald', '10-20', '1 Std 30', '99999999999']) expect(readMinutes(text)).toBeUndefined()
    expect([5, 90, 960, 480].map(writeMinutes)).toEqual(['5 min', '1,5 Std', '2 Tage', '1 Tag'])
  })

  it('say so where the least is longer than the usual, and in both cells', () => {
    const says = (facts: Partial<Step['facts']>, column: string) => sayOutOfOrder({ ...noFacts, ...facts }, column)
    const odd = { minutesMin: 15, minutesUsual: 10, minutesMax: 20 }
    expect(says(odd, 'minutesMin')).toBe('„min“ (15 min) ist länger als „üblich“ (10 min).')
    expect(says(odd, 'minutesUsual')).toBe(says(odd, 'minutesMin'))
    expect(says(odd, 'minutesMax')).toBeNull()
    expect(says({ minutesMin: 15, minutesMax: 5 }, 'minutesMax')).toContain('„min“ (15 min) ist länger als „max“')
    expect(says({ minutesMin: 10, minutesUsual: 10 }, 'minutesMin')).toBeNull()
  })
})

describe('the sentences for the office', () => {
  const said = (facts: Partial<Step['facts']>): string =>
    sentences(table(step('Kasse', 'Gebühr buchen', facts)))[0]!.more.join(' ')

  it('tell how the procedure runs', () => {
    const texts = sentences(gewerbeanmeldung()).map(({ number, says }) => `${number ?? ''} ${says}`.trim())
    expect(texts.slice(0, 9)).toEqual([
      'Es beginnt damit: Gewerbeanmeldung auf Papier geht ein (Poststelle).',
      '1 Poststelle: Post öffnen und verteilen.',
      '2 Gewerbeamt: Vollständigkeit und Ausweis prüfen.',
      '3 Es kommt darauf an: Angaben vollständig?',
      'Wenn nein:',
      '4 Gewerbeamt: Fehlende Angaben nachfordern.',
      '5 Gewartet wird auf Antwort (es liegt bei: Gewerbeamt).',
      'Danach geht es zurück zu Schritt 2 („Vollständigkeit und Ausweis prüfen“).',
      'Wenn ja, geht es gleich weiter.',
    ])
  })

  it('hide what rests on fewer than three persons', () => {
    const figures = { minutesUsual: 7, waitingMinutes: 480, source: 'interview', day: '2026-03-02' }
    expect(said({ ...figures, persons: 2 })).not.toMatch(/7 Minuten|1 Tag/)
    expect(said({ ...figures, persons: 2 })).toContain('mindestens drei Personen')
    expect(said({ ...figures, persons: 3 })).toBe(
      'Dauert üblicherweise 7 Minuten. Vorher liegt es 1 Tag. Zahlen: aus dem Interview vom 02.03.2026, 3 Personen.',
    )
  })
})

describe('the list as CSV', () => {
  it('comes back as it went out', () => {
    const before = gewerbeanmeldung()
    const csv = writeCsv(before)
    expect(csv.startsWith('\uFEFFEbene;Art;Wer?;Was?;')).toBe(true)
    expect(writeCsv(readCsv(csv, id)!)).toBe(csv)
  })

  it('keeps conditions, and where figures come from', () => {
    const head = 'Ebene;Art;Wer?;Was?;Wie oft?;Herkunft;Gefragt am;Bedingung'
    const rows = ['1;Schritt;Amt;Antrag prüfen;;aus dem Interview;02.03.2026;', '1;falls;;Vollständig?;;;;']
    const ways = ['1;Fall;;ja;80 %;;;"anzahl > 1 and art = ""neu"""', '1;sonst;;nein;;;;']
    const read = readCsv([head, ...rows, ...ways].join('\r\n'), id)!
    const back = readCsv(writeCsv(read), id)!
    expect((back.items[0] as Step).facts).toMatchObject({ source: 'interview', day: '2026-03-02' })
    expect((back.items[1] as Block).branches.map(({ condition }) => condition)).toEqual([
      'anzahl > 1 and art = "neu"',
      null,
    ])
  })

  it('is read from two columns, too, and with quotes and line breaks', () => {
    const read = readCsv('Wer?;Was?\r\nAmt;"Antrag ""A"" prüfen; ablegen"\r\nKasse;Buchen\r\n', id)!
    expect(read.items.map((item) => item.kind === 'step' && [item.who, item.what])).toEqual([
      ['Amt', 'Antrag "A" prüfen; ablegen'],
      ['Kasse', 'Buchen'],
    ])
  })

  it('runs no formula in a spreadsheet', () => {
    const csv = writeCsv(table(step('Amt', '=1+1')))
    expect(csv).toContain(";'=1+1;")
    expect((readCsv(csv, id)!.items[0] as Step).what).toBe('=1+1')
  })

  it('without "Was?" is no list', () => {
    expect(readCsv('a;b\n1;2', id)).toBeNull()
  })
})
